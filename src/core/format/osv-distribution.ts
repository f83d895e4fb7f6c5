/**
 * What a distribution says in an OSV record beside ranges: the channel of fixes, its own word for how bad it is, and that no fix will come. OSV
 * leaves these members to each database, so nothing here is a finding.
 */
import type { Affected } from "#core/advisory.ts";
import { valueAt } from "#core/input/json-cursor.ts";
import {
  channelOfEcosystem,
  extendedChannel,
  isModular,
  moduleChannelOfTitle,
} from "#core/product/fix-channel.ts";

type Entry = Pick<Affected, "fixed"> & {
  readonly record: unknown;
  readonly entry: unknown;
  readonly ecosystem: string;
};

type DistributionWords = Pick<Affected, "channel" | "word" | "noFix">;

/** Whether a product is a package of a distribution. */
export function isDistributionPackage(product: string | null): boolean {
  return product !== null && /^pkg:(?:deb|rpm|apk)\//.test(product);
}

/** The distribution's words for one affected package of a record. */
export function distributionWords({ record, entry, ecosystem, fixed }: Entry): DistributionWords {
  const lines = [moduleChannel(record, fixed), extendedChannel(ecosystem)].filter((one) => one !== null);
  const channel = channelOfEcosystem(ecosystem) ?? (lines.length === 0 ? null : lines.join(" "));
  const word = wordOf(record, entry);
  const ended = valueAt(entry, "package", "name") === "*" || word === "end-of-life";
  const words: { -readonly [Name in keyof DistributionWords]: DistributionWords[Name] } = {};
  if (channel !== null) words.channel = channel;
  if (word !== null) words.word = word;
  if (ended && fixed.length === 0) words.noFix = true;
  return words;
}

/** Records of modules name the stream in their title only. */
function moduleChannel(record: unknown, fixed: readonly string[]): string | null {
  const title = valueAt(record, "summary");
  return typeof title === "string" && fixed.some(isModular) ? channelOfTitle(title) : null;
}

/** The title read last, which all packages of a record share. */
const last: { title: string; channel: string | null } = { title: "", channel: null };

function channelOfTitle(title: string): string | null {
  if (title !== last.title) [last.title, last.channel] = [title, moduleChannelOfTitle(title)];
  return last.channel;
}

/** Types of a severity that are words and no scores. */
const wordTypes: ReadonlySet<unknown> = new Set(["Ubuntu", "Debian", "Red Hat"]);

/** Debian's urgency, Ubuntu's priority, the severity that an erratum states; what the package's entry says goes before the record's. */
function wordOf(record: unknown, entry: unknown): string | null {
  const own = valueAt(entry, "ecosystem_specific");
  const plain =
    plainWord(valueAt(own, "urgency")) ??
    plainWord(severityWord(entry)) ??
    plainWord(valueAt(own, "ubuntu_priority")) ??
    plainWord(valueAt(own, "severity")) ??
    plainWord(valueAt(entry, "database_specific", "severity")) ??
    plainWord(severityWord(record)) ??
    plainWord(valueAt(record, "database_specific", "severity")) ??
    "";
  return plain === "" || plain === "not yet assigned" ? null : plain;
}

function plainWord(written: unknown): string | undefined {
  const word = typeof written === "string" ? written.trim() : "";
  return /^[a-z][a-z -]{0,39}$/i.test(word) ? word.toLowerCase() : undefined;
}

function severityWord(place: unknown): unknown {
  const list = valueAt(place, "severity");
  if (!Array.isArray(list)) return undefined;
  const found = list.slice(0, 100).find((one) => wordTypes.has(valueAt(one, "type")));
  return valueAt(found, "score");
}
