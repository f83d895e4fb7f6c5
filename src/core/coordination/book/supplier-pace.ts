/** The order in which reports of cases wait for a supplier: what is exploited now first, then what waits longest. */

/** A report that waits. `attacked`: attacks or a public exploit are known of. */
export type WaitingReport = { readonly attacked: boolean; readonly since: string };

/** The order of two that wait. */
function compareWaiting(a: WaitingReport, b: WaitingReport): number {
  return Number(b.attacked) - Number(a.attacked) || Date.parse(a.since) - Date.parse(b.since);
}

/** Whether one that is asked for now goes at once: where there is room for it and for everything that stands before it. */
export function goesAtOnce(
  one: WaitingReport,
  { free, waiting }: { readonly free: number; readonly waiting: readonly WaitingReport[] },
): boolean {
  return waiting.filter((other) => compareWaiting(other, one) <= 0).length < free;
}
