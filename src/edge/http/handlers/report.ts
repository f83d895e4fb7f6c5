/** Handlers: reports in, and their cases for those who sent them. Receiving runs in a thread apart; receipts are sealed where the key is. */
import { randomBytes } from "node:crypto";
import type { Actor } from "#core/actor.ts";
import { dailyQuota } from "#core/intake/quota.ts";
import { falseRejects } from "#core/intake/second-look.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { statedCredit } from "#core/intake/finder-credit.ts";
import { Refusal } from "#core/problem.ts";
import type { Handlers, TogetherHandlers } from "#edge/http/handler.ts";
import { deskOf } from "#edge/http/report/report-desk.ts";
import { receiveTogether } from "#edge/http/report/receive-together.ts";
import type { ReportChunkInput } from "#edge/http/report/report-chunk.ts";
import { namedProducts } from "#stages/advisory/search.ts";
import { answerInCase, caseOf, inCase } from "#stages/intake/case.ts";
import { sealedCredit, stateCredit } from "#stages/intake/finder-credit.ts";
import { supplierView, statePace } from "#stages/intake/pace.ts";
import { laneStates } from "#stages/intake/queries.ts";
import { secondLooks } from "#stages/intake/second-look.ts";
import { pipelineRecords } from "#stages/intake/reporters.ts";
import { finderStatus, reporterIn } from "#stages/case/reporter/finder-status.ts";
import {
  actAsReporter,
  fileFor,
  lettersFor,
  writeAsReporter,
} from "#stages/case/reporter/reporter-letters.ts";
import { caseOfReport, outcomeForReporter, placeAmongReports } from "#stages/triage/queries.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import type { Tx } from "#store/sql.ts";

const anyone: Actor = { role: "public", id: "public" };

/** Reports of several calls, taken in together. */
export const receiveAll: TogetherHandlers<"findingsReceive">["findingsReceive"] = async (inputs, room) =>
  await receiveTogether(inputs as readonly ReportChunkInput[], room);

/** Handlers of the endpoints by which reports come in. */
export const reportHandlers: Handlers<
  | "findingsReceive"
  | "reportPolicy"
  | "reportWork"
  | "reportProducts"
  | "reportStatus"
  | "reportReply"
  | "reportCredit"
  | "reportEmbargo"
  | "reportFile"
  | "intakeState"
  | "supplierPaceRead"
  | "supplierPaceState"
> = {
  findingsReceive: async ({ input, room }) => {
    const [received] = await receiveAll([input], room);
    if (received?.status !== "fulfilled") throw received?.reason;
    return received.value;
  },

  reportPolicy: async ({ room }) => {
    if (room.intake === undefined || room.intake === null) return { drill: room.drill, intake: null };
    const { officeName, version, policy, safeHarbour, scope } = room.intake;
    return { drill: room.drill, intake: { office: officeName, version, policy, safeHarbour, scope } };
  },

  reportWork: async ({ input, room }) =>
    await deskOf(room.reportDesk).challenge(input.items ?? 1, room.now()),

  reportProducts: async ({ input, room }) => ({
    products: await room.store.read(anyone, async (tx) => await namedProducts(tx, input.text, 10)),
  }),

  reportStatus: async ({ input, room }) => {
    const now = room.now().toISOString();
    return await inCase(room.store, input, now, async (tx, row) => {
      const led = await outcomeForReporter(tx, row.number, now);
      const { messages, ...rest } = await caseOf(tx, row);
      return {
        ...rest,
        ...(await conversation(tx, { messages, led, submission: row.number }, now)),
        credit: await sealedCredit(tx, row.number),
        outcome: led?.outcome ?? null,
        coordination: led === null ? null : await coordinationFor(tx, row.number, led),
      };
    });
  },

  reportReply: async ({ input, room }) => {
    const { text, once } = input;
    const now = room.now().toISOString();
    await inCase(room.store, input, now, async (tx, row) => {
      const led = await outcomeForReporter(tx, row.number, now);
      const id = led?.coordinationCase ?? (await caseOfReport(tx, row.number));
      const isLetter = id !== null && (await writeAsReporter(tx, { id, submission: row.number }, input, now));
      // Until its reporter is told, an acceptance may be taken back, and with it the case: what is written in that minute stands with the report too.
      if (!isLetter || led === null)
        await answerInCase(tx, row, { once, sealed: await sealedForBoth(tx, row, text) }, now);
    });
    return {};
  },

  reportEmbargo: async ({ input, room }) => {
    const now = room.now().toISOString();
    await inCase(room.store, input, now, async (tx, row) => {
      const id = await toldCase(tx, row.number, now);
      await actAsReporter(tx, { id, submission: row.number }, input, now);
    });
    return {};
  },

  reportFile: async ({ input, room }) => {
    const now = room.now().toISOString();
    return await inCase(room.store, input, now, async (tx, row) => {
      const id = await toldCase(tx, row.number, now);
      const file = await fileFor(tx, { id, submission: row.number }, input.object, now);
      return { sealed: file.toBase64() };
    });
  },

  reportCredit: async ({ input, room }) => {
    const credit = statedCredit({ ...input, organization: input.organization ?? null });
    if (credit === null) throw creditUnreadable();
    const now = room.now().toISOString();
    await inCase(room.store, input, now, async (tx, row) => {
      const led = await outcomeForReporter(tx, row.number, now);
      const status =
        led?.coordinationCase == null
          ? null
          : await finderStatus(tx, { id: led.coordinationCase, submission: row.number });
      if (status?.published === true)
        throw new Refusal("state-forbids", "It is published: ask the office for a correction.");
      await stateCredit(tx, row, await sealedForBoth(tx, row, JSON.stringify(credit)), now);
    });
    return {};
  },

  intakeState: async ({ actor, room }) => {
    const now = room.now().toISOString();
    const { lanes, pipelines, looks } = await room.store.read(actor, async (tx) => ({
      lanes: await laneStates(tx, now),
      pipelines: await pipelineRecords(tx, now),
      looks: await secondLooks(tx),
    }));
    const withQuota = pipelines.map((one) => ({ ...one, quota: dailyQuota("pipeline", one.record) }));
    const secondLook = { ...falseRejects(looks.count, looks.of), waiting: looks.waiting };
    return { office: room.intake?.office ?? null, lanes, pipelines: withQuota, secondLook };
  },

  supplierPaceRead: async ({ actor, room }) =>
    await room.store.read(
      actor,
      async (tx) => await supplierView(tx, actor.organization ?? "", room.now().toISOString()),
    ),

  supplierPaceState: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => {
      await statePace(tx, actor.organization ?? "", input.weekly, room.now().toISOString());
    });
    return {};
  },
};

function creditUnreadable(): Refusal {
  const message = "expected a name that everybody sees whole";
  return new Refusal("input-invalid", "There is no name to thank by.", [
    { at: "/name", code: "credit-name", message },
  ]);
}

type ReporterRow = { readonly office: string; readonly reporterKey: Buffer };

/** A text sealed for the office of a report and who sent it. */
async function sealedForBoth(
  tx: Tx,
  { office, reporterKey }: ReporterRow,
  text: string,
): Promise<Uint8Array> {
  const readers = await sealingReaders(tx, [office, null]);
  const reporter = { keyid: await sha256Hex(reporterKey), publicKey: reporterKey };
  return await sealBytes(new TextEncoder().encode(text), { readers: [...readers, reporter] }, randomBytes);
}

/** The case that a report led to, as far as its reporter was told of it. */
async function toldCase(tx: Tx, number: string, now: string): Promise<string> {
  const led = await outcomeForReporter(tx, number, now);
  if (led?.coordinationCase == null)
    throw new Refusal("state-forbids", "This report has led to no case so far.");
  return led.coordinationCase;
}

type Conversation = {
  readonly messages: Awaited<ReturnType<typeof caseOf>>["messages"];
  readonly led: Awaited<ReturnType<typeof outcomeForReporter>>;
  readonly submission: string;
};

/** What was asked and answered with the report and in its case. What the reporter wrote since it was accepted stands in the case. */
async function conversation(tx: Tx, { messages, led, submission }: Conversation, now: string) {
  const before = messages.map((one) => ({ ...one, letter: false }));
  const id = led?.coordinationCase ?? null;
  if (led === null || id === null || (await reporterIn(tx, { id, submission })) === null)
    return { messages: before, olderLetters: 0 };
  const { letters, older } = await lettersFor(tx, { id, submission }, now);
  const decided = Date.parse(led.outcome.decidedAt);
  const asked = before.filter(({ author, sentAt }) => author === "office" || Date.parse(sentAt) < decided);
  const all = [...asked, ...letters.map((one) => ({ ...one, letter: true }))];
  return {
    messages: all.toSorted((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt)),
    olderLetters: older,
  };
}

type LedReport = { readonly coordinationCase: string | null; readonly first: string };

/** How the case of a report stands; that others reported the same is known only once the room has published. */
async function coordinationFor(tx: Tx, number: string, { coordinationCase, first }: LedReport) {
  const status =
    coordinationCase === null ? null : await finderStatus(tx, { id: coordinationCase, submission: number });
  if (status === null) return null;
  const among = status.published ? await placeAmongReports(tx, { number, first }) : null;
  return { ...status, place: among?.place ?? null, of: among?.of ?? null };
}
