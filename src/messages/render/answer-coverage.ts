/** What was looked at before an answer, in words: one line a fact, for pages and the terminal alike. */
import {
  type AnswerCoverage,
  type CountsByKind,
  looksAtNothing,
  totalOf,
} from "#core/directive/answer-coverage.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { listText } from "#messages/render/list.ts";

type Say = Translate<"answerCoverage" | "list" | "time">;

/** The lines; of an answer that does not say what it looked at one, which says so. */
export function coverageLines(coverage: AnswerCoverage | null, t: Say): readonly string[] {
  if (coverage === null) return [t("answerCoverage.unstated")];
  const { lists, components, compared, notCompared, lost, gone } = coverage;
  const goneComponents = totalOf(gone.components);
  return [
    ...(looksAtNothing(coverage) ? [t("answerCoverage.nothing")] : []),
    totalOf(lists) === 0
      ? t("answerCoverage.noLists")
      : t("answerCoverage.lists", { lists: totalOf(lists), kinds: kindsText(lists, t) }),
    ...(totalOf(components) === 0
      ? []
      : [
          t("answerCoverage.components", {
            components: totalOf(components),
            kinds: kindsText(components, t),
            compared,
          }),
        ]),
    ...(notCompared === 0 ? [] : [t("answerCoverage.notCompared", { count: notCompared })]),
    ...(lost === 0 ? [] : [t("answerCoverage.lost", { count: lost })]),
    ...(gone.lists + goneComponents === 0
      ? []
      : [t("answerCoverage.gone", { lists: gone.lists, components: goneComponents })]),
    whenText(coverage, t),
  ];
}

function whenText({ checked: { first, last }, index }: AnswerCoverage, t: Say): string {
  const [from, to] = [instantText(first, t), instantText(last, t)];
  const { sequence, issuedAt } = index;
  return listText(
    [
      from === to
        ? t("answerCoverage.checked", { time: to })
        : t("answerCoverage.checkedBetween", { first: from, last: to }),
      issuedAt === null
        ? t("answerCoverage.indexUndated", { sequence })
        : t("answerCoverage.index", { sequence, time: instantText(issuedAt, t) }),
    ],
    t,
  );
}

function kindsText(counts: CountsByKind, t: Say): string {
  const kinds = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t("answerCoverage.kind", { kind: kindText(kind, t), count }));
  return listText(kinds, t);
}

function kindText(kind: string, t: Say): string {
  return kind === "other" || kind === "unnamed" ? t(`answerCoverage.${kind}`) : kind;
}
