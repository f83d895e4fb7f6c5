/** Who hears of a flaw when: operators of critical infrastructure, then the large, then everybody; and the reminders on the way there. A collapse tells all at once, in the same order. */
import { compareInstants } from "#core/clock/clock.ts";

/** Audiences in the order of their release. */
const releaseAudiences = ["critical-infrastructure", "large", "everyone"] as const;
type ReleaseAudience = (typeof releaseAudiences)[number];

/** How many hours before the embargo's instant each audience hears; part of what the parties accept. */
type ReleaseLead = Readonly<Record<ReleaseAudience, number>>;

/** What is proposed unless somebody proposes another. */
const usualLead: ReleaseLead = { "critical-infrastructure": 24, large: 4, everyone: 0 };

/** One step of a plan. */
type ReleaseStep = { readonly audience: ReleaseAudience; readonly at: string };

/** The plan towards an instant; nobody hears before those who stand before them. */
export function releasePlan(ends: string, lead: ReleaseLead = usualLead): readonly ReleaseStep[] {
  let earliest: string | null = null;
  return releaseAudiences.map((audience) => {
    const own = Temporal.Instant.from(ends)
      .subtract({ hours: Math.max(0, lead[audience]) })
      .toString();
    const at: string = earliest !== null && compareInstants(own, earliest) < 0 ? earliest : own;
    earliest = at;
    return { audience, at };
  });
}

/** The plan of a collapse: what has not been released yet is released now. */
export function collapsedPlan(plan: readonly ReleaseStep[], now: string): readonly ReleaseStep[] {
  return plan.map((step) => (compareInstants(step.at, now) <= 0 ? step : { ...step, at: now }));
}

/** Hours before an embargo's end at which its participants are reminded of it. */
const reminderHours = [14 * 24, 7 * 24, 3 * 24, 24, 4, 1] as const;

/** The instants of reminders that lie between two instants, the earliest first. */
export function remindersUntil(ends: string, after: string): readonly string[] {
  return reminderHours
    .map((hours) => Temporal.Instant.from(ends).subtract({ hours }).toString())
    .filter((at) => compareInstants(at, after) > 0);
}
