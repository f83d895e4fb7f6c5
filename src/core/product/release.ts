/**
 * Releases of distributions: the many ways in which lists and advisories write "Debian 12" brought to one word such as `debian-12`.
 * Point releases are dropped where a distribution's tracker does not tell them apart. No list of what is still supported.
 */

/** How a distribution's release is written in a product id: the word before the number, and how many numbers count (0: it rolls). */
type Distribution = { readonly word: string; readonly numbers: number };

/** By purl namespace. One that is not here keeps its own name and all its numbers. */
const distributions: ReadonlyMap<string, Distribution> = new Map([
  ["debian", { word: "debian", numbers: 1 }],
  ["ubuntu", { word: "ubuntu", numbers: 2 }],
  ["alpine", { word: "alpine", numbers: 2 }],
  ["alpaquita", { word: "alpaquita", numbers: 1 }],
  ["almalinux", { word: "almalinux", numbers: 1 }],
  ["rocky", { word: "rocky", numbers: 1 }],
  ["redhat", { word: "redhat", numbers: 1 }],
  ["centos", { word: "centos", numbers: 1 }],
  ["oracle", { word: "oracle", numbers: 1 }],
  ["amazon", { word: "amazon", numbers: 1 }],
  ["fedora", { word: "fedora", numbers: 1 }],
  ["mageia", { word: "mageia", numbers: 1 }],
  ["photon", { word: "photon", numbers: 1 }],
  ["azurelinux", { word: "azurelinux", numbers: 1 }],
  ["suse", { word: "sles", numbers: 2 }],
  ["opensuse", { word: "opensuse", numbers: 9 }],
  ["openeuler", { word: "openeuler", numbers: 9 }],
  ["wolfi", { word: "wolfi", numbers: 0 }],
  ["chainguard", { word: "chainguard", numbers: 0 }],
  ["minimos", { word: "minimos", numbers: 0 }],
  ["echo", { word: "echo", numbers: 0 }],
  ["cleanstart", { word: "cleanstart", numbers: 0 }],
]);

/** Other names of a distribution in purls, os-release files and lists. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["rhel", "redhat"],
  ["redhatenterpriselinux", "redhat"],
  ["rockylinux", "rocky"],
  ["ol", "oracle"],
  ["oraclelinux", "oracle"],
  ["amzn", "amazon"],
  ["alma", "almalinux"],
  ["sles", "suse"],
  ["sled", "suse"],
]);

const codenames: ReadonlyMap<string, string> = new Map([
  ["debian squeeze", "6"],
  ["debian wheezy", "7"],
  ["debian jessie", "8"],
  ["debian stretch", "9"],
  ["debian buster", "10"],
  ["debian bullseye", "11"],
  ["debian bookworm", "12"],
  ["debian trixie", "13"],
  ["debian forky", "14"],
  ["ubuntu trusty", "14.04"],
  ["ubuntu xenial", "16.04"],
  ["ubuntu bionic", "18.04"],
  ["ubuntu focal", "20.04"],
  ["ubuntu jammy", "22.04"],
  ["ubuntu noble", "24.04"],
]);

/** Words for a moving release, kept as they are. */
const moving: ReadonlySet<string> = new Set(["edge", "sid", "unstable", "testing", "tumbleweed", "rawhide"]);

/** Words for a stream with fixes of its own beside the main release; they stay, with all numbers, so that the two are never mixed. */
const streams: ReadonlySet<string> = new Set(["eus", "e4s", "aus", "tus", "els", "micro", "manager"]);

/** The purl namespace of a distribution, whatever name was given (`rhel` is `redhat`). */
export function distributionOf(name: string): string {
  const word = name.toLowerCase();
  return otherNames.get(word) ?? word;
}

/** Whether a distribution is one whose releases are told apart here; advisories about any other cannot be expected to name them alike. */
export function isDistribution(name: string): boolean {
  return distributions.has(distributionOf(name));
}

/** Whether a distribution has no releases, so that its packages need none to be named. */
export function isRollingRelease(namespace: string): boolean {
  return distributions.get(distributionOf(namespace))?.numbers === 0;
}

/**
 * The release as one word (`debian-12`, `alpine-3.18`) of a distribution named by its purl namespace, from any writing of it:
 * `12.5`, `debian-12`, `bookworm`, `v3.18`, `22.04:LTS`, `rhel_eus:9.2::appstream`. `null` when the text says none or the distribution rolls.
 */
export function releaseOf(namespace: string, text: string): string | null {
  const distribution = distributions.get(namespace) ?? { word: namespace, numbers: 9 };
  if (distribution.numbers === 0) return null;
  const words = text
    .slice(0, 200)
    .toLowerCase()
    .split(/[^a-z0-9.]+/);
  const named = words.find((word) => codenames.has(`${namespace} ${word}`) || moving.has(word));
  if (named !== undefined) return `${distribution.word}-${codenames.get(`${namespace} ${named}`) ?? named}`;
  const number = firstNumber(words);
  if (number === null) return null;
  const stream = words.map((word) => word.replace(/^(?:rhel)/, "")).find((word) => streams.has(word));
  if (stream !== undefined) return `${distribution.word}-${number}-${stream}`;
  const kept = number.split(".").slice(0, distribution.numbers).join(".");
  return `${distribution.word}-${kept}${servicePack(namespace, words)}`;
}

/** `12`, `v3.18` and `el8` are numbers; `e4s` is not. */
function firstNumber(words: readonly string[]): string | null {
  for (const word of words) {
    const number = /^(?:v|el|ol)?(\d{1,5}(?:\.\d{1,5}){0,3})$/.exec(word)?.[1];
    if (number !== undefined) return number;
  }
  return null;
}

/** SUSE writes `15 SP4` where its systems say 15.4; openEuler's service packs stay words. */
function servicePack(namespace: string, words: readonly string[]): string {
  const pack = words.find((word) => /^sp\d{1,2}$/.test(word));
  if (pack === undefined) return "";
  return namespace === "suse" ? `.${pack.slice(2)}` : `-${pack}`;
}

/**
 * The release that a package's own version gives away, as rebuilt packages do (`1.1.1k-7.el8_6`, `5.36.0-7+deb12u1`, `1ubuntu0.22.04.1`);
 * `null` when it tells nothing.
 */
export function releaseInVersion(namespace: string, version: string): string | null {
  const mark = marks.find(([namespaces]) => namespaces.includes(namespace));
  const number = mark?.[1].exec(version)?.[1];
  return number === undefined ? null : releaseOf(namespace, number);
}

const marks: readonly (readonly [readonly string[], RegExp])[] = [
  [["redhat", "almalinux", "rocky", "centos", "oracle"], /\.el(\d{1,2})(?:[._]|$)/],
  [["fedora"], /\.fc(\d{1,3})(?:[._]|$)/],
  [["amazon"], /\.amzn(\d{1,4})(?:[._]|$)/],
  [["debian"], /[+~]deb(\d{1,2})u\d/],
  [["ubuntu"], /ubuntu[0-9.]*?0\.(\d\d\.\d\d)\./],
];
