/** What must be readable before a directive is evaluated: times, dates, durations and conditions, of the document and of the situation. */
import { isDay } from "#core/input/instant.ts";
import { readDuration } from "#core/clock/clock.ts";
import { isInstant } from "#core/input/instant.ts";
import { readCondition } from "#core/rules/condition.ts";
import type { Evaluable, Situation } from "#core/rules/situation.ts";
import type { VulnerabilityFacts } from "#core/rules/judge-by-table.ts";
import type { Finding } from "#core/problem.ts";

/** Everything in what is evaluated that cannot be read, each at its place. */
export function unreadableMembers(
  document: Evaluable,
  vulnerability: VulnerabilityFacts,
  situation: Situation,
): readonly Finding[] {
  const listed = vulnerability.kevAdded;
  const { until } = document.draft;
  const times = [
    ["/issuedAt", document.issuedAt],
    ...(vulnerability.patchAvailable === undefined
      ? []
      : [["/patchAvailable", vulnerability.patchAvailable] as const]),
    ...(situation.at === undefined ? [] : [["/at", situation.at] as const]),
    ...startEntries(situation),
    ...courseEntries(situation),
  ] as const;
  return [
    ...(listed === null || isDay(listed) ? [] : [unreadableTime("/kevAdded", "a date")]),
    ...(until === undefined || isDay(until) ? [] : [unreadableTime("/draft/until", "a date")]),
    ...times.flatMap(([at, time]) => (isInstant(time) ? [] : [unreadableTime(at, "an instant")])),
    ...document.draft.actions.flatMap(({ clock, when }, i) => {
      const at = `/draft/actions/${i}`;
      const reads = [
        ...(clock === undefined ? [] : [readDuration(clock.duration, `${at}/clock/duration`)]),
        ...(when === undefined ? [] : [readCondition(when, `${at}/when`)]),
      ];
      return reads.flatMap((read) => (read.ok ? [] : read.findings));
    }),
  ];
}

function startEntries({ starts }: Situation): readonly (readonly [string, string])[] {
  return Object.entries(starts ?? {}).flatMap(([event, at]) =>
    typeof at !== "string" ? [] : [[`/starts/${event}`, at] as const],
  );
}

function courseEntries({ course }: Situation): readonly (readonly [string, string])[] {
  if (course === undefined) return [];
  const spans = (name: "alerts" | "pauses") =>
    course[name].flatMap(({ from, until }, i) => [
      [`/course/${name}/${i}/from`, from] as const,
      ...(until === null ? [] : [[`/course/${name}/${i}/until`, until] as const]),
    ]);
  const granted = course.extensions.map(
    (one, i) => [`/course/extensions/${i}/grantedAt`, one.grantedAt] as const,
  );
  return [...spans("alerts"), ...spans("pauses"), ...granted];
}

function unreadableTime(at: string, expected: string): Finding {
  return { at, code: "time-unreadable", message: `Not ${expected} (RFC 3339).` };
}
