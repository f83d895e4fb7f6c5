/**
 * What a supplier's answers do in a case: acts of its own, in the order of the machines. Several answers given at once, as a document gives them, are one decision
 * on the report: one affected product has it accepted whatever is said of others.
 */
import type { SupplierAnswer } from "#core/coordination/answer/supplier-answer.ts";
import {
  type CaseRecord,
  recordAfter,
  type RecordedAct,
  type RecordRefusal,
} from "#core/coordination/case-record.ts";
import {
  type ReportAct,
  type ReportState,
  reportTransitions,
} from "#core/coordination/machine/report-machine.ts";
import { participantOf } from "#core/coordination/coordinated-case.ts";

/** The acts of some answers, or why they may not be given now. */
type AnswerOutcome =
  | { readonly ok: true; readonly acts: readonly RecordedAct[]; readonly after: CaseRecord }
  | { readonly ok: false; readonly code: RecordRefusal };

type AnswersGiven = {
  readonly by: string;
  readonly answers: readonly SupplierAnswer[];
  readonly now: string;
};

/** The acts by which a participant gives its answers; each is checked as if it were done alone. */
export function answerActs(record: CaseRecord, { by, answers, now }: AnswersGiven): AnswerOutcome {
  const one = participantOf(record.state, by);
  if (one === null) return { ok: false, code: "participant-unknown" };
  const goals = goalsOf(answers);
  const path = goals === null ? [] : shortestActs(one.report, goals);
  if (path === null) return { ok: false, code: "report-state-forbids" };
  const acts: RecordedAct[] = path.map((act) => ({ kind: "report", act, by, participant: by }));
  const today = Temporal.Instant.from(now).toZonedDateTimeISO("Asia/Seoul").toPlainDate().toString();
  const isOut = answers.some((answer) => answer.kind === "fix" && answer.date <= today);
  if (isOut && one.fixPath === "Vfd") acts.push({ kind: "state", act: "fix-ready", by, supplier: by });
  const later = answers.find((answer) => answer.kind === "more-time");
  const proposal = later === undefined ? [] : proposalOf(record, by, later);
  if (proposal === null) return { ok: false, code: "state-forbids" };
  return inTurn(record, [...acts, ...proposal], now);
}

function inTurn(record: CaseRecord, acts: readonly RecordedAct[], now: string): AnswerOutcome {
  let after = record;
  for (const act of acts) {
    const outcome = recordAfter(after, act, now);
    if (!outcome.ok) return outcome;
    after = outcome.after;
  }
  return { ok: true, acts, after };
}

/** Where the report is to stand; `null` where the answers say nothing of that. */
function goalsOf(answers: readonly SupplierAnswer[]): readonly ReportState[] | null {
  const kinds = new Set(answers.map(({ kind }) => kind));
  if (kinds.has("affected") || kinds.has("fix")) return ["accepted"];
  if (kinds.has("cannot")) return ["deferred"];
  return kinds.has("not-affected") ? ["invalid", "deferred"] : null;
}

/** The fewest acts from a state to one of some; `null` where no way leads there. */
function shortestActs(from: ReportState, goals: readonly ReportState[]): readonly ReportAct[] | null {
  const seen = new Set<ReportState>([from]);
  let ways: readonly (readonly [ReportState, readonly ReportAct[]])[] = [[from, []]];
  while (ways.length > 0) {
    const there = ways.find(([state]) => goals.includes(state));
    if (there !== undefined) return there[1];
    ways = ways.flatMap(([state, acts]) =>
      reportTransitions.flatMap((row): readonly (readonly [ReportState, readonly ReportAct[]])[] => {
        if (row.from !== state || row.act === "receive" || row.act === "close" || seen.has(row.to)) return [];
        seen.add(row.to);
        return [[row.to, [...acts, row.act]]];
      }),
    );
  }
  return null;
}

type LaterEnd = Extract<SupplierAnswer, { readonly kind: "more-time" }>;

/** More time is asked for by terms of the same rule that end later; where none are, there is nothing to lengthen. */
function proposalOf(record: CaseRecord, by: string, { ends, zone }: LaterEnd): readonly RecordedAct[] | null {
  const base = record.proposal ?? record.terms;
  if (base === null) return null;
  const { proposer } = record.state;
  const act = proposer === null || proposer === by ? "propose" : "counter";
  return [{ kind: "embargo", act, by, terms: { ...base, ends, zone } }];
}
