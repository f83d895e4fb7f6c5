/** How many organisations' delegated lists hold a product, for an office that may not know whose: between two numbers, far enough apart that none is told from another, and none from few. */

/** A number between these; `high` is null where there is no bound. */
export type ExposedRange = { readonly low: number; readonly high: number | null };

const steps = [0, 10, 50, 200, 1000] as const;

/** The range that a count lies in. */
export function exposedRange(count: number): ExposedRange {
  const at = steps.findLastIndex((step) => step <= count);
  const next = steps[at + 1];
  return { low: steps[at] ?? 0, high: next === undefined ? null : next - 1 };
}
