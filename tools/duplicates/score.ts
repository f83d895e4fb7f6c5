/** How well the reports of a corpus find each other: each is looked up among those received before it, as a room does. */
import { sameThreshold } from "#core/duplicate/compare.ts";
import { duplicateIndex } from "#core/duplicate/index.ts";
import { groupsOf, suspectedAmong } from "#core/duplicate/link.ts";
import { type Comparable, traitsOf } from "#core/duplicate/traits.ts";
import type { LabelledReport, ReportKind } from "./corpus.ts";

/** Counts of one kind of report. */
type KindCount = {
  /** Reports of a flaw of which one was received before, and of those how many have it on the first place. */
  readonly later: number;
  readonly first: number;
};

/** The figures of one corpus. */
export type CorpusScore = {
  readonly reports: number;
  readonly byKind: ReadonlyMap<ReportKind, KindCount>;
  /** Of the reports that are suspected to be the same as an earlier one: how many are. */
  readonly suspected: number;
  readonly suspectedRightly: number;
  /** Linked without a person, and wrongly so. */
  readonly linked: number;
  readonly linkedWrongly: number;
  /** Groups in which reports of each flaw stand: one is what a person looks at once. */
  readonly flaws: number;
  readonly looks: number;
  readonly mixedGroups: number;
  /** Flaws of which no report is looked at first, since all stand behind another flaw's. */
  readonly hidden: number;
  /** Reports that stand in no group, or not at their place in the order of receipt: nobody may lose credit. */
  readonly lostCredit: number;
};

/** Scores a corpus; `read` makes of a report what the room's readers make of it. */
export function scoreCorpus(
  corpus: readonly LabelledReport[],
  read: (report: LabelledReport) => Comparable,
): CorpusScore {
  const index = duplicateIndex();
  const labels = new Map(corpus.map((report) => [report.id, report.bug]));
  const seen = new Set<string>();
  const counts = new Map<ReportKind, { later: number; first: number }>();
  const links: { one: string; other: string }[] = [];
  const tally = { suspected: 0, suspectedRightly: 0, linked: 0, linkedWrongly: 0 };
  for (const report of corpus) {
    const traits = traitsOf(read(report));
    const near = index.nearest(traits, 5);
    const [best] = near;
    const right = (id: string | undefined) =>
      id !== undefined && report.bug !== null && labels.get(id) === report.bug;
    if (report.bug !== null && seen.has(report.bug)) {
      const count = counts.get(report.kind) ?? { later: 0, first: 0 };
      counts.set(report.kind, { later: count.later + 1, first: count.first + Number(right(best?.id)) });
    }
    if (best !== undefined && best.score >= sameThreshold) {
      tally.suspected++;
      tally.suspectedRightly += Number(right(best.id));
    }
    for (const { id } of suspectedAmong(near)) links.push({ one: report.id, other: id });
    for (const { id } of near.filter(({ linked }) => linked)) {
      tally.linked++;
      tally.linkedWrongly += Number(!right(id));
    }
    index.add(report.id, traits);
    if (report.bug !== null) seen.add(report.bug);
  }
  return { reports: corpus.length, byKind: counts, ...tally, ...looksAt(corpus, links) };
}

type Looks = Pick<CorpusScore, "flaws" | "looks" | "mixedGroups" | "hidden" | "lostCredit">;

/** What a person sees: a group at a time. False reports were rejected and join nobody. */
function looksAt(corpus: readonly LabelledReport[], links: readonly { one: string; other: string }[]): Looks {
  const bugOf = new Map(corpus.map(({ id, bug }) => [id, bug]));
  const groups = groupsOf(
    corpus.map(({ id, bug, kind }, received) => ({
      id,
      received,
      state:
        bug === null ? ("rejected" as const) : kind === "true" ? ("proved" as const) : ("unproved" as const),
    })),
    links,
  );
  const inGroups = groups.map(({ head, members }) => ({
    head: bugOf.get(head.id) ?? null,
    flaws: new Set(members.flatMap(({ id }) => bugOf.get(id) ?? [])),
    inOrder: members.every(({ received }, at) => at === 0 || received > (members[at - 1]?.received ?? 0)),
    size: members.length,
  }));
  const flaws = new Set(corpus.flatMap(({ bug }) => bug ?? []));
  const heads = new Set(inGroups.map(({ head }) => head));
  const standing = inGroups.filter(({ inOrder }) => inOrder).reduce((sum, { size }) => sum + size, 0);
  return {
    flaws: flaws.size,
    looks: inGroups.reduce((sum, group) => sum + group.flaws.size, 0),
    mixedGroups: inGroups.filter((group) => group.flaws.size > 1).length,
    hidden: [...flaws].filter((flaw) => !heads.has(flaw)).length,
    lostCredit: corpus.length - standing,
  };
}
