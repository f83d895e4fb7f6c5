/** Whether a version is a pre-release by the rules of its ecosystem. */

const semver = /^v?\d+(?:\.\d+)*-(?!0?\.?\d{14}-[0-9a-f]{12})/;
const byWord = /(?:^|[\d.-])(?:alpha|beta|milestone|m|rc|cr|snapshot|pre|preview|dev|ea)[.-]?\d*(?:$|[.+-])/i;

const rules: ReadonlyMap<string, RegExp> = new Map([
  ...["npm", "cargo", "golang", "nuget", "pub", "hex", "swift", "cocoapods"].map(
    (type) => [type, semver] as const,
  ),
  ["pypi", /\d\.?-?_?(?:a|b|c|rc|alpha|beta|pre|preview|dev)\.?\d*/i],
  ["gem", /[A-Za-z]/],
  ["maven", byWord],
  ["composer", byWord],
]);

/** Distributions and what is in no table have none. A Go pseudo-version is a commit, not a pre-release. */
export function isPreRelease(type: string, version: string): boolean {
  return rules.get(type)?.test(version) === true;
}
