/**
 * What to do about an affected component: the smallest named fixed version that no known advisory affects, and the exact command.
 * Names and versions come from files that others wrote: commands are quoted for a POSIX shell, and there is none for what cannot be quoted safely.
 */
import { conclude } from "#core/matching/conclude.ts";
import { fixToolFor } from "#core/inventory/index.ts";
import type { Component } from "#core/inventory/component.ts";
import type { Match, Matcher } from "#core/matching/match.ts";
import { fixedAbove } from "#core/pack/read/fixed-versions.ts";
import { parsePurl } from "#core/product/purl.ts";
import { isPrintable } from "#core/input/printable.ts";

const mostCandidates = 50;

/**
 * The smallest version above the installed one that a source names as fixed and that is affected by no vulnerability that the matcher knows (`conclude.ts`);
 * `null` when there is none. `told` are all the component's matches, since the version that ends one advisory may begin another. A version for which some
 * advisory is undecidable may be suggested: it is not known to be affected.
 */
export function suggestFix(component: Component, told: readonly Match[], matcher: Matcher): string | null {
  const named = new Set(told.flatMap(({ fixed }) => fixed));
  const parts = told
    .flatMap(({ details }) => details?.parts ?? [])
    .filter((part) => part.fixed.some((version) => named.has(version)));
  const candidates = fixedAbove(parts, { installed: component.version }).filter((version) =>
    named.has(version),
  );
  for (const version of candidates.slice(0, mostCandidates)) {
    const said = conclude(matcher.match(atVersion(component, version)));
    if (!said.some(({ verdict }) => verdict === "affected")) return version;
  }
  return null;
}

/** The component as it would be at another version, under every name. */
function atVersion(component: Component, version: string): Component {
  const { also } = component;
  if (also === undefined) return { ...component, version };
  return { ...component, version, also: also.map(({ product }) => ({ product, version })) };
}

/** What to move to which version, and the kind of list (reader name) that names it. */
type FixTarget = { readonly component: Component; readonly version: string; readonly kind: string };

/** The command that moves a component to a version; `null` for an ecosystem without one, or a name or version that is not safe to write. */
export function fixCommand({ component, version, kind }: FixTarget): string | null {
  const read = component.product === null ? null : parsePurl(component.product);
  if (read === null || !read.ok) return null;
  const { namespace, name } = read.value;
  if (version === "" || ![namespace, name, component.name, version].every(isSafe)) return null;
  const words = fixToolFor(kind, read.value.type)?.words({ purl: read.value, name: component.name, version });
  return words?.map(quoted).join(" ") ?? null;
}

/** Text from outside that may stand in a command: one printable word that is no option. */
function isSafe(word: string): boolean {
  return word.length <= 300 && isPrintable(word) && !/\s/.test(word) && !word.startsWith("-");
}

/** A word as a POSIX shell reads it back, whole. */
function quoted(word: string): string {
  return /^[A-Za-z0-9@%+:,./_-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
