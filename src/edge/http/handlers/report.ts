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
import { finderStatus } from "#stages/case/finder-status.ts";
import { outcomeForReporter, placeAmongReports } from "#stages/triage/queries.ts";
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
      return {
        ...(await caseOf(tx, row)),
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
      await answerInCase(tx, row, { once, sealed: await sealedForBoth(tx, row, text) }, now);
    });
    return {};
  },

  reportCredit: async ({ input, room }) => {
    const credit = statedCredit({ ...input, organization: input.organization ?? null });
    if (credit === null) throw creditUnreadable();
    const now = room.now().toISOString();
    await inCase(room.store, input, now, async (tx, row) => {
      const led = await outcomeForReporter(tx, row.number, now);
      const status = led?.coordinationCase == null ? null : await finderStatus(tx, led.coordinationCase);
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

type LedReport = { readonly coordinationCase: string | null; readonly first: string };

/** How the case of a report stands; that others reported the same is known only once the room has published. */
async function coordinationFor(tx: Tx, number: string, { coordinationCase, first }: LedReport) {
  const status = coordinationCase === null ? null : await finderStatus(tx, coordinationCase);
  if (status === null) return null;
  const among = status.published ? await placeAmongReports(tx, { number, first }) : null;
  return { ...status, place: among?.place ?? null, of: among?.of ?? null };
}
