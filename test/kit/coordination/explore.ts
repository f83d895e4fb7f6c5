/**
 * Every state that a case of given participants can reach, by every act of everybody: a search in breadth over states packed into one number each. What runs is the
 * code that decides in a room; nothing is modelled twice.
 */
import { adherences, type CaseAct, type CaseRefusal, type CaseStep } from "#core/coordination/case-act.ts";
import { applyCaseAct } from "#core/coordination/apply-act.ts";
import {
  agreements,
  type CaseParticipant,
  consentAnswers,
  type CoordinatedCase,
  systemParticipant,
} from "#core/coordination/coordinated-case.ts";
import { caseStateActs, caseStates, fixPaths } from "#core/coordination/machine/case-machine.ts";
import { embargoActs, embargoStates } from "#core/coordination/machine/embargo-machine.ts";
import { reportActs, reportStates } from "#core/coordination/machine/report-machine.ts";

/** A state, an act and the state after it, as a law judges them; `after` is `null` where the act is refused. */
export type Passage = {
  readonly before: CoordinatedCase;
  readonly act: CaseAct;
  readonly after: CoordinatedCase;
};

/** A law: its sentence, and whether a passage (every one that is possible) keeps it. */
export type CaseLaw = { readonly sentence: string; readonly holds: (passage: Passage) => boolean };

/** What a search saw. */
export type Exploration = {
  readonly states: number;
  readonly passages: number;
  readonly refusals: ReadonlyMap<CaseRefusal, number>;
  /** Rows of the tables that were taken, as `machine from act to`. */
  readonly rows: ReadonlySet<string>;
  /** Of every state of a machine and every act on it what came of it: `taken`, or the codes by which it was refused, as `machine state act`. */
  readonly cells: ReadonlyMap<string, ReadonlySet<string>>;
  readonly violations: readonly { readonly sentence: string; readonly passage: Passage }[];
  /** States that no act leaves although somebody has not closed. */
  readonly stuck: number;
};

/** Every act that anybody could try. */
export function everyAct(participants: readonly CaseParticipant[]): readonly CaseAct[] {
  const ids = participants.map(({ id }) => id);
  const suppliers = participants.filter(({ fixPath }) => fixPath !== null).map(({ id }) => id);
  const reports = ids.flatMap((by) =>
    ids.flatMap((participant) =>
      reportActs.flatMap((act): CaseAct[] => {
        const one = { kind: "report", act, by, participant } as const;
        return act === "close" ? [one, ...adherences.map((adherence) => ({ ...one, adherence }))] : [one];
      }),
    ),
  );
  const embargo = [...ids, systemParticipant].flatMap((by) =>
    embargoActs.map((act): CaseAct => ({ kind: "embargo", act, by })),
  );
  const states = ids.flatMap((by) =>
    caseStateActs.flatMap((act): CaseAct[] =>
      act === "public" || act === "exploit-public" || act === "attacks"
        ? [{ kind: "state", act, by }]
        : suppliers.map((supplier) => ({ kind: "state", act, by, supplier }) as const),
    ),
  );
  const publishing = [...ids, systemParticipant].map((by): CaseAct => ({ kind: "publish", by }));
  return [...reports, ...embargo, ...states, ...publishing];
}

/** Walks from some cases of the same participants; every possible passage is judged by every law. */
export function explore(from: readonly CoordinatedCase[], laws: readonly CaseLaw[]): Exploration {
  const [first] = from;
  if (first === undefined) throw new Error("Nowhere to begin.");
  const acts = everyAct(first.participants);
  const coded = packing(first.participants);
  const seen = new Set(from.map(coded.pack));
  const queue = [...seen];
  const refusals = new Map<CaseRefusal, number>();
  const rows = new Set<string>();
  const cells = new Map<string, Set<string>>();
  const violations: { sentence: string; passage: Passage }[] = [];
  let passages = 0;
  let stuck = 0;
  for (let at = 0; at < queue.length; at++) {
    const before = coded.unpack(queue[at] ?? 0);
    let leaves = 0;
    for (const act of acts) {
      const outcome = applyCaseAct(before, act);
      noteCell(cells, cellOf(before, act), outcome.ok ? "taken" : outcome.code);
      if (!outcome.ok) {
        refusals.set(outcome.code, (refusals.get(outcome.code) ?? 0) + 1);
        continue;
      }
      passages++;
      leaves++;
      for (const step of outcome.steps) for (const row of rowsOf(step, before)) rows.add(row);
      const passage = { before, act, after: outcome.after };
      for (const { sentence, holds } of laws) if (!holds(passage)) violations.push({ sentence, passage });
      const next = coded.pack(outcome.after);
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
    if (leaves === 0 && before.participants.some(({ report }) => report !== "closed" && report !== "start"))
      stuck++;
  }
  return { states: queue.length, passages, refusals, rows, cells, violations, stuck };
}

function noteCell(cells: Map<string, Set<string>>, cell: string | null, what: string): void {
  if (cell === null) return;
  const seen = cells.get(cell);
  if (seen === undefined) cells.set(cell, new Set([what]));
  else seen.add(what);
}

/** The state that an act meets: of the report that it moves, of the embargo, of the world with the supplier's path. */
function cellOf(of: CoordinatedCase, act: CaseAct): string | null {
  if (act.kind === "publish") return null;
  if (act.kind === "embargo") return `embargo-management ${of.embargo} ${act.act}`;
  if (act.kind === "report") {
    const one = of.participants.find(({ id }) => id === act.participant);
    return `report-management ${one?.report ?? ""} ${act.act}`;
  }
  const { world } = of;
  const letters = `${world.public ? "P" : "p"}${world.exploit ? "X" : "x"}${world.attacks ? "A" : "a"}`;
  const supplier = of.participants.find(({ id, fixPath }) =>
    act.supplier === undefined ? fixPath !== null : id === act.supplier,
  );
  return `case-state ${supplier?.fixPath ?? ""}${letters} ${act.act}`;
}

/** How much of every state of the three machines times every act was tried, and how many of these were taken, refused, or both, by who acts. */
export function cellCoverage({ cells }: Pick<Exploration, "cells">) {
  const all = [
    ...reportStates.flatMap((state) => reportActs.map((act) => `report-management ${state} ${act}`)),
    ...embargoStates.flatMap((state) => embargoActs.map((act) => `embargo-management ${state} ${act}`)),
    ...caseStates.flatMap((state) => caseStateActs.map((act) => `case-state ${state} ${act}`)),
  ];
  const tried = all.filter((cell) => cells.has(cell));
  const taken = tried.filter((cell) => cells.get(cell)?.has("taken") === true);
  const refused = tried.filter(
    (cell) => (cells.get(cell)?.size ?? 0) > Number(cells.get(cell)?.has("taken")),
  );
  const missing = all.filter((cell) => !cells.has(cell));
  const pairs = [...cells.values()].reduce((sum, codes) => sum + codes.size, 0);
  return {
    cells: all.length,
    tried: tried.length,
    taken: taken.length,
    refused: refused.length,
    pairs,
    missing,
  };
}

/** A row of the world's own facts is one for each supplier's path: the published states have both. */
function rowsOf({ machine, subject, from, act, to }: CaseStep, of: CoordinatedCase): readonly string[] {
  if (machine !== "case-state" || subject !== null) return [`${machine} ${from} ${act} ${to}`];
  return of.participants.flatMap(({ fixPath }) =>
    fixPath === null ? [] : [`${machine} ${fixPath}${from} ${act} ${fixPath}${to}`],
  );
}

/** A case of fixed participants as one number and back, digit by digit. */
function packing(participants: readonly CaseParticipant[]) {
  const pack = (of: CoordinatedCase): number => {
    let code = 0;
    for (const one of of.participants) {
      code = code * 7 + reportStates.indexOf(one.report);
      code = code * 3 + agreements.indexOf(one.agreed);
      code = code * 3 + consentAnswers.indexOf(one.answer);
      if (one.fixPath !== null) code = code * 4 + fixPaths.indexOf(one.fixPath);
    }
    code = code * 5 + embargoStates.indexOf(of.embargo);
    code = code * 8 + of.participants.findIndex(({ id }) => id === of.proposer) + 1;
    const { world } = of;
    const bits = Number(world.public) * 4 + Number(world.exploit) * 2 + Number(world.attacks);
    return code * 16 + bits * 2 + Number(of.published);
  };
  const unpack = (code: number): CoordinatedCase => {
    let left = code;
    const digit = (size: number): number => {
      const value = left % size;
      left = (left - value) / size;
      return value;
    };
    const bits = digit(16);
    const proposer = digit(8) - 1;
    const embargo = embargoStates[digit(5)] ?? "none";
    const own = participants
      .toReversed()
      .map((one): CaseParticipant => {
        const fixPath = one.fixPath === null ? null : (fixPaths[digit(4)] ?? "vfd");
        const answer = consentAnswers[digit(3)] ?? "none";
        const agreed = agreements[digit(3)] ?? "none";
        return {
          id: one.id,
          roles: one.roles,
          report: reportStates[digit(7)] ?? "start",
          fixPath,
          agreed,
          answer,
        };
      })
      .reverse();
    return {
      participants: own,
      embargo,
      proposer: own[proposer]?.id ?? null,
      world: { public: (bits & 8) > 0, exploit: (bits & 4) > 0, attacks: (bits & 2) > 0 },
      published: (bits & 1) > 0,
    };
  };
  return { pack, unpack };
}
