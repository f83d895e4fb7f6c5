/** What a reporter sends, whatever its format: one item a claim. The texts are sealed where they are kept. */
import type { Crash } from "#core/crash/crash.ts";
import type { Finding } from "#core/problem.ts";

/** The product that a report is about; what the report does not say is null. */
export type ReportedProduct = {
  /** As the reporter writes it. */
  readonly name: string | null;
  /** A package URL or CPE name, where one is given. */
  readonly identifier: string | null;
};

/** One claim of a flaw, read from a report. */
export type ReportItem = {
  /** Where it was read: the file's path, inside archives with `!/` between, and `#N` for the N-th of several. */
  readonly source: string;
  /** The name of the format in the registry. */
  readonly format: string;
  readonly product: ReportedProduct | null;
  readonly version: string | null;
  readonly title: string | null;
  /** What is claimed and how it is reproduced, as plain text. */
  readonly text: string;
  /** CWE ids, ids of advisories that it says it is, in the order given. */
  readonly weaknesses: readonly string[];
  readonly aliases: readonly string[];
  /** Source files and lines that the report names as the place of the flaw. */
  readonly places: readonly {
    readonly file: string;
    readonly line: number | null;
    readonly function: string | null;
  }[];
  readonly crash: Crash | null;
  /** A proposed fix as a unified diff, where there is one. */
  readonly patch: string | null;
  /** What the report says of the use of AI, in its own words; absent where it says nothing. */
  readonly aiUsage?: string;
  /** The name under which the reporter wants to be known, where the report gives one. */
  readonly reporter?: string;
  /** What is wrong with or missing from this item; it is still an item. */
  readonly findings: readonly Finding[];
};

/** What one file gave: items, and what of it is none; `format` is null where nothing knows the file. */
export type FileReading = {
  readonly source: string;
  readonly format: string | null;
  readonly items: readonly ReportItem[];
  /** What could not be read, each with its place in the file. */
  readonly bad: readonly { readonly source: string; readonly findings: readonly Finding[] }[];
  /** What is to be said of the whole file, such as that it reports nothing. */
  readonly findings: readonly Finding[];
};
