/** Handlers: triage. What a decision does elsewhere (a case, a message, the reporter's record) is done in the same transaction, or none of it is. */
import { randomBytes } from "node:crypto";
import type { Actor } from "#core/actor.ts";
import type { InputOf } from "#contract/endpoint.ts";
import type { triageAct } from "#contract/triage/triage-act.ts";
import { clocksOf } from "#core/triage/clocks.ts";
import { Refusal } from "#core/problem.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { lookAtReport } from "#edge/http/report/triage-look.ts";
import { numberingIn, type Room } from "#edge/http/room.ts";
import { openCase } from "#stages/case/commands.ts";
import { nameProducts } from "#stages/case/products.ts";
import { withdrawCase } from "#stages/case/withdraw.ts";
import { askReporter, reporterKeyOf } from "#stages/intake/case.ts";
import { recordOutcomes } from "#stages/intake/reporters.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import {
  accept,
  assign,
  link,
  mustBeUndecided,
  noteAsked,
  reject,
  release,
  snooze,
  type TriageWork,
  undo,
  unlink,
} from "#stages/triage/commands.ts";
import { lockSubmissions } from "#stages/triage/report-row.ts";
import { reportReaders, triageFigures, triageQueue } from "#stages/triage/queries.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { storeSealedObjects, sealedStoredEvents } from "#store/sealed/sealed-objects.ts";
import { appendEvents } from "#store/journal.ts";
import { system, type Tx } from "#store/sql.ts";

const shownLines = 100;

function officeOf({ office }: Actor): string {
  if (office === undefined)
    throw new Refusal("not-permitted", "Only who works for an office decides of reports.");
  return office;
}

/** Handlers of triage. */
export const triageHandlers: Handlers<"triageQueue" | "triageLook" | "triageRelease" | "triageAct"> = {
  triageQueue: async ({ actor, room }) => {
    const now = room.now().toISOString();
    const { queue, figures } = await room.store.read(actor, async (tx) => ({
      queue: await triageQueue(tx, { now, limit: shownLines }),
      figures: await triageFigures(tx, now),
    }));
    const lines = queue.map((queued) => {
      const { reporter: _reporter, proved: _proved, putLast: _putLast, namesThere: _there, ...line } = queued;
      const { due, overdue } = clocksOf(line, now);
      return { ...line, due, overdue };
    });
    const { office } = actor;
    const colleagues =
      office === undefined
        ? []
        : await room.store.read(system, async (tx) => await reportReaders(tx, office));
    return { intake: takerOf(room, actor), queue: lines, colleagues, figures };
  },
  triageLook: async ({ input, actor, room }) =>
    await lookAtReport(room, { number: input.number, office: officeOf(actor), actor }),
  triageRelease: async ({ input, actor, room }) => {
    const work = { number: input.number, office: officeOf(actor), now: room.now().toISOString() };
    await room.store.write(onBehalfOf({ id: actor.id }), async (tx) => await release(tx, work));
    return {};
  },
  triageAct: async ({ input, actor, room }) => {
    const work = { number: input.number, office: officeOf(actor), now: room.now().toISOString() };
    return await room.store.write(
      onBehalfOf({ id: actor.id }),
      async (tx) => await act(tx, { ...room, actor }, work, input.act),
    );
  },
};

/** Who takes reports in; `own`: the caller's office. `null` where this room takes none. */
function takerOf({ intake }: Room, { office }: Actor) {
  if (intake === undefined || intake === null) return null;
  return { office: intake.office, name: intake.officeName, own: intake.office === office };
}

type TriageAct = InputOf<typeof triageAct>["act"];
type ActResult = {
  readonly case: string | null;
  readonly undone: { readonly act: string; readonly takenBack: boolean } | null;
};
const nothing: ActResult = { case: null, undone: null };

type ActingRoom = Room & { readonly actor: Actor };

async function act(tx: Tx, room: ActingRoom, work: TriageWork, what: TriageAct): Promise<ActResult> {
  // Before the journal is held: a gate that has the report would wait for the one, and this for the other.
  await lockSubmissions(tx, what.act === "link" ? [work.number, what.other] : [work.number]);
  switch (what.act) {
    case "accept":
      return await acceptReport(tx, room, work, what);
    case "reject":
      await rejectReport(tx, work, what);
      return nothing;
    case "ask":
      await ask(tx, work, what);
      return nothing;
    case "link":
      await recordOutcomes(tx, await link(tx, work, what.other), work.now);
      return nothing;
    case "unlink":
      await recordOutcomes(tx, await unlink(tx, work), work.now);
      return nothing;
    case "assign":
      await assign(tx, work, what.operator);
      return nothing;
    case "snooze":
      await snooze(tx, work, what.until);
      return nothing;
    case "undo":
      break;
  }
  return await undoAct(tx, work);
}

type ActOf<A extends TriageAct["act"]> = Extract<TriageAct, { readonly act: A }>;

async function acceptReport(
  tx: Tx,
  room: ActingRoom,
  work: TriageWork,
  { title, product, severity, summary = `Report ${work.number}`, identifiers = [] }: ActOf<"accept">,
): Promise<ActResult> {
  await mustBeUndecided(tx, work);
  const about = { title, product, severity, summary, ...numberingIn(room) };
  const { number } = work;
  const finder = { name: number, contact: number, zone: "Asia/Seoul", language: "ko", submission: number };
  const opened = await openCase(tx, work.office, about, work.now, finder);
  if (identifiers.length > 0)
    await nameProducts(tx, { id: opened, actor: room.actor }, { identifiers }, work.now);
  await recordOutcomes(tx, await accept(tx, work, opened), work.now);
  return { case: opened, undone: null };
}

async function rejectReport(tx: Tx, work: TriageWork, { reason, sentence }: ActOf<"reject">): Promise<void> {
  const sealed = await sealedForReporter(tx, work, sentence);
  const stored = await storeSealedObjects(tx, { office: work.office }, [sealed]);
  await appendEvents(tx, ...sealedStoredEvents(work.office, stored));
  const outcomes = await reject(tx, work, { reason, sentence: stored[0]?.object ?? "" });
  await recordOutcomes(tx, outcomes, work.now);
}

async function ask(tx: Tx, work: TriageWork, { text, once }: ActOf<"ask">): Promise<void> {
  await noteAsked(tx, work);
  await askReporter(tx, work.number, { once, sealed: await sealedForReporter(tx, work, text) }, work.now);
}

async function undoAct(tx: Tx, work: TriageWork): Promise<ActResult> {
  const { act: undone, takenBack, coordinationCase, outcomes } = await undo(tx, work);
  await recordOutcomes(tx, outcomes, work.now);
  // A case in which others take part by now is theirs to close.
  const withdrawn = coordinationCase !== null && (await withdrawCase(tx, coordinationCase, work.now));
  return { case: withdrawn ? null : coordinationCase, undone: { act: undone, takenBack } };
}

/** For the office, and for the reporter where one left a key. */
async function sealedForReporter(tx: Tx, { number, office }: TriageWork, text: string): Promise<Uint8Array> {
  const readers = await sealingReaders(tx, [office, null]);
  if (readers.length === 0) throw new Refusal("state-forbids", "There is no key to seal this for.");
  const key = await reporterKeyOf(tx, number);
  const reporter = key === null ? [] : [{ keyid: await sha256Hex(key), publicKey: key }];
  return await sealBytes(new TextEncoder().encode(text), { readers: [...readers, ...reporter] }, randomBytes);
}
