/** How far a check reached each list, and which lists may hold more than it saw: what is merely not there closes nothing. */
import { existsSync } from "node:fs";
import { resolve, sep } from "node:path";
import type { CheckObservation, ListReach } from "#agent/check/component-claims.ts";
import type { Scan } from "#agent/scan/scan-inventories.ts";
import type { NotComparedCode } from "#core/inventory/not-compared.ts";
import { productsFrom } from "#core/pack/read/look-up.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";
import { areaOfProduct } from "#core/product/coverage-area.ts";

/** What was searched, and what is said of it. */
export type SearchedLists = {
  readonly scan: Scan;
  readonly paths: readonly string[];
  /** Lists that their owner says are gone for good, by path. */
  readonly gone: readonly string[];
  /** Whether the index is past its end, or the clock stands before the last sync: then nothing is known to be fine. */
  readonly aged: boolean;
};

/** What is not compared though it is there and has its name: it hides no other component. */
const hidesNothing: ReadonlySet<NotComparedCode> = new Set(["toolchain-unknown", "other-origin"]);

function readInPart({ notCompared }: Scan): ReadonlySet<string> {
  return new Set(notCompared.flatMap(({ path, code }) => (hidesNothing.has(code) ? [] : [resolve(path)])));
}

/** How far the check reached a list. One that is not there any more under a path that was searched is lost, and so is one that names nothing any more. */
export function listReach({ scan, paths, gone, aged }: SearchedLists): CheckObservation["reach"] {
  const read = new Map(scan.lists.map(({ path, components }) => [resolve(path), components.length]));
  const partly = readInPart(scan);
  const dropped = new Set(gone.map((path) => resolve(path)));
  const roots = paths.map((path) => resolve(path)).filter((root) => existsSync(root));
  return (source): ListReach => {
    if (aged) return "out";
    if (partly.has(source)) return "lost";
    const components = read.get(source);
    if (components !== undefined) return components > 0 ? "whole" : "lost";
    if (existsSync(source)) return "out";
    if (dropped.has(source)) return "whole";
    const isSearched = roots.some((root) => source.startsWith(root.endsWith(sep) ? root : `${root}${sep}`));
    return isSearched ? "lost" : "out";
  };
}

/** The lists that were read in part and may hold what a directive's pack names: those of an ecosystem that it speaks of, and those of which none is known. */
export function listsInDoubt(scan: Scan, pack: Pack): readonly string[] {
  const partly = readInPart(scan);
  const lists = new Map(scan.lists.map((list) => [resolve(list.path), list.components]));
  return [...partly].filter((source) => {
    const prefixes = new Set(
      (lists.get(source) ?? []).flatMap(({ product }) =>
        product === null ? [] : [areaOfProduct(product).prefix],
      ),
    );
    return prefixes.size === 0 || [...prefixes].some((prefix) => speaksOf(pack, prefix));
  });
}

function speaksOf(pack: Pack, prefix: string): boolean {
  const found = productsFrom(pack, prefix, 1);
  return !found.ok || found.value.length > 0;
}
