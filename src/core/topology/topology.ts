/**
 * What a topology is: who is joined in a response (domains, sectors, tiers, regions), which office leads whom from when to when, and in which
 * languages, time zone and calendar it works. Data that a room loads: a country, a network of national teams, a group of companies.
 */
import { type ZoneOfTime, type HolidayCalendar } from "#core/clock/calendars/calendar.ts";
import { type TextByLanguage, undetermined } from "#core/text.ts";

/** One word of a closed list: the id that data carry, and its names. */
export type TopologyTerm = { readonly id: string; readonly name: TextByLanguage };

/** A region; one that ended names the region that took its place. Dates are `YYYY-MM-DD` in the topology's time zone; `null` is open. */
export type Region = TopologyTerm & {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly succeededBy: string | null;
};

/** What an office is: the roles of its operators follow from it. */
export const officeKinds = ["chair", "lead", "ministry", "isac", "coordinator"] as const;
export type OfficeKind = (typeof officeKinds)[number];

/** Whom an office leads from a date to the day before another; what is `null` stands for all. */
export type Jurisdiction = {
  readonly domain: string | null;
  readonly sector: string | null;
  readonly tier: string | null;
  readonly region: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
};

/** An office of the topology with everything that it has led and will lead. */
export type TopologyOffice = TopologyTerm & {
  readonly kind: OfficeKind;
  readonly jurisdictions: readonly Jurisdiction[];
};

/** A topology document that was read. Lists keep the order of the document: it is the order of tables and of choices. */
export type Topology = {
  readonly id: string;
  readonly name: TextByLanguage;
  /** Whether everything in it is invented for an exercise. */
  readonly drill: boolean;
  /** The languages that every name is in, each with its own name; the first one stands in where a language is asked for that is not there. */
  readonly languages: TextByLanguage;
  readonly time: ZoneOfTime;
  /** The name of a calendar that the program has, or the days themselves. */
  readonly calendar: string | HolidayCalendar;
  readonly domains: readonly TopologyTerm[];
  readonly sectors: readonly TopologyTerm[];
  readonly tiers: readonly TopologyTerm[];
  readonly regions: readonly Region[];
  readonly offices: readonly TopologyOffice[];
};

/** The type of the documents that {@link Topology} is read from. */
export const topologyType = "bongsu.topology/1";

/** The language that stands for the others: of what is made without somebody who chose one. */
export function firstLanguage({ languages }: Topology): string {
  return Object.keys(languages)[0] ?? undetermined;
}

/** The attributes of an organisation whose values are a topology's words, with the list that holds them. */
export const termLists = { domain: "domains", sector: "sectors", tier: "tiers", region: "regions" } as const;
export type TermAttribute = keyof typeof termLists;

/** The ids that an attribute may have, in the topology's order. */
export function idsOf(topology: Topology, attribute: TermAttribute): readonly string[] {
  return topology[termLists[attribute]].map(({ id }) => id);
}

/** The text in a language: that one, else the first there is in the order of `instead`, else any; "" where there is none. */
export function inLanguage(text: TextByLanguage, language: string, instead: readonly string[] = []): string {
  for (const tag of [language, ...instead]) {
    const found = Object.hasOwn(text, tag) ? text[tag] : undefined;
    if (found !== undefined) return found;
  }
  return Object.values(text)[0] ?? "";
}

/** What a word of the topology is called in a language; the id itself where the topology does not have it. */
export function termName(topology: Topology, attribute: TermAttribute, id: string, language: string): string {
  const list: readonly TopologyTerm[] = topology[termLists[attribute]];
  const term = list.find((one) => one.id === id);
  return term === undefined
    ? id
    : inLanguage(term.name, language, ["en", ...Object.keys(topology.languages)]);
}

/** Whether something holds on a date (`YYYY-MM-DD`): `validTo` is the first day on which it does not any more. */
export function isValidOn(
  { validFrom, validTo }: { readonly validFrom: string | null; readonly validTo: string | null },
  on: string,
): boolean {
  return (validFrom === null || validFrom <= on) && (validTo === null || validTo > on);
}

/** The region that stands on a date where each region stood: an ended one is the one that took its place, through as many changes as there were. */
export function regionsOn({ regions }: Topology, on: string): ReadonlyMap<string, string> {
  const byId = new Map(regions.map((region) => [region.id, region]));
  const now = (region: Region): string => {
    let here = region;
    for (let step = 0; step < regions.length; step += 1) {
      const next = here.succeededBy === null ? undefined : byId.get(here.succeededBy);
      if (next === undefined || here.validTo === null || here.validTo > on) break;
      here = next;
    }
    return here.id;
  };
  return new Map(regions.map((region) => [region.id, now(region)]));
}
