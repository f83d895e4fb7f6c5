/** What suppliers answered in a case, as statements about products: of each supplier and product its newest word counts, and every version is its own. */
import type { SupplierAnswer } from "#core/coordination/answer/supplier-answer.ts";
import type { OwnProduct, OwnRange } from "#core/publish/own-advisory.ts";

/** An answer with whose it is and when it was given; those of one call have one instant. */
export type CaseAnswer = {
  /** The participant, and its name where it can be read now. */
  readonly supplier: string;
  readonly supplierName: string;
  readonly at: string;
  readonly answer: SupplierAnswer;
};

/** What one supplier states of one product; `product` is as it was answered, empty for the case's own. */
export type ProductStatement = {
  readonly product: string;
  readonly supplier: string;
  readonly supplierName: string;
  readonly affected: readonly OwnRange[];
  readonly examples: OwnProduct["examples"];
  readonly fix: { readonly version: string; readonly date: string } | null;
  readonly justification: OwnProduct["excused"][number]["justification"] | null;
};

/** The statements, in the order in which they were first given. */
export function statementsOf(answers: readonly CaseAnswer[]): readonly ProductStatement[] {
  const groups = Map.groupBy(answers, ({ supplier, answer }) =>
    JSON.stringify([supplier, answer.product.trim()]),
  );
  return [...groups.values()].flatMap(statementOf);
}

function statementOf(answers: readonly CaseAnswer[]): readonly ProductStatement[] {
  const [first] = answers;
  const newest = answers.findLast(
    ({ answer }) => answer.kind === "affected" || answer.kind === "not-affected",
  );
  const together = answers.filter(({ at }) => at === newest?.at).map(({ answer }) => answer);
  const ranges = together.flatMap((answer) =>
    answer.kind === "affected" && answer.from + answer.to !== "" ? [rangeOf(answer)] : [],
  );
  const isAffected = together.some(({ kind }) => kind === "affected");
  const excuse = together.find((answer) => answer.kind === "not-affected");
  const justification = isAffected || excuse === undefined ? null : excuse.justification;
  const lastFix = answers.findLast(({ answer }) => answer.kind === "fix" && answer.version !== "");
  const isTakenBack = justification !== null && (newest?.at ?? "") >= (lastFix?.at ?? "");
  const fix = lastFix?.answer.kind === "fix" && !isTakenBack ? lastFix.answer : null;
  if (first === undefined || (ranges.length === 0 && fix === null && justification === null)) return [];
  const { supplier, supplierName } = first;
  const product = first.answer.product.trim();
  const stated = ranges.flatMap(({ introduced, lastAffected }) => [introduced ?? "", lastAffected ?? ""]);
  return [
    {
      product,
      supplier,
      supplierName,
      affected: fix === null ? ranges : fixedRanges(ranges, fix.version),
      examples: {
        affected: [...new Set(stated.filter((version) => version !== ""))],
        notAffected: fix === null ? [] : [fix.version],
      },
      fix: fix === null ? null : { version: fix.version, date: fix.date },
      justification,
    },
  ];
}

function rangeOf({ from, to }: { readonly from: string; readonly to: string }): OwnRange {
  return { introduced: from === "" ? null : from, fixed: null, lastAffected: to === "" ? null : to };
}

/**
 * Ranges that end where the fix begins: what lies between the last affected version that was named and the fixed one counts as affected, since nobody has said that it is not.
 * Of several lines of releases the fix ends those whose end was not said.
 */
function fixedRanges(ranges: readonly OwnRange[], fixed: string): readonly OwnRange[] {
  if (ranges.length === 0) return [{ introduced: null, fixed, lastAffected: null }];
  const [only] = ranges;
  if (ranges.length === 1 && only !== undefined)
    return [{ introduced: only.introduced, fixed, lastAffected: null }];
  return ranges.map((range) => (range.lastAffected === null ? { ...range, fixed } : range));
}
