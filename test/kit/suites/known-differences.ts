/**
 * Published comparisons that our schemes do not follow, each with the reason and what the scheme's own reference answers.
 * Read by the conformance test, which fails when a row is missing here or stands here without need.
 */

/** A comparison on which we follow the reference, not the file. `op` is what the file says; `reference` what the reference implementation and we say. */
export type Disagreement = {
  readonly ecosystem: string;
  readonly a: string;
  readonly op: string;
  readonly b: string;
  readonly reference: "<" | "=" | ">";
};

/** How many rows of an ecosystem hold a version that neither the reference nor we read (our answer is `?`), and why. */
export type Unreadable = { readonly ecosystem: string; readonly rows: number; readonly reason: string };

/** Rows with a version that the scheme does not know. */
export const unreadable: readonly Unreadable[] = [
  {
    ecosystem: "pypi",
    rows: 73,
    reason:
      "Legacy versions: packaging >= 22 raises InvalidVersion (checked with 26.3 row by row). A guessed place could call an affected version safe.",
  },
  {
    ecosystem: "alpine",
    rows: 27,
    reason:
      "apk version --check refuses them; the file states how old apk-tools happened to compare what it could not read.",
  },
  {
    ecosystem: "packagist",
    rows: 6,
    reason:
      "composer/semver has no order for branches (dev-foo) and refuses 1.2.3.# and 0.0.1-test1 (UnexpectedValueException).",
  },
];

const maven39 =
  "maven-artifact 3.9.11 ComparableVersion, run on every row; the file was made with an older Maven.";
const composerNormalizes =
  "composer/semver normalizes first (1.0 is 1.0.0.0, words in any case); the file compares raw strings with PHP's version_compare.";

/** Why the rows of an ecosystem in {@link disagreements} are excepted. */
export const reasons: Readonly<Record<string, string>> = { maven: maven39, packagist: composerNormalizes };

function rows(ecosystem: string, lines: readonly string[]): Disagreement[] {
  return lines.map((line) => {
    const [a, op, b, reference] = line.split(" ") as [string, string, string, Disagreement["reference"]];
    return { ecosystem, a, op, b, reference };
  });
}

/** Rows on which the file and the reference implementation differ: `a op b reference`. */
export const disagreements: readonly Disagreement[] = [
  ...rows("maven", [
    "1.0.0-RC16 < 1.0.0.RC8-beta >",
    "1.0.0-gradle-rework-beta3 < 1.0.0.RC7-3 >",
    "2.9.0-1 < 2.9.0.RC1 >",
    "6.1.12.rc5 < 6.1.12rc1 >",
    "1.1.31.sec10 < 1.1.31_noneautotype >",
    "1.1.34.sec10 < 1.1.34_noneautotype >",
    "1.1.46.sec10 < 1.1.46_noneautotype >",
    "1.2.8.sec10_noneautotype < 1.2.8_noneautotype >",
    "1.2.31.sec10 < 1.2.31_noneautotype >",
    "1.2.48.sec10 < 1.2.48_noneautotype >",
    "1.2.50.sec10 < 1.2.50_noneautotype >",
    "1.2.54.sec10 < 1.2.54_noneautotype >",
    "1.2.57.sec10 < 1.2.57_noneautotype >",
    "1.2.60.sec10 < 1.2.60_noneautotype >",
    "1.2.67.sec10 < 1.2.67_noneautotype >",
    "1.0.0rc0 < 1.0.beta8 >",
    "1.5.9.RC1 < 1.5.9-RC0 >",
    "1.1.0-01-glassfish < 1.1.0.Beta1 >",
    "2-1 < 2.0.0.a >",
    "2.0.a < 2.0.0.a =",
  ]),
  ...rows("packagist", [
    "v3.0 < v3.0.0-beta >",
    "v3.4 < v3.4.0-alpha >",
    "v4-beta4 < v4.0-alpha >",
    "v1.9.0-ALPHA.1 = v1.9.0-BETA.1 <",
    "v1.9.0-BETA.1 < v1.9.0-ALPHA.2 >",
    "v1.9.0-ALPHA.2 = v1.9.0-BETA.2 <",
    "5.1.0-stable < 5.1.0-beta2 >",
    "v4.4 < v4.4.0-beta >",
    "v6.5 < v6.5.0-beta-0 >",
    "v6.6 < v6.6.0-beta >",
    "1.0.0 > 1.0 =",
  ]),
];

/** Native ranges of the vers suite that we read otherwise than the suite says, with the reason. */
export const nativeRanges: readonly {
  readonly type: string;
  readonly range: string;
  readonly reason: string;
}[] = [
  { type: "npm", range: ">= 2.2.x", reason: "node-semver: >=2.2.0, without upper end." },
  { type: "npm", range: ">= 1.x", reason: "node-semver: >=1.0.0, without upper end." },
  { type: "npm", range: ">=5.0.3 >=4.2.1", reason: "node-semver: both must hold, which is >=5.0.3." },
  { type: "npm", range: "1.1.2 1.2.2", reason: "node-semver: both must hold, which no version does." },
];
