/**
 * The one list of how an ecosystem is spelt: OSV's name is what people read (`crates.io`), and its pack's name (`cargo`, `deb-debian`) is read too,
 * wherever somebody names one. Documents for programs keep the pack's name.
 */
import { suggestNames } from "#core/input/suggest-names.ts";
import { areaOfEcosystem } from "#core/product/coverage-area.ts";
import { ecosystemPacks, ecosystems } from "#core/product/ecosystem.ts";

type Spellings = {
  /** OSV's name by that of the pack. */
  readonly written: ReadonlyMap<string, string>;
  /** OSV's name by any spelling in small letters. */
  readonly read: ReadonlyMap<string, string>;
};

let known: Spellings | null = null;

function spellings(): Spellings {
  if (known !== null) return known;
  const pairs = ecosystemPacks();
  const own = [...ecosystems, "CVE"].map((name) => [name, name] as const);
  const lower = [...pairs, ...own].map(([spelling, name]) => [spelling.toLowerCase(), name] as const);
  known = { written: new Map(pairs), read: new Map(lower) };
  return known;
}

/** What people read of an ecosystem's pack: OSV's name, else the pack's own. */
export function ecosystemName(pack: string): string {
  return spellings().written.get(pack) ?? pack;
}

/** What people read of one release or vendor of an ecosystem (`Debian:12`), which every option takes too; its own id where OSV has no name for it. */
export function releaseName(pack: string, release: string): string {
  const number = release.replace(/^[^-]*-/, "");
  const names = [number, `v${number}`].map((one) => `${ecosystemName(pack)}:${one}`);
  return names.find((name) => areaOfEcosystem(name)?.only === release) ?? release;
}

/** OSV's name of an ecosystem in any spelling, with its release (`Debian:12`) where one is given; `null` for a name that is none. */
export function ecosystemSpelt(text: string): string | null {
  const [head = "", ...release] = text.split(":");
  const name = spellings().read.get(head.trim().toLowerCase()) ?? head;
  const whole = [name, ...release].join(":");
  return areaOfEcosystem(whole) === null ? null : whole;
}

/** At most three of OSV's names that may be meant by what is none. */
export function ecosystemsNear(text: string): readonly string[] {
  const { read } = spellings();
  const near = suggestNames(text.split(":")[0] ?? "", [...read.keys()]);
  return [...new Set(near.flatMap((spelling) => read.get(spelling) ?? []))];
}

/** The name of an ecosystem's pack by any spelling of it; as it stands where the spelling is not known, since a room may have packs of a newer program. */
export function packSpelt(text: string): string {
  const name = ecosystemSpelt(text);
  return (name === null ? null : areaOfEcosystem(name)?.ecosystem) ?? text;
}
