/** By what a forge knows a result again: the same problem, before and after a version, or the place of something else, changes. */
import type { CheckLine } from "#core/matching/check-lines.ts";

/**
 * What a line is about: the vulnerability, the list, the product and where in the list it stands. Lines and indexes are left out, since they move
 * when something is added above: an alert that somebody dismissed would come back as a new one.
 */
export function identityOf({ vulnerability, component, source }: CheckLine): string {
  const { product, name, at } = component;
  return [vulnerability, source, product ?? name, withoutNumbers(at)]
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
}

/** The fingerprint of each line, in the order given: what it is about, and which it is of those that are about the same. */
export function fingerprints(lines: readonly CheckLine[]): ReadonlyMap<CheckLine, string> {
  const seen = new Map<string, number>();
  const found = new Map<CheckLine, string>();
  for (const line of lines) {
    const identity = identityOf(line);
    const nth = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, nth);
    found.set(line, `${identity}:${nth}`);
  }
  return found;
}

/** A place such as `line 12`, or `/components/3` of a JSON document, without its number. */
function withoutNumbers(at: string): string {
  return at
    .split("/")
    .map((step) => step.replace(/^(?:line )?[0-9]+$/, "*"))
    .join("/");
}
