/** What a room answers of an advisory, as the facts from which a directive is drafted; the contract leaves its records open, so they are looked at first. */
import type { Advisory } from "#core/advisory.ts";
import { type AdvisoryFacts, factsOfRecords } from "#core/directive/draft/draft-from-advisory.ts";
import { isObject } from "#core/input/json-cursor.ts";

/** The part of the answer that is used. */
type AdvisoryAnswer = {
  readonly id: string;
  readonly sources: readonly { readonly advisory: unknown }[];
  readonly exploited: readonly unknown[];
};

/** The facts of the records that still stand, under the id that was asked for; null where none does. */
export function factsOfAnswer({ id, sources, exploited }: AdvisoryAnswer): AdvisoryFacts | null {
  const records = sources.map(({ advisory }) => advisory).filter(isAdvisory);
  const standing = records.filter(({ withdrawn }) => withdrawn === null);
  const [first, ...others] = standing.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));
  if (first === undefined) return null;
  const facts = factsOfRecords([first, ...others], { kevAdded: listedOn(exploited), remedies: [] });
  return { ...facts, advisory: { ...facts.advisory, id } };
}

function isAdvisory(value: unknown): value is Advisory {
  if (!isObject(value)) return false;
  const lists = ["aliases", "affected"].every((name) => Array.isArray(value[name]));
  return lists && typeof value["id"] === "string" && isObject(value["title"]) && isObject(value["decision"]);
}

/** The first day on which a catalogue listed it that has not taken it back. */
function listedOn(exploited: readonly unknown[]): string | null {
  const days = exploited.flatMap((one) => {
    if (!isObject(one) || typeof one["delistedAt"] === "string") return [];
    const entry = isObject(one["entry"]) ? one["entry"] : one;
    return typeof entry["dateAdded"] === "string" ? [entry["dateAdded"]] : [];
  });
  return days.toSorted()[0] ?? null;
}
