/** From what feeds, archives and users state of the records of a feed to what a pack of them can claim: statements are held against what was found. */
import type { CompletenessStatement, HeldCompleteness, PackCompleteness } from "#core/completeness.ts";
import type { GatheredCompleteness } from "#core/pack/gather-by-ecosystem.ts";
import { areaOfEcosystem } from "#core/product/coverage-area.ts";

/** What was found in the feeds that statements speak of. */
type FoundRecords = {
  /** How many different records on an ecosystem there are, withdrawn ones not counted. */
  readonly held: (ecosystem: string) => number;
  /** The newest time at which a record on the ecosystem was changed. */
  readonly newest: ReadonlyMap<string, string>;
  /** How many records could not be read: each may be of any ecosystem. */
  readonly unread: number;
};

/**
 * The statements with what was found, by ecosystem. Where nobody counted, what is there counts as stated, but records that could not be read are
 * missing. A statement about records of which none is there, or without a time, is left out.
 */
export function heldCompleteness(
  statements: readonly CompletenessStatement[],
  { held, newest, unread }: FoundRecords,
): readonly HeldCompleteness[] {
  return statements.flatMap((stated): readonly HeldCompleteness[] => {
    const area = areaOfEcosystem(stated.ecosystem);
    if (area === null) return [];
    const { ecosystem, only } = area;
    const to = stated.to ?? newest.get(ecosystem) ?? null;
    const count = held(ecosystem);
    if (to === null || count === 0) return [];
    const records = stated.records ?? count + unread;
    return [{ ecosystem, to, records, held: count, ...(only === null ? {} : { only: [only] }) }];
  });
}

/** What the feeds state of themselves: archives that are whole are, whatever else could not be read; the rest and the user's word may be missing some. */
export function feedCompleteness(
  { statements, exports, newest }: Omit<GatheredCompleteness, "until">,
  { stated, held, unread }: Pick<FoundRecords, "held" | "unread"> & FeedStatements,
): readonly HeldCompleteness[] {
  return [
    ...heldCompleteness(exports, { held, newest, unread: 0 }),
    ...heldCompleteness([...statements, ...stated], { held, newest, unread }),
  ];
}

type FeedStatements = { readonly stated: readonly CompletenessStatement[] };

/**
 * What a pack of one ecosystem may carry of these: the newest statement on all of it, else those on parts of it with the oldest of their times; nothing
 * where the records contradict one of them.
 */
export function packCompleteness(
  complete: readonly HeldCompleteness[],
  ecosystem: string,
): PackCompleteness | null {
  const own = complete.filter((one) => one.ecosystem === ecosystem);
  if (own.some(({ records, held }) => records !== held)) return null;
  const sound = own.toSorted((a, b) => Date.parse(b.to) - Date.parse(a.to));
  const whole = sound.find(({ only }) => only === undefined);
  const last = whole ?? sound.at(-1);
  if (last === undefined) return null;
  const { to, records } = last;
  if (whole !== undefined) return { to, records };
  return { to, records, only: [...new Set(sound.flatMap(({ only = [] }) => only))].sort() };
}
