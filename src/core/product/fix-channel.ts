/**
 * Channels of fixes: where a release is mended along several lines at once, a build is compared with bounds of its own line only. This file says
 * which channel a build and a bound belong to; `core/pack/read/channel-doubt.ts` decides what may be compared.
 */

/** What tells the channel of an installed build beside its version. */
type BuildFacts = {
  /** The module stream that it was built for, `nodejs:18`. */
  readonly module?: string | undefined;
  /** The release of its system with the minor number, `9.4`. */
  readonly systemRelease?: string | undefined;
};

/** How fixes of some products come in channels. */
export type FixChannels = "ubuntu" | "redhat" | "modules" | "go";

/** By which channels a product's fixes come; `null` for most, which have one. */
export function fixChannelsOf(product: string): FixChannels | null {
  if (product.startsWith("pkg:golang/")) return "go";
  if (product.startsWith("pkg:deb/ubuntu/")) return "ubuntu";
  if (product.startsWith("pkg:rpm/redhat/")) return "redhat";
  return /^pkg:rpm\/(?:almalinux|rocky|centos|oracle)\//.test(product) ? "modules" : null;
}

/** The channel of an installed build, as a word for people; `""` is the release's main channel. */
export function channelOfBuild(channels: FixChannels, version: string, facts: BuildFacts): string {
  if (channels === "go") return isUntagged(version) ? "v0.0.0" : "";
  if (channels === "ubuntu") return ubuntuChannel(version);
  if (isModular(version)) return facts.module === undefined ? "module" : `module ${facts.module}`;
  return channels === "redhat" ? minorChannel(version, facts.systemRelease) : "";
}

/** The channel of a bound: what its record says, else what the version itself tells. */
export function channelOfBound(channels: FixChannels, bound: string, stated: string | undefined): string {
  if (channels === "go") return isUntagged(bound) ? "v0.0.0" : "";
  if (channels === "ubuntu") return stated ?? ubuntuChannel(bound);
  if (isModular(bound)) return stated?.startsWith("module ") ? stated : "module";
  if (channels !== "redhat") return "";
  const extended = extendedMinors(stated ?? "");
  return extended.length === 0 ? minorOf(bound) : extended.map((minor) => `el${minor}`).join(" ");
}

/** `v0.0.0-20220308185742-91533d04e894`: Go saw no tag before that commit, so it cannot be placed among tags. */
function isUntagged(version: string): boolean {
  return /^v?0\.0\.0-(?:0\.)?\d{14}-[0-9a-f]{12}$/.test(version);
}

/** Ubuntu Pro's builds carry `esm`, its certified ones `fips`, its real-time kernels come under names of their own. */
export function ubuntuChannel(version: string): string {
  if (/[~+.]esm\d/.test(version)) return "pro";
  return /[~+.]fips/i.test(version) ? "pro-fips" : "";
}

/** The main channel's build that one of Ubuntu Pro's was made from. */
export function ubuntuBase(version: string): string {
  return version.slice(0, 300).replace(/[~+.](?:esm\d|fips).*$/i, "");
}

/** Builds for a module carry `.module+el8.3.0+…` or `.module_el8.5.0+…` in the release. */
export function isModular(version: string): boolean {
  return /\.module[+_]/.test(version);
}

/** The minor release that a build was made for, `9.4` of `el9_4` and `8.6` of `.module+el8.6.0`; `""` where it was made for all. */
export function minorOf(version: string): string {
  const [, major, minor] =
    /\.el(\d{1,2})_(\d{1,2})(?:[._]|$)/.exec(version) ??
    /\.module[+_]el(\d{1,2})\.(\d{1,2})\./.exec(version) ??
    [];
  return major === undefined ? "" : `${major}.${minor}`;
}

/**
 * A build for a minor release may be of that release's extended support, which is mended beside the main channel; on a system of a later minor
 * release it is not.
 */
function minorChannel(version: string, systemRelease: string | undefined): string {
  const minor = minorOf(version);
  if (minor === "" || systemRelease === undefined) return minor;
  return isLaterMinor(systemRelease, minor) ? "" : minor;
}

/** Whether `9.6` is a later minor release than `9.4`; releases of another major number are neither. */
export function isLaterMinor(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.split(".").map(Number));
  return a?.[0] === b?.[0] && (a?.[1] ?? 0) > (b?.[1] ?? 0);
}

/** The release with its minor number of a system whose fixes come by minor release, from any writing of it; `null` elsewhere. */
export function systemReleaseOf(namespace: string, text: string): string | null {
  if (namespace !== "redhat") return null;
  return /(?:^|\D)(\d{1,2}\.\d{1,2})(?:\D|$)/.exec(text.slice(0, 200))?.[1] ?? null;
}

/** `nodejs:18` of a modularity label (`nodejs:18:8090020240101:abcdef`); `null` for another text. */
export function moduleStreamOf(label: string): string | null {
  return /^([\w.+-]{1,100}:[\w.+-]{1,100})(?::|$)/.exec(label.slice(0, 300))?.[1] ?? null;
}

/** The streams that an erratum's title names (`Important: virt:rhel and virt-devel:rhel security update`), as a channel; `null` where it names none. */
export function moduleChannelOfTitle(title: string): string | null {
  const streams = title.slice(0, 300).match(/(?<=^|\s)[a-z][\w.+-]*:[\w.+-]+(?=\s|,|$)/gi) ?? [];
  return streams.length === 0 ? null : `module ${streams.join(" ")}`;
}

/**
 * The minor release that a statement on extended support is about, as a channel: `el9.4` of `rhel_eus:9.4::baseos`, in an ecosystem or a CPE; `null` elsewhere.
 * Such a line is mended beside the main channel for as long as somebody pays for it.
 */
export function extendedChannel(text: string): string | null {
  const line = /(?:^|:)rhel_(?:eus|aus|e4s|tus|eus_long_life|mission_critical):(\d{1,2}\.\d{1,2})(?::|$)/i;
  const minor = line.exec(text.slice(0, 300))?.[1];
  return minor === undefined ? null : `el${minor}`;
}

/** The minor releases of extended support that a channel names. */
export function extendedMinors(channel: string): readonly string[] {
  return channel.split(" ").flatMap((word) => /^el(\d{1,2}\.\d{1,2})$/.exec(word)?.[1] ?? []);
}

/** The channel in the release of an OSV ecosystem: `pro` of `Ubuntu:Pro:24.04:LTS`, `pro-fips` of `Ubuntu:Pro:FIPS:22.04:LTS`; `null` for the main one. */
export function channelOfEcosystem(ecosystem: string): string | null {
  const [, words] = /^Ubuntu:(?:ubuntu_)?(Pro(?::[A-Za-z-]+)*)/i.exec(ecosystem.slice(0, 200)) ?? [];
  if (words === undefined) return null;
  const word = words.toLowerCase().replaceAll(":", "-");
  return word.startsWith("pro-fips") ? "pro-fips" : word;
}
