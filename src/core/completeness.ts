/**
 * What sources state of their own records: that all on an ecosystem are there, up to an instant, and how many they are. That records of an
 * ecosystem are at hand says nothing of the kind; `core/matching/coverage.ts` decides what a statement is worth.
 */

/** A source's statement about what it hands on. */
export type CompletenessStatement = {
  /** As OSV writes it, with a release where only that one is meant (`npm`, `Debian`, `Debian:12`); `CVE` for the products of vendors. */
  readonly ecosystem: string;
  /** The instant (RFC 3339) up to which nothing is missing; `null` for that of the newest record at hand. */
  readonly to: string | null;
  /** How many records on the whole ecosystem there are, withdrawn ones not counted; `null` where nobody counted. */
  readonly records: number | null;
};

/** The same of one pack, as a signed index and `packs.json` carry it beside the pack. */
export type PackCompleteness = {
  readonly to: string;
  /** How many records the pack holds. */
  readonly records: number;
  /** The releases (`debian-12`) or vendors that are meant; absent for all. */
  readonly only?: readonly string[];
};

/** A pack's completeness by ecosystem, with the number of records that were found in it. */
export type HeldCompleteness = PackCompleteness & { readonly ecosystem: string; readonly held: number };
