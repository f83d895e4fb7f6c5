/** Levels of the crisis alert as the room tells them, and which are in force. */
import { type AlertLevel, alertLevels, defaultFactors } from "#core/clock/alert-level.ts";
import type { Domain } from "#core/actor.ts";
import { type LiveQuery, useLiveEndpoint } from "#web/ui/live-endpoint.ts";
import type { Client, Output } from "#web/room/room-client.ts";

type Levels = Output<"alertLevelList">;
export type Period = Levels["periods"][number];

/**
 * The levels as they are recorded, wherever that is done. A stream is no use of the session: a page that nobody looks at does not keep it alive.
 */
export function useLevels(): LiveQuery<Levels> {
  return useLiveEndpoint({ key: "alertLevelStream", input: {}, ask });
}

async function ask(client: Client): Promise<Levels> {
  return await client.call("alertLevelList", {});
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
