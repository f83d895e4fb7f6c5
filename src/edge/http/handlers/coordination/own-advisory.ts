/** Handlers: advisories of the room's own, each of the office that writes it. */
import { readJson } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { cveQuota } from "#core/publish/cve-programme/publish-cve.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { type ApartRoom, numberingIn, type Room } from "#edge/http/room.ts";
import { prefilledFrom } from "#edge/own-advisory/prefill.ts";
import { previewOf } from "#edge/own-advisory/preview.ts";
import {
  approveOwnAdvisory,
  draftOwnAdvisory,
  editOwnAdvisory,
  submitOwnAdvisory,
  withdrawOwnAdvisory,
} from "#stages/advisory/own/commands.ts";
import { type CveAuthority, reserveForDraft } from "#stages/advisory/own/cve/reserve.ts";
import { type DraftReading, listOwnAdvisories, readOwnRecord } from "#stages/advisory/own/queries.ts";
import type { OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import type { DraftKeys } from "#stages/advisory/own/sealed-draft.ts";
import { noteForRelease } from "#stages/case/alerts/note-for-coordinators.ts";
import { hinderingEmbargo } from "#stages/case/queries.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import type { Actor } from "#core/actor.ts";
import { system, type Tx } from "#store/sql.ts";

type OwnAdvisoryEndpoint =
  | "ownAdvisoryList"
  | "ownAdvisoryRead"
  | "ownAdvisoryPreview"
  | "ownAdvisoryPrefill"
  | "ownAdvisoryDraft"
  | "cveQuotaRead"
  | "ownAdvisoryCve"
  | "ownAdvisoryEdit"
  | "ownAdvisorySubmit"
  | "ownAdvisoryApprove"
  | "ownAdvisoryWithdraw";

/** Handlers of own advisories. */
export const ownAdvisoryHandlers: Handlers<OwnAdvisoryEndpoint> = {
  ownAdvisoryList: async ({ actor, room }) => ({
    advisories: await listOwnAdvisories(room.store, readingBy(actor, room)),
  }),
  ownAdvisoryRead: async ({ input, actor, room }) => {
    const shown = await readOwnRecord(room.store, input.advisory, readingBy(actor, room));
    return {
      ...shown,
      reservesCve: (room.cveAuthority ?? null) !== null,
      document: shown.document === null ? null : JSON.stringify(shown.document, null, 2),
    };
  },
  ownAdvisoryPreview: async ({ input, room }) =>
    await Promise.resolve(
      previewOf(documentIn(input.document), { version: room.version, shown: input.shown }),
    ),
  ownAdvisoryPrefill: async ({ input, actor, room }) => {
    const { document, remarks } = await prefilledFrom(room, { id: input.case ?? null, actor });
    const id = input.case ?? null;
    const embargo = await room.store.read(system, async (tx) => await hinderingEmbargo(tx, id));
    return { document: JSON.stringify(document), remarks: [...remarks], embargo };
  },
  ownAdvisoryDraft: async ({ input, actor, room }) => {
    const numbering = numberingIn(room);
    const about = { document: documentIn(input.document), coordinationCase: input.case ?? null };
    const acting = { actor, now: instantOf(room) };
    const advisory = await inRoom(
      room,
      actor,
      async (tx) => await draftOwnAdvisory(tx, acting, about, numbering),
    );
    return { advisory };
  },
  cveQuotaRead: async ({ room }) => {
    const { send, caller } = cveAuthorityIn(room);
    const quota = await cveQuota(send, caller);
    if (!("ok" in quota)) return { quota: isCounted(quota) ? quota : null, refused: "" };
    return { quota: null, refused: quota.ok || quota.code !== "refused" ? "" : quota.about };
  },
  ownAdvisoryCve: async ({ input, actor, room }) => {
    const { store } = room;
    const authority = cveAuthorityIn(room);
    const reserving = { id: input.advisory, actor, now: room.now(), keys: draftKeys(room) };
    // Under no call's signal: an id that the services have given is written down though nobody waits any more, and the ledger is free again.
    const lasting = store.within({ lane: "officers", stopped: new AbortController().signal });
    const outcome = await reserveForDraft(lasting, authority, reserving);
    return outcome.ok
      ? { outcome: "reserved", about: outcome.id }
      : { outcome: outcome.code, about: outcome.about };
  },
  ownAdvisoryEdit: async ({ input, actor, room }) => {
    const document = documentIn(input.document);
    await inRoom(
      room,
      actor,
      async (tx) => await editOwnAdvisory(tx, actingOn(input, actor, room), document, room),
    );
    return {};
  },
  ownAdvisorySubmit: async ({ input, actor, room }) => {
    const acting = actingOn(input, actor, room);
    const keys = draftKeys(room);
    await inRoom(room, actor, async (tx) => {
      await askSecondPerson(tx, await submitOwnAdvisory(tx, acting, input.publishAt, keys), acting);
    });
    return {};
  },
  ownAdvisoryApprove: async ({ input, actor, room }) => {
    const acting = actingOn(input, actor, room);
    const keys = draftKeys(room);
    return { publishAt: await inRoom(room, actor, async (tx) => await approveOwnAdvisory(tx, acting, keys)) };
  },
  ownAdvisoryWithdraw: async ({ input, actor, room }) => {
    const acting = actingOn(input, actor, room);
    await inRoom(room, actor, async (tx) => {
      await askSecondPerson(tx, await withdrawOwnAdvisory(tx, acting, input.reason), acting);
    });
    return {};
  },
};

/** Who is on duty for the office of a record's case hears that it waits for a second person. */
async function askSecondPerson(
  tx: Tx,
  { office, coordinationCase }: Pick<OwnRow, "office" | "coordinationCase">,
  { actor, now }: ReturnType<typeof actingOn>,
): Promise<void> {
  if (coordinationCase === null) return;
  await noteForRelease(tx, { id: coordinationCase, office, by: actor.id }, now);
}

/** What opens drafts in this process now: an office's own with its key, those of the gravest cases with any two of their offices'. */
function draftKeys({ unlocked }: ApartRoom): DraftKeys {
  return (office) => ({
    own: unlocked?.holders(office) ?? [],
    together: unlocked?.all().map(({ holder }) => holder) ?? [],
  });
}

function readingBy(actor: Actor, room: ApartRoom): DraftReading {
  return { actor, now: instantOf(room), keys: draftKeys(room) };
}

const instantOf = (room: ApartRoom): string => room.now().toISOString();

function actingOn({ advisory }: { readonly advisory: string }, actor: Actor, room: ApartRoom) {
  return { id: advisory, actor, now: instantOf(room) };
}

/** Writes as the room, on behalf of who is signed in: whose record it is, is asked of the row. */
async function inRoom<T>({ store }: ApartRoom, { id }: Actor, act: (tx: Tx) => Promise<T>): Promise<T> {
  return await store.write(onBehalfOf({ id }), act);
}

function documentIn(text: string): unknown {
  const read = readJson(text, { depth: 64, meaning: true });
  if (!read.ok) throw new Refusal("input-invalid", "This is no JSON that can be read.", read.findings);
  return read.value;
}

function cveAuthorityIn({ cveAuthority = null }: Pick<Room, "cveAuthority">): CveAuthority {
  if (cveAuthority !== null) return cveAuthority;
  throw new Refusal("state-forbids", "The room's settings name no services of the CVE programme.");
}

/** Whether a service said numbers where it is asked for some. */
function isCounted(quota: Readonly<Record<"quota" | "reserved" | "available", number>>): boolean {
  return Object.values(quota).every((one) => Number.isInteger(one) && one >= 0);
}
