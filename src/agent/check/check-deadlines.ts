/** Dates what a check found by the directives that ask, on the facts kept at home; keeps what is open, and tells which deadlines moved since they were told last. */
import { resolve } from "node:path";
import {
  affectedComponentsOf,
  openAffectedAfter,
  readAffected,
  writeAffected,
} from "#agent/check/affected-store.ts";
import type { StoredClaims } from "#agent/check/claim-store.ts";
import {
  type DeadlineEntry,
  followDeadlines,
  readDeadlines,
  writeDeadlines,
} from "#agent/check/deadline-history.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import {
  obligationEvaluator,
  type DecisionContext,
  type Obligation,
  obligationsOf,
} from "#agent/check/obligations.ts";
import { claimDigest } from "#agent/check/record-check.ts";
import type { CheckLine, CheckLinesInput } from "#core/matching/check-lines.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { type DirectiveGap, hidesDeadlines } from "#core/document/directive-gap.ts";
import { compareDeadlines } from "#core/rules/evaluate.ts";
import type { OpenFact } from "#core/directive/open-facts.ts";

/** What came of dating a check, besides the dates of its lines. */
export type CheckDeadlines = {
  /** Facts that nobody has said and that would move a deadline: each once for the same times, with how many components it is about. */
  readonly open: readonly (OpenFact & { readonly components: number })[];
  /** Deadlines that moved since they were told last. */
  readonly moved: readonly DeadlineEntry[];
};

/** The deadline of a line: the earliest that the directives set on the facts of the asset in which its list stands. */
export function lineDeadlineRule(
  known: DecisionContext,
  listOf: CheckLinesInput["listOf"],
): CheckLinesInput["dueOf"] {
  const ask = obligationEvaluator(known);
  return (directives, { component, advisory, aliases, fixed }) => {
    const list = resolve(listOf(component).path);
    const about = { digest: claimDigest(component, list), list, by: { id: advisory, aliases, fixed } };
    const dues = directives.map((directive) => ask(directive, about)?.evaluation.due ?? null);
    return dues.toSorted(compareDeadlines)[0] ?? null;
  };
}

/** What a check settles in the folder: its directives, its lines, and the claims as they are after it. */
export type CheckObligations = {
  readonly home: Home;
  readonly directives: readonly DirectiveDocument[];
  readonly lines: readonly CheckLine[];
  readonly claims: StoredClaims;
  readonly known: DecisionContext;
  readonly gaps: readonly DirectiveGap[];
};

/** Keeps what is open, and follows its deadlines; facts that hold for one run only move nothing that is kept. */
export async function recordCheckDeadlines({
  home,
  directives,
  lines,
  claims,
  known,
  gaps,
}: CheckObligations): Promise<CheckDeadlines> {
  const affected = openAffectedAfter(await readAffected(home), affectedComponentsOf(lines), claims);
  await writeAffected(home, affected);
  const obligations = obligationsOf(directives, affected, known);
  const moved =
    Object.keys(known.overrides).length > 0
      ? []
      : await recordReportedDeadlines(home, { directives, obligations, known, gaps });
  return { open: openFactsOf(obligations), moved };
}

/** What is told now: the obligations of these directives. */
export type DeadlineReport = {
  readonly directives: readonly DirectiveDocument[];
  readonly obligations: readonly Obligation[];
  readonly known: DecisionContext;
  readonly gaps: readonly DirectiveGap[];
};

/** Remembers the deadlines as they are told now, but for directives whose deadlines may be hidden; the result is an entry for each that moved, once. */
export async function recordReportedDeadlines(
  home: Home,
  { directives, obligations: all, known, gaps }: DeadlineReport,
): Promise<readonly DeadlineEntry[]> {
  const before = await readDeadlines(home);
  const hidden = new Set(gaps.filter(hidesDeadlines).map(({ directive }) => directive));
  const ids = new Set(directives.map(({ id }) => id).filter((id) => !hidden.has(id)));
  const obligations = all.filter(({ directive }) => ids.has(directive.id));
  const { book, fresh } = followDeadlines(before, { obligations, directives: ids, now: known.now });
  await writeDeadlines(home, book);
  return fresh;
}

/** Facts that nobody has said and that would move a deadline, the one about most components first. */
export function openFactsOf(obligations: readonly Obligation[]): CheckDeadlines["open"] {
  const all = obligations.flatMap(({ open, affected }) =>
    open.map((one) => ({ one, digest: affected.digest })),
  );
  const same = Map.groupBy(all, ({ one: { fact, value, from, to } }) =>
    JSON.stringify([fact, value, from, to]),
  );
  return [...same.values()]
    .flatMap((group) => {
      const first = group[0];
      const components = new Set(group.map(({ digest }) => digest)).size;
      return first === undefined ? [] : [{ ...first.one, components }];
    })
    .toSorted((a, b) => b.components - a.components);
}
