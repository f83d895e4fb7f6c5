/** Handlers: organisations, offices and agent keys. */
import { isDay } from "#core/input/instant.ts";
import { dateOf } from "#core/clock/clock.ts";
import { Refusal } from "#core/problem.ts";
import type { Topology } from "#core/topology/topology.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { notFound } from "#edge/http/problem.ts";
import type { ApartRoom } from "#edge/http/room.ts";
import { recordAlertLevel } from "#stages/registry/alert-levels.ts";
import { registerOrganization } from "#stages/registry/commands.ts";
import { keysOf, registerKey, revokeKey } from "#stages/registry/keys.ts";
import { loadOrganizations } from "#stages/registry/load-organizations.ts";
import {
  alertLevelsVersion,
  alertPeriods,
  listOffices,
  listOrganizations,
  type OrganizationView,
  readOrganization,
  roomTopology,
} from "#stages/registry/queries.ts";
import { system, type Tx } from "#store/sql.ts";

type RegistryEndpoint =
  | "organizationList"
  | "organizationRead"
  | "organizationRegister"
  | "officeList"
  | "keyList"
  | "keyRegister"
  | "keyRevoke"
  | "organizationLoad"
  | "topologyRead"
  | "alertLevelList"
  | "alertLevelStream"
  | "alertLevelRecord";

export const registryHandlers: Handlers<RegistryEndpoint> = {
  organizationList: async ({ input, actor, room }) => {
    const page = await room.store.read(actor, async (tx) => await listOrganizations(tx, input));
    return { ...page, items: page.items.map(organizationView) };
  },
  organizationRead: async ({ input, actor, room }) => {
    const found = await room.store.read(actor, async (tx) => await readOrganization(tx, input.organization));
    if (found === undefined) throw notFound();
    return organizationView(found);
  },
  organizationRegister: async ({ input, actor, room }) =>
    organizationView(
      await room.store.write(
        actor,
        async (tx) => await registerOrganization(tx, input, await today(tx, room)),
      ),
    ),
  organizationLoad: async ({ input: { rows, dryRun }, actor, room }) =>
    await room.store.write(
      actor,
      async (tx) => await loadOrganizations(tx, rows, { on: await today(tx, room), dryRun }),
    ),
  topologyRead: async ({ room }) => topologyView(await room.store.read(system, roomTopology)),
  officeList: async ({ input, actor, room }) => {
    if (input.on !== undefined && !isDay(input.on))
      throw new Refusal("input-invalid", "There is no such day.", [
        { at: "/on", code: "date", message: "is not a day of the calendar" },
      ]);
    const offices = await room.store.read(
      actor,
      async (tx) => await listOffices(tx, input.on ?? (await today(tx, room))),
    );
    return {
      offices: offices.map((office) => ({ ...office, jurisdictions: [...office.jurisdictions] })),
    };
  },
  keyList: async ({ input, actor, room }) => {
    const keys = await room.store.read(actor, async (tx) => await keysOf(tx, input.organization));
    return { keys: [...keys] };
  },
  keyRegister: async ({ input, actor, room }) => ({
    keyid: await room.store.write(actor, async (tx) => await registerKey(tx, input)),
  }),
  alertLevelList: async ({ actor, room }) => ({
    periods: await room.store.read(actor, async (tx) => [...(await alertPeriods(tx))]),
  }),
  alertLevelStream: ({ actor, room }) => ({
    version: async () => await room.store.read(actor, alertLevelsVersion),
    read: async () => ({
      periods: await room.store.read(actor, async (tx) => [...(await alertPeriods(tx))]),
    }),
  }),
  alertLevelRecord: async ({ input, actor, room }) => ({
    periods: await room.store.write(actor, async (tx) => {
      await recordAlertLevel(tx, input, room.now().toISOString());
      return [...(await alertPeriods(tx))];
    }),
  }),
  keyRevoke: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => await revokeKey(tx, input.organization, input.keyid));
    return {};
  },
};

/** The day where the room is. */
async function today(tx: Tx, room: ApartRoom): Promise<string> {
  return dateOf(room.now().toISOString(), await roomTopology(tx));
}

/** A topology as the contract has it: the same, in lists of its own. */
function topologyView(topology: Topology) {
  const { calendar, domains, sectors, tiers, regions, offices } = topology;
  return {
    ...topology,
    calendar: typeof calendar === "string" ? calendar : { ...calendar, days: [...calendar.days] },
    domains: [...domains],
    sectors: [...sectors],
    tiers: [...tiers],
    regions: [...regions],
    offices: offices.map((office) => ({ ...office, jurisdictions: [...office.jurisdictions] })),
  };
}

function organizationView(found: OrganizationView) {
  return { ...found, languages: [...found.languages], contacts: [...found.contacts] };
}
