/** Version keys made in a second, by scheme, on versions of that scheme's vectors; and pairs compared by keys against reference comparators. */
import { readFileSync } from "node:fs";
import { compare as compareSemver } from "semver";
import { compare as comparePep440 } from "@renovatebot/pep440";
import { schemes } from "#core/version/index.ts";
import { compareBytes, type Scheme } from "#core/version/scheme.ts";
import { type Bench, least, type BenchLine, rate, type Section } from "./bench-line.ts";

/** (g) */
export const keysSection: Section = { run };

const references: ReadonlyMap<string, readonly [name: string, compare: (a: string, b: string) => number]> =
  new Map([
    ["semver", ["semver.compare", compareSemver]],
    ["pypi", ["@renovatebot/pep440 compare", comparePep440]],
  ]);

async function run({ sized }: Bench): Promise<readonly BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const scheme of schemes) {
    const versions = versionsOf(scheme);
    const rounds = Math.max(1, Math.ceil(sized(400_000) / versions.length));
    const took = await least(2, () => {
      for (let round = 0; round < rounds; round++) for (const version of versions) scheme.key(version);
    });
    const ours = ((rounds * versions.length) / took) * 1000;
    lines.push(await besideReference(scheme, { versions, rounds, ours }));
  }
  return lines;
}

type Measured = { readonly versions: readonly string[]; readonly rounds: number; readonly ours: number };

async function besideReference(scheme: Scheme, { versions, rounds, ours }: Measured): Promise<BenchLine> {
  const what = `version keys, ${scheme.name}`;
  const reference = references.get(scheme.name);
  if (reference === undefined) return rate(what, { ours, rival: "", theirs: 0 });
  const [rival, compare] = reference;
  const readable = versions.filter((version) => reads(() => compare(version, version)));
  const keys = readable.map((version) => scheme.key(version) ?? new Uint8Array());
  const some = Math.max(1, Math.floor(rounds / 4));
  const [theirs, mine] = [
    await least(2, () => {
      for (let round = 0; round < some; round++)
        for (let at = 1; at < readable.length; at++) compare(readable[at - 1] ?? "", readable[at] ?? "");
    }),
    await least(2, () => {
      for (let round = 0; round < some; round++)
        for (let at = 1; at < keys.length; at++)
          compareBytes(keys[at - 1] as Uint8Array, keys[at] as Uint8Array);
    }),
  ];
  const pairs = some * (readable.length - 1) * 1000;
  const line = rate(`${what}; then pairs compared by key`, {
    ours: pairs / mine,
    rival,
    theirs: pairs / theirs,
  });
  return { ...line, ours: `${rate("", { ours, rival: "", theirs: 0 }).ours}; ${line.ours}` };
}

function reads(compare: () => unknown): boolean {
  try {
    compare();
    return true;
  } catch {
    return false;
  }
}

function versionsOf({ name }: Scheme): readonly string[] {
  const path = new URL(`../../test/vectors/version/${name}.tsv`, import.meta.url);
  const rows = readFileSync(path, "utf8").split("\n").slice(1);
  const versions = rows.flatMap((row) => {
    const [a = "", , b = ""] = row.split("\t");
    return [a, b];
  });
  return [...new Set(versions)].filter((version) => version !== "" && version.length < 100);
}
