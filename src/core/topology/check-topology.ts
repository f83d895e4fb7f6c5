/** Whether the parts of a topology fit together: ids once, words that exist, dates in order, names in every language, and somebody who leads. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Finding } from "#core/problem.ts";
import {
  idsOf,
  isValidOn,
  type Jurisdiction,
  type TermAttribute,
  termLists,
  type Topology,
} from "#core/topology/topology.ts";
import { type TextByLanguage } from "#core/text.ts";
import { calendarNames } from "#core/clock/calendars/index.ts";

/** Most findings that are told about one document. */
const mostFindings = 500;

/** What does not fit, at most {@link mostFindings}, in the order of the document; empty for a topology that a room can work with. */
export function checkTopology(topology: Topology): readonly Finding[] {
  return allFindings(topology).slice(0, mostFindings);
}

function allFindings(topology: Topology): readonly Finding[] {
  return [
    ...missingNames(topology),
    ...wrongCalendar(topology),
    ...repeatedIds(topology),
    ...wrongRegions(topology),
    ...wrongJurisdictions(topology),
    ...missingOffices(topology),
  ];
}

function find(at: string, code: string, message: string): Finding {
  return { at, code, message };
}

/** Every name in at least the topology's own languages. */
function missingNames(topology: Topology): readonly Finding[] {
  const languages = Object.keys(topology.languages);
  if (languages.length === 0) return [find("/languages", "list-empty", "expected at least one language")];
  const lists = [...Object.values(termLists), "offices"] as const;
  const named: readonly (readonly [string, TextByLanguage])[] = [
    ["/name", topology.name],
    ...(typeof topology.calendar === "string" ? [] : [["/calendar/name", topology.calendar.name] as const]),
    ...lists.flatMap((list) => topology[list].map(({ name }, i) => [`/${list}/${i}/name`, name] as const)),
  ];
  return named.flatMap(([at, name]) =>
    languages
      .filter((tag) => !Object.hasOwn(name, tag))
      .map((tag) => find(`${at}/${pointerStep(tag)}`, "name-missing", `there is no name in ${tag}`)),
  );
}

function wrongCalendar({ calendar }: Topology): readonly Finding[] {
  if (typeof calendar === "string")
    return calendarNames.includes(calendar)
      ? []
      : [find("/calendar", "calendar-unknown", `expected one of ${calendarNames.join(", ")}, or the days`)];
  const { from, until, announcedUntil, days } = calendar;
  return [
    ...(until < from ? [find("/calendar/until", "dates-out-of-order", `expected ${from} or later`)] : []),
    ...(announcedUntil > until
      ? [find("/calendar/announcedUntil", "dates-out-of-order", `expected ${until} or earlier`)]
      : []),
    ...days.flatMap((day, i) =>
      day < from || day > until
        ? [find(`/calendar/days/${i}`, "date-outside", `expected a day from ${from} to ${until}`)]
        : [],
    ),
  ];
}

function repeatedIds(topology: Topology): readonly Finding[] {
  return [...Object.values(termLists), "offices" as const].flatMap((list) => {
    const seen = new Set<string>();
    return topology[list].flatMap(({ id }, i) => {
      const again = seen.has(id);
      seen.add(id);
      return again ? [find(`/${list}/${i}/id`, "id-repeated", `there is a ${id} already`)] : [];
    });
  });
}

function wrongRegions({ regions }: Topology): readonly Finding[] {
  const byId = new Map(regions.map((region) => [region.id, region]));
  return regions.flatMap(({ id, validFrom, validTo, succeededBy }, i) => {
    const at = `/regions/${i}`;
    if (validFrom !== null && validTo !== null && validTo <= validFrom)
      return [find(`${at}/validTo`, "dates-out-of-order", `expected a day after ${validFrom}`)];
    if (succeededBy === null) return [];
    const successor = byId.get(succeededBy);
    if (successor === undefined || succeededBy === id)
      return [find(`${at}/succeededBy`, "word-not-listed", `there is no other region ${succeededBy}`)];
    if (validTo === null || !isValidOn(successor, validTo))
      return [find(`${at}/succeededBy`, "dates-out-of-order", `${succeededBy} is not there when ${id} ends`)];
    return [];
  });
}

const attributes = Object.keys(termLists) as readonly TermAttribute[];
type KnownIds = ReadonlyMap<TermAttribute, ReadonlySet<string>>;

function wrongJurisdictions(topology: Topology): readonly Finding[] {
  const known: KnownIds = new Map(attributes.map((one) => [one, new Set(idsOf(topology, one))]));
  return topology.offices.flatMap(({ jurisdictions }, office) =>
    jurisdictions.flatMap((jurisdiction, i) => {
      const at = `/offices/${office}/jurisdictions/${i}`;
      const earlier = jurisdictions.slice(0, i).findIndex((other) => repeats(other, jurisdiction));
      return [
        ...unknownWords(jurisdiction, known, at),
        ...(jurisdiction.validTo !== null && jurisdiction.validTo <= jurisdiction.validFrom
          ? [find(`${at}/validTo`, "dates-out-of-order", `expected a day after ${jurisdiction.validFrom}`)]
          : []),
        ...(earlier >= 0
          ? [find(at, "jurisdiction-repeated", `the same is led at the same time by entry ${earlier}`)]
          : []),
      ];
    }),
  );
}

function unknownWords(jurisdiction: Jurisdiction, known: KnownIds, at: string): readonly Finding[] {
  return attributes.flatMap((attribute) => {
    const id = jurisdiction[attribute];
    if (id === null || known.get(attribute)?.has(id) === true) return [];
    return [
      find(`${at}/${attribute}`, "word-not-listed", `there is no ${id} among the ${termLists[attribute]}`),
    ];
  });
}

function isSameReach(a: Jurisdiction, b: Jurisdiction): boolean {
  return a.domain === b.domain && a.sector === b.sector && a.tier === b.tier && a.region === b.region;
}

function repeats(a: Jurisdiction, b: Jurisdiction): boolean {
  return isSameReach(a, b) && overlaps(a, b);
}

function overlaps(a: Jurisdiction, b: Jurisdiction): boolean {
  return (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);
}

/** A chair who leads everything, and for each domain a lead authority, never two at once. */
function missingOffices({ offices, domains }: Topology): readonly Finding[] {
  const chaired = offices.some(({ kind, jurisdictions }) => kind === "chair" && jurisdictions.some(isWhole));
  const leading = leadersByDomain(offices);
  return [
    ...(chaired
      ? []
      : [find("/offices", "chair-missing", "expected an office of kind chair that leads all")]),
    ...domains.flatMap(({ id }, i) =>
      leading.has(id)
        ? []
        : [find(`/domains/${i}`, "lead-missing", `no office of kind lead leads the domain ${id}`)],
    ),
    ...[...leading.values()].flatMap(repeatedLeads),
  ];
}

type Lead = { readonly jurisdiction: Jurisdiction; readonly at: string };

function isWhole({ domain, sector, tier, region }: Jurisdiction): boolean {
  return domain === null && sector === null && tier === null && region === null;
}

/** What lead authorities lead as whole domains, by domain, from the earliest day on. */
function leadersByDomain(offices: Topology["offices"]): ReadonlyMap<string | null, readonly Lead[]> {
  const all = offices.flatMap(({ kind, jurisdictions }, office) =>
    kind !== "lead"
      ? []
      : jurisdictions.map((jurisdiction, i) => {
          return { jurisdiction, at: `/offices/${office}/jurisdictions/${i}` };
        }),
  );
  const whole = all.filter(({ jurisdiction }) => {
    return jurisdiction.domain !== null && isWhole({ ...jurisdiction, domain: null });
  });
  const byBegin = whole.toSorted((a, b) => (a.jurisdiction.validFrom < b.jurisdiction.validFrom ? -1 : 1));
  return Map.groupBy(byBegin, ({ jurisdiction }) => jurisdiction.domain);
}

function repeatedLeads(leads: readonly Lead[]): readonly Finding[] {
  return leads.flatMap(({ jurisdiction, at }, i) => {
    const before = leads[i - 1]?.jurisdiction;
    return before !== undefined && overlaps(before, jurisdiction)
      ? [find(at, "lead-repeated", `${jurisdiction.domain} has another lead at the same time`)]
      : [];
  });
}
