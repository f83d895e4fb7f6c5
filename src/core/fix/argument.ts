/**
 * What may stand in a command. Names and versions come from files that others wrote: each must be what its tool's own grammar calls a package's
 * name or a version, never an option, a path, an address, a tag or a file, and reads the same in a POSIX shell, PowerShell and cmd.
 */
import { pathOf, type Purl } from "#core/product/purl.ts";

type Grammar = { readonly name: RegExp; readonly version: RegExp };

/** SemVer 2; a pre-release that ends like an archive's name would be taken for a file. */
const semver =
  /^\d{1,10}\.\d{1,10}\.\d{1,10}(?:-(?![0-9A-Za-z.-]*(?:tgz|tar|gz)$)[0-9A-Za-z][0-9A-Za-z.-]{0,60})?$/;
const dotted = /^[0-9][0-9A-Za-z._+-]{0,80}$/;
/** Versions of distributions never stand in a command. */
const anyVersion = /^[0-9A-Za-z][0-9A-Za-z.:~^+_-]{0,200}$/;
const npmName = /^(?:@[A-Za-z0-9][A-Za-z0-9._-]{0,100}\/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,200}$/;
const identifier = /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/;

const grammars: ReadonlyMap<string, Grammar> = new Map([
  ["npm", { name: npmName, version: semver }],
  [
    "pypi",
    {
      name: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,100}[A-Za-z0-9])?$/,
      version: /^\d{1,10}(?:\.\d{1,10}){0,5}(?:(?:a|b|rc)\d{1,6})?(?:\.post\d{1,6})?(?:\.dev\d{1,6})?$/,
    },
  ],
  [
    "golang",
    {
      name: /^(?:stdlib|[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+(?:\/[A-Za-z0-9_~][A-Za-z0-9._~-]*)*)$/,
      version: /^v?\d{1,10}\.\d{1,10}\.\d{1,14}(?:-[0-9A-Za-z.-]{1,80})?(?:\+incompatible)?$/,
    },
  ],
  ["cargo", { name: /^[A-Za-z][A-Za-z0-9_-]{0,100}$/, version: semver }],
  [
    "composer",
    { name: /^[a-z0-9](?:[_.-]?[a-z0-9]+)*\/[a-z0-9](?:[_.]|-{0,2}[a-z0-9]+)*$/, version: dotted },
  ],
  ["gem", { name: identifier, version: dotted }],
  [
    "maven",
    { name: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\/[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}$/, version: dotted },
  ],
  ["nuget", { name: /^[A-Za-z0-9_]+(?:[_.-][A-Za-z0-9_]+)*$/, version: dotted }],
  ["pub", { name: /^[a-z_][a-z0-9_]{0,100}$/, version: semver }],
  ["hex", { name: /^[a-z][a-z0-9_]{0,100}$/, version: semver }],
  ["swift", { name: /^[A-Za-z0-9][A-Za-z0-9._/-]{0,300}$/, version: semver }],
  ["cocoapods", { name: /^[A-Za-z0-9][A-Za-z0-9+_/-]{0,100}$/, version: dotted }],
  ["conan", { name: /^[a-z0-9_][a-z0-9_+.-]{1,100}$/, version: dotted }],
  ["conda", { name: identifier, version: dotted }],
  // apt-get removes `name-`, installs `name+`, and takes what has a slash or a known ending for a file; dnf and zypper likewise.
  [
    "deb",
    { name: /^(?!.*\.(?:deb|changes)$)[a-z0-9][a-z0-9+.-]{0,100}(?<![.-])(?<![^+]\+)$/, version: anyVersion },
  ],
  ["rpm", { name: /^(?!.*\.rpm$)[A-Za-z0-9][A-Za-z0-9+._-]{0,150}(?<!-)$/, version: anyVersion }],
  ["apk", { name: /^(?!.*\.apk$)[A-Za-z0-9][A-Za-z0-9+._-]{0,150}(?<!-)$/, version: anyVersion }],
  ["alpm", { name: /^(?!.*\.zst$)[a-z0-9][a-z0-9@._+-]{0,150}(?<!-)$/, version: anyVersion }],
]);

/** Types whose namespace is a distribution, not a part of the name. */
export const ofSystem: ReadonlySet<string> = new Set(["deb", "rpm", "apk", "alpm"]);

/** The name of a package and a version as arguments of its ecosystem's tools; `null` where one of them is not what their grammar allows. */
export function argumentsOf(
  purl: Purl,
  version: string,
): { readonly name: string; readonly version: string } | null {
  const name = ofSystem.has(purl.type) ? purl.name : pathOf(purl);
  if (!fitsName(purl.type, name) || grammars.get(purl.type)?.version.test(version) !== true) return null;
  return { name: purl.type === "maven" ? name.replace("/", ":") : name, version };
}

/** Whether a text is the name of a package of a type. */
export function fitsName(type: string, name: string): boolean {
  return name.length <= 300 && grammars.get(type)?.name.test(name) === true;
}

/** Whether a text is a folder below the present one, such as a workspace's member. */
export function fitsFolder(text: string): boolean {
  return /^(?!\/)(?!.*(?:^|\/)[.-])[A-Za-z0-9@][A-Za-z0-9@._/-]{0,200}$/.test(text);
}

/** Whether a text is a range of versions that means the same in double quotes everywhere. */
export function fitsRange(text: string): boolean {
  return /^[0-9A-Za-z.^~<>=*| +-]{1,100}$/.test(text);
}

/** The words as a line for a POSIX shell, PowerShell or cmd; `null` where a word would not read back as itself in all three. */
export function commandLine(words: readonly string[]): string | null {
  const quoted = words.map(quotedWord);
  return quoted.includes(null) ? null : quoted.join(" ");
}

/** PowerShell splits an option at a dot or a colon and takes a leading `@` for its own. */
function quotedWord(word: string): string | null {
  const plain = /^[A-Za-z0-9./_:=+@-]+$/.test(word) && !word.startsWith("@") && !/^-.*[.:@]/.test(word);
  if (plain) return word;
  return /^[A-Za-z0-9./_:=+@ ^~<>*|[\]-]{1,400}$/.test(word) ? `"${word}"` : null;
}
