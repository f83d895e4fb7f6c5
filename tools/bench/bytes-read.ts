/** The bytes of match and details files that one check reads: of one product, and of a real lockfile. Counted where files are read, not estimated. */
import type { Component } from "#core/inventory/component.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { match } from "#core/matching/match.ts";
import type { BuiltPack } from "#core/pack/build/build-pack.ts";
import { crc32 } from "#core/pack/crc32.ts";
import { detailsInMemory } from "#core/pack/details.ts";
import { codesOf, openPack } from "#core/pack/read/open-pack.ts";
import { shelfOf } from "#core/product/ecosystem-of-product.ts";
import type { Bench, BenchLine } from "./bench-line.ts";
import { realLists } from "./real-lists.ts";

const product = "pkg:golang/golang.org/x/crypto";

/** A line for one product and one for each of the two real lockfiles, beside the bytes of all packs on disk. */
export function touchedLines({ data }: Bench, built: ReadonlyMap<string, BuiltPack>): readonly BenchLine[] {
  const one: Component = {
    product,
    name: product,
    version: "v0.1.0",
    at: "",
    scope: "runtime",
    dependencyPath: [],
  };
  const lists = realLists(data).map(({ name, content }) => {
    const read = readInventoryBytes(name, new TextEncoder().encode(content));
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    return touchedLine(name, read.value.components, built);
  });
  return [touchedLine("one product", [one], built), ...lists];
}

function touchedLine(
  name: string,
  components: readonly Component[],
  built: ReadonlyMap<string, BuiltPack>,
): BenchLine {
  const shelves = new Set(components.map((component) => shelfOf(component.product)));
  const counted = [...built]
    .filter(([ecosystem]) => shelves.has(ecosystem))
    .map(([, files]) => counting(files));
  const { matches } = match(
    components,
    counted.map(({ opened }) => opened),
  );
  const sum = (of: (one: Counting) => number): number => counted.reduce((all, one) => all + of(one), 0);
  const opening = sum(({ opened }) => opened.pack.bytes.length);
  const blocks = sum(({ opened: { pack } }) =>
    [...pack.met.keys()].reduce((bytes, block) => bytes + codesOf(pack, block).length, 0),
  );
  const details = sum((one) => one.read());
  const disk = [...built.values()].reduce(
    (bytes, { match: m, details: d }) => bytes + m.length + d.length,
    0,
  );
  const what = `bytes of one check, ${name} (${components.length} components, ${matches.length} matches)`;
  return {
    what,
    ours: `${opening} match + ${details} details`,
    rival: `all packs on disk; of the match files ${blocks} lie in blocks that were read`,
    theirs: String(disk),
    ratio: opening + details === 0 ? "" : `${(disk / (opening + details)).toPrecision(3)} x`,
    budget: "",
    met: null,
  };
}

type Counting = { readonly opened: OpenedPack; readonly read: () => number };

/** A pack whose details file says how many of its bytes were read. */
function counting({ match: bytes, details }: BuiltPack): Counting {
  const pack = openPack(bytes, crc32);
  if (!pack.ok) throw new Error(JSON.stringify(pack.findings));
  const source = detailsInMemory(details);
  let count = 0;
  const read = (offset: number, length: number): Uint8Array => {
    const got = source.read(offset, length);
    count += got.length;
    return got;
  };
  return { opened: { pack: pack.value, details: { length: source.length, read } }, read: () => count };
}
