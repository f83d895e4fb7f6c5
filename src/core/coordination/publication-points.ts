/**
 * The points of SSVC's coordinator publication, filled in from what a case holds, each with who or what says so. Where nothing says it, the value is taken that speaks for
 * publishing; a person changes what is wrong.
 */
import type { CoordinatedCase } from "#core/coordination/coordinated-case.ts";
import type { ParticipantSilence } from "#core/coordination/embargo/silence.ts";
import { decide } from "#core/rules/table/table.ts";
import { coordinatorPublication } from "#core/rules/tables/ssvc-coordinator-publication.ts";

/** The points by their keys in SSVC. */
export const publicationPointNames = ["SINV", "E", "PVA"] as const;

/** What says a value: where suppliers stand, the case's facts; `assumed` where nothing does. */
export const publicationOrigins = ["suppliers", "facts", "assumed"] as const;

/** One point with its value, by the keys of SSVC; `count` of those suppliers whose state says it. */
export type PublicationPoint = {
  readonly point: (typeof publicationPointNames)[number];
  readonly value: string;
  readonly origin: (typeof publicationOrigins)[number];
  readonly count: number | null;
};

/** The points of a case. */
export function publicationPoints(
  of: CoordinatedCase,
  silences: readonly ParticipantSilence[],
): readonly PublicationPoint[] {
  const { attacks, exploit, public: isPublic } = of.world;
  return [
    involvement(of, silences),
    { point: "E", value: attacks ? "A" : exploit ? "P" : "N", origin: "facts", count: null },
    isPublic
      ? { point: "PVA", value: "A", origin: "assumed", count: null }
      : { point: "PVA", value: "P", origin: "facts", count: null },
  ];
}

/** The least of any supplier's counts: one that does not answer leaves its users without a fix. */
function involvement(
  { participants }: CoordinatedCase,
  silences: readonly ParticipantSilence[],
): PublicationPoint {
  const suppliers = participants.filter(({ roles }) => roles.includes("supplier"));
  const stateOf = new Map(silences.map(({ participant, state }) => [participant, state]));
  const values = suppliers.map(({ id, report, fixPath }) => {
    if (fixPath === "VFd" || fixPath === "VFD") return "FR";
    const isAnswered = stateOf.get(id) === "answered";
    const isWorking = report === "received" || report === "valid" || report === "accepted";
    return isAnswered || isWorking ? "C" : "UU";
  });
  const value = (["UU", "C", "FR"] as const).find((each) => values.includes(each));
  if (value === undefined) return { point: "SINV", value: "UU", origin: "assumed", count: null };
  return { point: "SINV", value, origin: "suppliers", count: values.filter((each) => each === value).length };
}

/** What the table says of some values: publish or not (P, N); `null` where a value is none of its. */
export function publicationOutcome(values: ReadonlyMap<string, string>): string | null {
  const inputs = coordinatorPublication.points.map(({ id }) => [
    id,
    values.get(id.split(":")[1] ?? "") ?? "",
  ]);
  return decide(coordinatorPublication, Object.fromEntries(inputs) as Record<string, string>).key;
}
