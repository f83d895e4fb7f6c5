/** The roster of a drill: made when its room is set up, and followed by the next one where the room's log gets another name. */
import { drillKey, drillKeyFile, drillSigner } from "#main/room/offices/drill-keys.ts";
import { drillWitnesses, logKeyOf, logName } from "#main/room/room-log.ts";
import { logSigners, witnessSigners } from "#cli/key/log-signers.ts";
import { verifierKeyText } from "#core/log/note.ts";
import { rosterForm } from "#core/roster/roster.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, seal } from "#core/seal/envelope.ts";
import { publicKeyMembers } from "#core/seal/key/public-key.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { type OfficeKind, officeKinds, type Topology } from "#core/topology/topology.ts";
import { adoptRoster } from "#stages/directive/signing/adopt-roster.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { readLogPolicy } from "#core/log/policy.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { lock } from "#store/locks.ts";
import { type Store, system } from "#store/sql.ts";

/** Where a drill's room is. */
export type DrillPlace = { readonly store: Store; readonly data: string; readonly origin: string };

const noSecrets = { passphrase: null, pin: null };
const [signingOffices, enoughOffices] = [5, 3];

/** Names of a drill's witnesses; two of the three are enough. */
export const witnessNames = ["drill-witness-1", "drill-witness-2", "drill-witness-3"] as const;

/** A drill may be played in any year. */
const [firstDay, lastDay] = ["2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"];

/** Adopts a roster that names the log under its name of now, unless the newest one does. */
export async function standUpDrillRoster(place: DrillPlace, now: string): Promise<void> {
  const { store, data } = place;
  const log = await policyText(place);
  const [topology, before] = await store.read(
    system,
    async (tx) => [await roomTopology(tx), await roomRosters(tx)] as const,
  );
  const newest = before?.rosters.at(-1);
  if (newest !== undefined && (await isOfLog(newest.log.logs[0]?.key, log))) return;
  const signing = signingOfficesOf(topology);
  const quorum = { offices: signing, threshold: Math.min(enoughOffices, Math.floor(signing.length / 2) + 1) };
  const document = {
    type: rosterForm,
    version: (newest?.version ?? 0) + 1,
    drill: true,
    from: newest === undefined ? firstDay : now,
    to: lastDay,
    offices: await officesOf(data, topology, signing),
    orders: [{ issuers: topology.offices.map(({ id }) => id), ...quorum }],
    next: quorum,
    log,
  };
  const payload = canonicalBytes(document);
  const signers = await Promise.all(signing.map(async (office) => await drillSigner(data, office)));
  const envelope: Envelope = await seal(payloadTypes.roster, payload, signers);
  await store.write(system, async (tx) => {
    // Another process of the room may have been faster.
    await lock(tx, "roster");
    if (((await roomRosters(tx))?.rosters.length ?? 0) === (before?.rosters.length ?? 0))
      await adoptRoster(tx, envelope, now);
  });
}

/** The offices that sign: the chair, those who lead, then others, as the topology has them. */
function signingOfficesOf({ offices }: Topology): readonly string[] {
  const rank = (kind: OfficeKind): number => officeKinds.indexOf(kind);
  return offices
    .toSorted((a, b) => rank(a.kind) - rank(b.kind))
    .slice(0, signingOffices)
    .map(({ id }) => id);
}

async function officesOf(
  data: string,
  { offices }: Topology,
  signing: readonly string[],
): Promise<readonly object[]> {
  return await Promise.all(
    offices.map(async ({ id, name }) => ({
      id,
      name,
      keys: signing.includes(id) ? [publicKeyMembers(await drillKey(data, id, "order"))] : [],
    })),
  );
}

/** The room's own log, and the drill's witnesses. */
async function policyText(place: DrillPlace): Promise<string> {
  const { store, data } = place;
  const { origin } = await store.read(system, async (tx) => await logName(tx, place));
  const logs = await logSigners(await logKeyOf({ store, data, drill: true }), origin, noSecrets);
  const witnesses = await Promise.all(
    witnessNames.map(async (name) => {
      await drillKey(data, name, "log");
      const signers = await witnessSigners(drillKeyFile(data, name), `${name}.example`, noSecrets);
      const lattice = signers.find(({ key }) => key.publicKey.length > 32);
      return lattice === undefined
        ? ""
        : `witness ${name} ${verifierKeyText(lattice.key)} ${drillWitnesses}${name}`;
    }),
  );
  return [
    ...logs.map(({ key }) => `log ${verifierKeyText(key)}`),
    ...witnesses,
    `group witnesses 2 ${witnessNames.join(" ")}`,
    "quorum witnesses",
    "",
  ].join("\n");
}

async function isOfLog(
  key: Parameters<typeof verifierKeyText>[0] | undefined,
  text: string,
): Promise<boolean> {
  const policy = await readLogPolicy(text);
  const own = policy.ok ? policy.value.logs[0]?.key : undefined;
  return key !== undefined && own !== undefined && verifierKeyText(key) === verifierKeyText(own);
}
