/**
 * How an ecosystem that somebody names is read: OSV's name is what people are shown (`crates.io`), and its pack's name (`cargo`, `deb-debian`) is read too.
 * Documents for programs keep the pack's name.
 */
import { suggestNames } from "#core/input/suggest-names.ts";
import { areaOfEcosystem } from "#core/product/coverage-area.ts";
import { ecosystemPacks } from "#core/product/ecosystem-of-product.ts";
import { ecosystems } from "#core/product/ecosystem.ts";

let known: ReadonlyMap<string, string> | null = null;

/** OSV's name by any spelling in small letters. */
function spellings(): ReadonlyMap<string, string> {
  const own = [...ecosystems, "CVE"].map((name) => [name, name] as const);
  known ??= new Map([...ecosystemPacks(), ...own].map(([spelling, name]) => [spelling.toLowerCase(), name]));
  return known;
}

/** OSV's name of an ecosystem in any spelling, with its release (`Debian:12`) where one is given; `null` for a name that is none. */
export function ecosystemSpelt(text: string): string | null {
  const [head = "", ...release] = text.split(":");
  const name = spellings().get(head.trim().toLowerCase()) ?? head;
  const whole = [name, ...release].join(":");
  return areaOfEcosystem(whole) === null ? null : whole;
}

/** At most three of OSV's names that may be meant by what is none. */
export function ecosystemsNear(text: string): readonly string[] {
  const read = spellings();
  const near = suggestNames(text.split(":")[0] ?? "", [...read.keys()]);
  return [...new Set(near.flatMap((spelling) => read.get(spelling) ?? []))];
}

/** The name of an ecosystem's pack by any spelling of it; as it stands where the spelling is not known, since a room may have packs of a newer program. */
export function packSpelt(text: string): string {
  const name = ecosystemSpelt(text);
  return (name === null ? null : areaOfEcosystem(name)?.ecosystem) ?? text;
}
