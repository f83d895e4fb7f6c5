/** Whether what is to be done about each product of an advisory is there, and is not said to be impossible in the same breath. */
import type { Finding } from "#core/problem.ts";
import type { OwnAdvisory, Remedy } from "#core/publish/own-advisory.ts";

/** Products without a remedy, and remedies that contradict an earlier one of the same product. */
export function remedyFindings(record: OwnAdvisory): readonly Finding[] {
  return [...withoutRemedy(record), ...contradicting(record)];
}

/** Every affected product has something to do about it, and be it that nothing can be done. */
function withoutRemedy({ products, remedies }: OwnAdvisory): readonly Finding[] {
  return products.flatMap(({ key, affected, listed }, at) =>
    affected.length + listed.length === 0 || remedies.some((remedy) => remedy.products.includes(key))
      ? []
      : [
          {
            at: `/products/${at}`,
            code: "remedy-missing",
            message: "Nothing is said of what to do about this product.",
            about: key,
          },
        ],
  );
}

type RemedyKind = Remedy["kind"];

/** Kinds that no product may have together (CSAF 2.1, 6.1.35); each pair stands once. */
const opposites: readonly (readonly [RemedyKind, RemedyKind])[] = [
  ["vendor_fix", "no_fix_planned"],
  ["vendor_fix", "none_available"],
  ["mitigation", "none_available"],
  ["workaround", "none_available"],
  ["no_fix_planned", "none_available"],
];

function contradicting({ remedies }: OwnAdvisory): readonly Finding[] {
  return remedies.flatMap(({ kind, products }, at) => {
    const about = products.find((key) =>
      remedies
        .slice(0, at)
        .some((earlier) => earlier.products.includes(key) && areOpposite(earlier.kind, kind)),
    );
    if (about === undefined) return [];
    const message = "An earlier remedy says the opposite of the same product.";
    return [{ at: `/remedies/${at}/kind`, code: "remedy-contradicts", message, about }];
  });
}

function areOpposite(a: RemedyKind, b: RemedyKind): boolean {
  return opposites.some(([one, other]) => (a === one && b === other) || (a === other && b === one));
}
