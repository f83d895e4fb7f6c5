/** The feeds of a room in its signed index: up to when each speaks and what is wrong with it, so that whoever reads the packs sees how old they may be. */
import { isObject } from "#core/input/json-cursor.ts";
import { listMember, textMember } from "#core/input/json.ts";

/** A feed as the index names it. Instants are RFC 3339. */
export type IndexFeed = {
  readonly id: string;
  readonly kind: string;
  /** Up to when it speaks by its own word; absent before it said so. */
  readonly asOf?: string;
  /** When it was fetched last; absent before that. */
  readonly fetchedAt?: string;
  /** What is wrong with it, by code; a reader passes over codes that it does not know. */
  readonly problems: readonly string[];
};

const mostFeeds = 500;
const longest = 100;

/** The feeds that an index names; what cannot be read of them is left out, as nothing is decided by it. */
export function readIndexFeeds(value: unknown): readonly IndexFeed[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).slice(0, mostFeeds).flatMap((entry): readonly IndexFeed[] => {
    const [id, kind] = [textMember(entry, "id"), textMember(entry, "kind")];
    if (!isObject(entry) || id === null || kind === null || id.length > longest || kind.length > longest)
      return [];
    const [asOf, fetchedAt] = [textMember(entry, "asOf"), textMember(entry, "fetchedAt")];
    const problems = listMember(entry, "problems").filter(isShortText);
    return [{ id, kind, ...instant("asOf", asOf), ...instant("fetchedAt", fetchedAt), problems }];
  });
}

function instant<N extends "asOf" | "fetchedAt">(
  name: N,
  written: string | null,
): { readonly [K in N]?: string } {
  const isInstant = written !== null && written.length <= 40 && !Number.isNaN(Date.parse(written));
  return (isInstant ? { [name]: written } : {}) as { readonly [K in N]?: string };
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value.length <= longest;
}
