/** The lane of each report of calls that are taken at one time: what one of them uses up of a reporter's quota the next one no longer has. */
import { type Lane, laneOf } from "#core/intake/lane.ts";
import { dailyQuota } from "#core/intake/quota.ts";
import type { IncomingCall, IncomingReport } from "#stages/intake/incoming.ts";
import { mostExploited, type ReporterCounts } from "#stages/intake/reporters.ts";

type TakenCall = IncomingCall & { readonly added: readonly IncomingReport[] };

/** Those beyond the quota wait behind everyone; claims of exploitation are believed of so many only. */
export function assignLanes(
  calls: readonly TakenCall[],
  { of, unproven }: { readonly of: ReadonlyMap<string, ReporterCounts>; readonly unproven: number },
): readonly { readonly call: TakenCall; readonly report: IncomingReport; readonly lane: Lane }[] {
  const used = new Map<string, { today: number; exploited: number }>();
  let unprovenUsed = unproven;
  return calls.flatMap((call) => {
    const { id, kind } = call.reporter;
    const counts = of.get(id);
    if (counts === undefined) throw new TypeError("a reporter was not counted");
    const { proven, today, exploited, record } = counts;
    const own = used.get(id) ?? { today, exploited };
    used.set(id, own);
    const quota = dailyQuota(kind, record);
    return call.added.map((report) => {
      const withinQuota = own.today < quota;
      own.today += 1;
      const claimsExploited =
        report.claimsExploited &&
        own.exploited < mostExploited.ofOne &&
        (proven || unprovenUsed < mostExploited.ofUnproven);
      if (claimsExploited) {
        own.exploited += 1;
        if (!proven) unprovenUsed += 1;
      }
      return { call, report, lane: laneOf({ kind, proven, withinQuota, claimsExploited }) };
    });
  });
}
