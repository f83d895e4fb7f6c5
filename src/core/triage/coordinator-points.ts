/**
 * The points of SSVC's coordinator triage, filled in from what the room knows of a report, each with who or what says so. What nobody says counts as its worst, so that
 * not knowing something never makes a report matter less; a person changes what is wrong.
 */
import { coordinatorTriage } from "#core/rules/tables/ssvc-coordinator-triage.ts";
import { decide } from "#core/rules/table/table.ts";

/** The points by their keys in SSVC. */
export const coordinatorPointNames = ["RP", "SCON", "RC", "SC", "SE", "U", "PSI"] as const;
type PointName = (typeof coordinatorPointNames)[number];

/** What the room knows. */
type CoordinatorFacts = {
  /** An advisory that everyone may read has one of the report's names. */
  readonly published: string | null;
  readonly reproducer: string | null;
  /** Reports of others that are taken for the same flaw. */
  readonly linked: number;
  readonly exploited: boolean;
};

/** Who or what says a value: the room's advisories, a gate, the reporter, people who linked it; `assumed` where nobody does. */
type PointOrigin = "advisories" | "reproducer" | "links" | "reporter" | "assumed" | "person";

/** One point with its value, by the keys of SSVC. */
type CoordinatorPoint = {
  readonly point: PointName;
  readonly value: string;
  readonly origin: PointOrigin;
  readonly evidence: string | null;
};

/** The points of a report. */
export function coordinatorPoints(facts: CoordinatorFacts): readonly CoordinatorPoint[] {
  return [
    facts.published === null
      ? { point: "RP", value: "N", origin: "advisories", evidence: null }
      : { point: "RP", value: "Y", origin: "advisories", evidence: facts.published },
    assumed("SCON", "Y"),
    credibility(facts),
    assumed("SC", "M"),
    assumed("SE", "U"),
    facts.exploited
      ? { point: "U", value: "S", origin: "reporter", evidence: "exploited" }
      : assumed("U", "S"),
    assumed("PSI", "S"),
  ];
}

function assumed(point: PointName, value: string): CoordinatorPoint {
  return { point, value, origin: "assumed", evidence: null };
}

/** That something did not reproduce says that it is not credible only where nobody else reported the same. */
function credibility({ reproducer, linked }: CoordinatorFacts): CoordinatorPoint {
  if (reproducer === "reproduced")
    return { point: "RC", value: "C", origin: "reproducer", evidence: reproducer };
  if (linked > 0) return { point: "RC", value: "C", origin: "links", evidence: String(linked) };
  if (reproducer === "not-reproduced")
    return { point: "RC", value: "NC", origin: "reproducer", evidence: reproducer };
  return assumed("RC", "C");
}

/** What the table says of some values: decline, track or coordinate (D, T, C). */
export function coordinatorOutcome(values: ReadonlyMap<string, string>): string | null {
  const inputs = coordinatorTriage.points.map(({ id }) => [id, values.get(id.split(":")[1] ?? "") ?? ""]);
  return decide(coordinatorTriage, Object.fromEntries(inputs) as Record<string, string>).key;
}
