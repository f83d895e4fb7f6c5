/**
 * The points of SSVC's coordinator triage, filled in from what the room knows of a report, each with who or what says so. What nobody says counts as its worst, so that
 * not knowing something never makes a report matter less; a person changes what is wrong.
 */
import type { ExposedRange } from "#core/privacy/exposed-range.ts";
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
  /** An entry of a catalogue of known exploited vulnerabilities that has one of its names. */
  readonly listed: string | null;
  /** How many organisations hold the product; null where it cannot be told. */
  readonly exposed: ExposedRange | null;
};

/** From so many organisations on a flaw is a matter of public safety, whatever else is known; fewer say nothing, since not every list is delegated. */
const manyHolders = 10;

/** Who or what says a value: the room's advisories, a catalogue of what is exploited, the delegated lists, a gate, the reporter, people who linked it; `assumed` where nobody does. */
type PointOrigin =
  | "advisories"
  | "catalogue"
  | "lists"
  | "reproducer"
  | "links"
  | "reporter"
  | "assumed"
  | "person";

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
    utility(facts),
    safety(facts),
  ];
}

function utility({ listed, exploited }: CoordinatorFacts): CoordinatorPoint {
  if (listed !== null) return { point: "U", value: "S", origin: "catalogue", evidence: listed };
  if (exploited) return { point: "U", value: "S", origin: "reporter", evidence: "exploited" };
  return assumed("U", "S");
}

function safety({ exposed }: CoordinatorFacts): CoordinatorPoint {
  if (exposed === null || exposed.low < manyHolders) return assumed("PSI", "S");
  const range = `${exposed.low}–${exposed.high ?? ""}`;
  return { point: "PSI", value: "S", origin: "lists", evidence: range };
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
