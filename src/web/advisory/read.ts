/** Reads what the contract leaves open in an advisory's answer into the platform's own forms. What does not fit is left out, never guessed. */
import type { Advisory, ExploitationScore, ExploitedEntry } from "#core/advisory.ts";
import type { Output } from "#web/room/room-client.ts";

type AdvisoryOutput = Output<"advisoryRead">;
export type ParsedSource = Omit<AdvisoryOutput["sources"][number], "advisory"> & {
  readonly advisory: Advisory;
};
/** Entry and source of a catalogue that says "exploited". */
export type CatalogueListing = Pick<ExploitedEntry, "cve" | "catalog" | "dateAdded"> &
  Partial<ExploitedEntry> & {
    /** When an issue no longer had it; `null` while it is listed. */
    readonly delistedAt: string | null;
    readonly history: readonly ListingLine[];
  };

/** A listing or delisting, dated by the catalogue, else by when the room learned of it. */
type ListingLine = { readonly listed: boolean; readonly at: string };

/** The sources whose record has an advisory's form. */
export function sourcesOf(sources: AdvisoryOutput["sources"]): readonly ParsedSource[] {
  return sources.flatMap((source) => {
    const advisory = source.advisory as Partial<Advisory> | null;
    if (typeof advisory !== "object" || advisory === null || typeof advisory.id !== "string") return [];
    return [{ ...source, advisory: { ...silent, ...advisory } as Advisory }];
  });
}

const silent: Omit<Advisory, "id" | "format" | "publisher"> = {
  aliases: [],
  related: [],
  published: null,
  modified: null,
  withdrawn: null,
  title: {},
  summary: {},
  severities: [],
  decision: {},
  affected: [],
  references: [],
};

/** The catalogue entries. */
export function listedOf(exploited: readonly unknown[]): readonly CatalogueListing[] {
  return exploited.flatMap((value) => {
    const entry = unwrapped<ExploitedEntry>(value, "entry");
    if (typeof entry?.cve !== "string" || typeof entry.dateAdded !== "string") return [];
    const { cve, catalog = "", dateAdded } = entry;
    const { delistedAt, history } = value as { readonly delistedAt?: unknown; readonly history?: unknown };
    const gone = typeof delistedAt === "string" ? delistedAt : null;
    return [{ ...entry, cve, catalog, dateAdded, delistedAt: gone, history: historyOf(history) }];
  });
}

function historyOf(history: unknown): readonly ListingLine[] {
  if (!Array.isArray(history)) return [];
  return history.flatMap(
    (line: { readonly listed?: unknown; readonly at?: unknown; readonly seenAt?: unknown }) => {
      const at = line.at ?? line.seenAt;
      return typeof line.listed === "boolean" && typeof at === "string" ? [{ listed: line.listed, at }] : [];
    },
  );
}

/** The exploitation scores. */
export function scoresOf(scores: readonly unknown[]): readonly ExploitationScore[] {
  return scores.flatMap((value) => {
    const score = unwrapped<ExploitationScore>(value, "score");
    return typeof score?.score === "number" && typeof score.percentile === "number"
      ? [score as ExploitationScore]
      : [];
  });
}

/** The record itself, or the one that stands under a name beside its provenance. */
function unwrapped<T>(value: unknown, name: string): Partial<T> | null {
  if (typeof value !== "object" || value === null) return null;
  const inner = (value as Record<string, unknown>)[name];
  return typeof inner === "object" && inner !== null ? inner : value;
}
