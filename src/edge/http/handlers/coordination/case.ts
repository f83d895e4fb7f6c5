/** Handlers: cases. Who the caller is in a case is decided by who is signed in, never by what is asked. */
import type { InputOf } from "#contract/endpoint.ts";
import type { caseAct } from "#contract/case/case-act.ts";
import type { Actor } from "#core/actor.ts";
import { withRuns } from "#core/coordination/embargo/rediscovery.ts";
import type { RecordedAct } from "#core/coordination/case-record.ts";
import type { CaseEntry } from "#core/coordination/case-view.ts";
import { readJson } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { exposedByProducts } from "#edge/http/report/exposed-by-products.ts";
import { type ApartRoom, numberingIn } from "#edge/http/room.ts";
import {
  actInCase,
  addParticipant,
  coordinatedCase,
  noteContact,
  noteReading,
  openCase,
  sendMessage,
} from "#stages/case/commands.ts";
import { handOver, linkCases } from "#stages/case/belonging.ts";
import { casesWritten } from "#stages/advisory/own/queries.ts";
import { caseBoard } from "#stages/case/board.ts";
import { type CaseReport, reportsOfCase } from "#stages/triage/queries.ts";
import { type CaseKeys, mustCoordinateCase, readCase, readOlderTexts } from "#stages/case/queries.ts";
import { lettersOfPage } from "#stages/case/text-page.ts";
import { openFile, registerParticipantKey, sendFile, takeObject } from "#stages/case/files.ts";
import { decideSignal, identifyCase } from "#stages/case/clock/signals.ts";
import { handsNow } from "#stages/case/pace/hand-over.ts";
import type { PaceKeys } from "#stages/case/pace/supplier-of.ts";
import { nameProducts, productsNamed } from "#stages/case/products.ts";
import { readMarks } from "#stages/case/copies/read-marks.ts";
import { readOpenings } from "#stages/case/openings.ts";
import { wrapForAudience } from "#stages/case/reseal.ts";
import { splitCase } from "#stages/case/split.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { system, type Tx } from "#store/sql.ts";

type CaseEndpoint =
  | "caseList"
  | "caseRead"
  | "caseTexts"
  | "caseOpen"
  | "caseAct"
  | "caseParticipantAdd"
  | "caseMessageSend"
  | "caseContactNote"
  | "caseHandOver"
  | "caseLink"
  | "caseSplit"
  | "caseMarks"
  | "caseOpenings"
  | "caseIdentify"
  | "caseProducts"
  | "caseSignalDecide"
  | "caseFileAdd"
  | "caseFileRead"
  | "caseObjectRead"
  | "caseKeyRegister";

/** What opens texts of cases in a room now. */
export const keysOf =
  ({ unlocked }: Pick<ApartRoom, "unlocked">): CaseKeys =>
  (office) =>
    unlocked?.holders(office) ?? [];

/** What suppliers are known by in a room now. */
export const paceKeysOf = (room: Pick<ApartRoom, "unlocked">): PaceKeys => ({
  keys: keysOf(room),
  room: room.unlocked?.holders(null) ?? [],
});

/** Handlers of cases. */
export const caseHandlers: Handlers<CaseEndpoint> = {
  caseList: async ({ input, actor, room }) => {
    const { cases, ...board } = await caseBoard(
      room.store,
      { ...input, actor, now: instantOf(room), written: casesWritten },
      keysOf(room),
    );
    return { ...board, cases: cases.map((one) => ({ ...one, invitation: textOf(one.invitation) })) };
  },
  caseRead: async ({ input, actor, room }) => {
    const about = { id: input.case, actor, now: instantOf(room), written: casesWritten, most: lettersOfPage };
    const { entries, texts, ...head } = await readCase(room.store, about, keysOf(room));
    // Who was shown that something is locked has not seen what it says.
    if (texts.every(({ content }) => content !== null)) {
      const by = onBehalfOf({ id: actor.id });
      await room.store.write(by, async (tx) => noteReading(tx, input.case, actor, about.now));
    }
    const exposed = await room.store.read(system, async (tx) => exposedByProducts(tx, productsNamed(texts)));
    return {
      ...head,
      exposed,
      entries: entries.map(entryOf),
      texts: texts.map((text) => ({ ...text, content: textOf(text.content) })),
    };
  },
  caseTexts: async ({ input, actor, room }) => {
    const about = { id: input.case, actor, now: instantOf(room), before: input.before };
    const { texts, older } = await readOlderTexts(room.store, about, keysOf(room));
    return { texts: texts.map((text) => ({ ...text, content: textOf(text.content) })), older };
  },
  caseOpen: async ({ input, actor, room }) => {
    const { office } = actor;
    if (office === undefined) throw new Refusal("not-permitted", "Only who works for an office opens cases.");
    const about = { ...input, ...numberingIn(room) };
    const by = onBehalfOf({ id: actor.id });
    const id = await room.store.write(by, async (tx) =>
      openCase(tx, office, about, room.now().toISOString()),
    );
    return { case: id };
  },
  caseAct: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    const by = onBehalfOf({ id: actor.id });
    return await room.store.write(by, async (tx) => {
      const waits = await waitingHanding(tx, { id: input.case, actor, act: input.act }, room);
      if (waits !== null) return { ...waits, waits: true };
      const reports = input.act.kind === "rediscovery" ? await coordinatedReports(tx, input.case, actor) : [];
      const { state } = await actInCase(
        tx,
        { id: input.case, actor },
        (one) => actOf(input.act, { by: one, now, reports }),
        now,
      );
      await wrapForAudience(tx, input.case, keysOf(room));
      return { embargo: state.embargo, published: state.published, waits: false };
    });
  },
  caseParticipantAdd: async ({ input, actor, room }) => {
    const { case: id, publicKey, ...rest } = input;
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    const joining = { ...rest, ...(publicKey === undefined ? {} : { key: keyDocument(publicKey) }) };
    const participant = await room.store.write(by, async (tx) => {
      const added = await addParticipant(tx, { id, actor }, joining, now);
      await wrapForAudience(tx, id, keysOf(room));
      return added;
    });
    return { participant };
  },
  caseHandOver: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    const to = { office: input.office, holders: keysOf(room)(actor.office ?? "") };
    await room.store.write(by, async (tx) => handOver(tx, { id: input.case, actor }, to, now));
    return {};
  },
  caseSplit: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    const id = await room.store.write(by, async (tx) =>
      splitCase(tx, { id: input.case, actor }, { ...input, prefix: numberingIn(room).prefix }, now),
    );
    return { case: id };
  },
  caseLink: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    await room.store.write(by, async (tx) => linkCases(tx, { id: input.case, actor }, input.other, now));
    return {};
  },
  caseContactNote: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    await room.store.write(by, async (tx) => noteContact(tx, { id: input.case, actor }, input, now));
    return {};
  },
  caseMessageSend: async ({ input, actor, room }) => {
    const by = onBehalfOf({ id: actor.id });
    const now = room.now().toISOString();
    await room.store.write(by, async (tx) => sendMessage(tx, { id: input.case, actor }, input, now));
    return {};
  },
  caseMarks: async ({ input, actor, room }) =>
    await readMarks(room.store, { id: input.case, actor, now: instantOf(room) }, keysOf(room)),
  caseOpenings: async ({ input, actor, room }) => ({
    openings: await readOpenings(room.store, { id: input.case, actor }),
  }),
  caseIdentify: async ({ input, actor, room }) => {
    const about = { id: input.case, actor };
    const act = async (tx: Tx) => await identifyCase(tx, about, input.identifiers, instantOf(room));
    await room.store.write(onBehalfOf({ id: actor.id }), act);
    return {};
  },
  caseProducts: async ({ input, actor, room }) => {
    const { case: id, ...products } = input;
    const act = async (tx: Tx) => await nameProducts(tx, { id, actor }, products, instantOf(room));
    await room.store.write(onBehalfOf({ id: actor.id }), act);
    return {};
  },
  caseSignalDecide: async ({ input, actor, room }) => {
    const about = { id: input.case, actor };
    const act = async (tx: Tx) => await decideSignal(tx, about, input, instantOf(room));
    await room.store.write(onBehalfOf({ id: actor.id }), act);
    return {};
  },
  caseFileAdd: async ({ input, actor, room }) => {
    const { case: id, name, to, text = "" } = input;
    const file = { name, text, to, bytes: bytesIn(input.content) };
    const send = async (tx: Tx) => await sendFile(tx, { id, actor }, file, instantOf(room));
    return { object: await room.store.write(onBehalfOf({ id: actor.id }), send) };
  },
  caseFileRead: async ({ input: { case: id, object }, actor, room }) => {
    const bytes = await openFile(room.store, { id, object, actor, now: instantOf(room) }, keysOf(room));
    return { content: bytes?.toBase64() ?? null };
  },
  caseObjectRead: async ({ input: { case: id, object }, actor, room }) => {
    const taken = await takeObject(room.store, { id, object, actor, now: instantOf(room) });
    return { sealed: taken.sealed.toBase64(), forCaller: taken.forCaller };
  },
  caseKeyRegister: async ({ input, actor, room }) => {
    const document = keyDocument(input.publicKey);
    const by = onBehalfOf({ id: actor.id });
    await room.store.write(by, async (tx) => {
      await registerParticipantKey(tx, { id: input.case, actor }, document);
      await wrapForAudience(tx, input.case, keysOf(room));
    });
    return {};
  },
};

function keyDocument(text: string): unknown {
  const read = readJson(text);
  if (!read.ok) throw new Refusal("input-invalid", "This is no JSON that can be read.", read.findings);
  return read.value;
}

function instantOf(room: ApartRoom): string {
  return room.now().toISOString();
}

function bytesIn(base64: string): Uint8Array {
  const bytes = fromBase64(base64);
  if (bytes === null) throw new Refusal("input-invalid", "The content is no base64.");
  return bytes;
}

/** A text's members; `null` while it cannot be opened. */
function textOf(content: unknown): Record<string, string> | null {
  if (typeof content !== "object" || content === null) return null;
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, String(value)]));
}

function entryOf({ at, by, act, participant, steps }: CaseEntry) {
  return { at, by, kind: act.kind, act: "act" in act ? act.act : null, participant, steps };
}

/** The reports of a case, for who coordinates it; who does not is refused before anything of it is read. */
async function coordinatedReports(tx: Tx, id: string, actor: Actor): Promise<readonly CaseReport[]> {
  await mustCoordinateCase(tx, id, actor);
  return await reportsOfCase(tx, id);
}

type HandingAct = {
  readonly id: string;
  readonly actor: Actor;
  readonly act: InputOf<typeof caseAct>["act"];
};

/** How the case stands where a report that is to be handed to a supplier waits for the supplier's pace; `null` where the act is done now. */
async function waitingHanding(tx: Tx, { id, actor, act }: HandingAct, room: ApartRoom) {
  if (act.kind !== "report" || act.act !== "receive" || act.participant === undefined) return null;
  const { row, by } = await coordinatedCase(tx, id, actor);
  const handing = { participant: act.participant, by };
  if (await handsNow(tx, row, handing, paceKeysOf(room), instantOf(room))) return null;
  const { embargo, published } = row.record.state;
  return { embargo, published };
}

/** Who acts, when, and which reports the case has. */
type ActingInCase = {
  readonly by: string;
  readonly now: string;
  readonly reports: readonly Pick<CaseReport, "number" | "verdict" | "accepted">[];
};

function actOf(act: InputOf<typeof caseAct>["act"], { by, now, reports }: ActingInCase): RecordedAct {
  if (act.kind === "publish") return { kind: "publish", by };
  if (act.kind === "embargo") {
    const { terms, ...rest } = act;
    return { ...rest, by, ...(terms === undefined ? {} : { terms }) };
  }
  if (act.kind === "state") {
    const { supplier, ...rest } = act;
    return { ...rest, by, ...(supplier === undefined ? {} : { supplier }) };
  }
  if (act.kind === "report") {
    const { participant = by, adherence, ...rest } = act;
    return { ...rest, by, participant, ...(adherence === undefined ? {} : { adherence }) };
  }
  const { finder } = act;
  const seen = { finder, finders: [], verdict: act.verdict, confirmedBy: by, confirmedAt: now };
  return { kind: "rediscovery", by, seen: withRuns(seen, reports) };
}
