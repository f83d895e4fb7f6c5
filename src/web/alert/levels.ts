/** Levels of the crisis alert as the room tells them, and which are in force. */
import { useEffect, useRef } from "react";
import { type AlertLevel, alertLevels, defaultFactors } from "#core/clock/alert-level.ts";
import type { Domain } from "#core/actor.ts";
import type { Output } from "#web/room/room-client.ts";
import { type EndpointQuery, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { useAddress } from "#web/shell/router.tsx";

type Levels = Output<"alertLevelList">;
export type Period = Levels["periods"][number];

const recorded = "bongsu.alert-level-recorded";

/** Tells every part of the pages that shows levels that one was recorded. */
export function announceLevelRecorded(): void {
  window.dispatchEvent(new Event(recorded));
}

/**
 * The levels, asked anew when the reader goes to another page, comes back to the window, or records one. Never by a timer: a page that nobody
 * looks at must not keep its session alive.
 */
export function useLevels(): EndpointQuery<Levels> {
  const asked = useEndpoint("alertLevelList", {});
  const { reload: again } = asked;
  const { pathname } = useAddress();
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    again();
  }, [again, pathname]);
  useEffect(() => {
    function look(): void {
      if (document.visibilityState === "visible") again();
    }
    window.addEventListener(recorded, again);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener(recorded, again);
      document.removeEventListener("visibilitychange", look);
    };
  }, [again]);
  return asked;
}

/** Periods that last, the gravest first and the nation before its domains. */
export function inForce(periods: readonly Period[]): readonly Period[] {
  const rank = ({ level }: Period): number => alertLevels.indexOf(level);
  return periods
    .filter(({ until, level }) => until === null && level !== "normal")
    .toSorted((a, b) => rank(b) - rank(a) || (a.domain ?? "").localeCompare(b.domain ?? ""));
}

/** The level in force for a domain alone, or (`null`) for the nation. */
export function levelOf(periods: readonly Period[], domain: Domain | null): AlertLevel {
  return inForce(periods).find((period) => period.domain === domain)?.level ?? "normal";
}

/** Whether clocks run shorter under a level. */
export function shortens(level: AlertLevel): boolean {
  const [part, whole] = defaultFactors[level];
  return part < whole;
}
