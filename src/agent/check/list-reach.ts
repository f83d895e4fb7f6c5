/** How far a check reached each list, and which lists may hold more than it saw: what is merely not there closes nothing. */
import { existsSync } from "node:fs";
import { resolve, sep } from "node:path";
import type { CheckObservation, ListReach } from "#agent/check/component-claims.ts";
import type { CheckedList } from "#agent/check/list-coverage.ts";
import type { Scan } from "#agent/scan/scan-inventories.ts";
import type { AnswerCoverage } from "#core/directive/answer-coverage.ts";
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
export function listsInDoubt(scan: Scan): (pack: Pack) => readonly string[] {
  const lists = new Map(scan.lists.map((list) => [resolve(list.path), list.components]));
  const partly = [...readInPart(scan)].map((source) => {
    const products = (lists.get(source) ?? []).flatMap(({ product }) => product ?? []);
    return { source, areas: [...new Set(products.map((product) => areaOfProduct(product).prefix))] };
  });
  return (pack) =>
    partly
      .filter(({ areas }) => areas.length === 0 || areas.some((area) => speaksOf(pack, area)))
      .map(({ source }) => source);
}

/** The products of all vendors are of one kind: a list of equipment may hold, and was looked at for, those of a vendor of whom it names nothing. */
const ofAnyVendor = "pkg:generic/";

function speaksOf(pack: Pack, area: string): boolean {
  const found = productsFrom(pack, area.startsWith(ofAnyVendor) ? ofAnyVendor : area, 1);
  return !found.ok || found.value.length > 0;
}

/** Every list of a search as it was seen: how many different products of each area, and what was not compared. One that could not be read is there, too. */
export function checkedLists(
  { lists, notCompared }: Scan,
  { at, index }: { readonly at: string; readonly index: AnswerCoverage["index"] },
): readonly CheckedList[] {
  const left = new Map<string, number>();
  for (const { path, count } of notCompared) {
    const source = resolve(path);
    left.set(source, (left.get(source) ?? 0) + count);
  }
  const read = lists.map(({ path, kind, components }): CheckedList => {
    const source = resolve(path);
    const open = left.get(source) ?? 0;
    left.delete(source);
    const products = productsByArea(components);
    return { source, kind, at, index, products, notCompared: open, lost: components.length === 0 };
  });
  const unread = [...left].map(([source, open]): CheckedList => {
    return { source, kind: "", at, index, products: {}, notCompared: open, lost: false };
  });
  return [...read, ...unread];
}

function productsByArea(components: Scan["lists"][number]["components"]): Readonly<Record<string, number>> {
  const products = new Set(components.map(({ product, name }) => product ?? `name:${name}`));
  const counts: Record<string, number> = {};
  for (const product of products) {
    const area = product.startsWith("pkg:") ? areaOfProduct(product).prefix : "";
    counts[area] = (counts[area] ?? 0) + 1;
  }
  return counts;
}

/** Which areas of these lists a pack speaks of. */
export function areasInPack(pack: Pack, lists: readonly CheckedList[]): readonly string[] {
  const areas = new Set(lists.flatMap(({ products }) => Object.keys(products)));
  return [...areas].filter((area) => area !== "" && speaksOf(pack, area));
}
