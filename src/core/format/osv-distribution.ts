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

/** Whether a product is a package of a distribution. */
export function isDistributionPackage(product: string | null): boolean {
  return product !== null && /^pkg:(?:deb|rpm|apk)\//.test(product);
}

/** The distribution's words for one affected package of a record. */
export function distributionWords({
  record,
  entry,
  ecosystem,
  fixed,
}: Entry): Pick<Affected, "channel" | "word" | "noFix"> {
  const lines = [moduleChannel(record, fixed), extendedChannel(ecosystem)].filter((one) => one !== null);
  const channel = channelOfEcosystem(ecosystem) ?? (lines.length === 0 ? null : lines.join(" "));
  const word = wordOf(record, entry);
  const ended = valueAt(entry, "package", "name") === "*" || word === "end-of-life";
  return {
    ...(channel === null ? {} : { channel }),
    ...(word === null ? {} : { word }),
    ...(ended && fixed.length === 0 ? { noFix: true } : {}),
  };
}

/** Records of modules name the stream in their title only. */
function moduleChannel(record: unknown, fixed: readonly string[]): string | null {
  const title = valueAt(record, "summary");
  return typeof title === "string" && fixed.some(isModular) ? moduleChannelOfTitle(title) : null;
}

/** Types of a severity that are words and no scores. */
const wordTypes: ReadonlySet<unknown> = new Set(["Ubuntu", "Debian", "Red Hat"]);

/** Debian's urgency, Ubuntu's priority, the severity that an erratum states; what the package's entry says goes before the record's. */
function wordOf(record: unknown, entry: unknown): string | null {
  const candidates = [
    valueAt(entry, "ecosystem_specific", "urgency"),
    severityWord(entry),
    valueAt(entry, "ecosystem_specific", "ubuntu_priority"),
    valueAt(entry, "ecosystem_specific", "severity"),
    valueAt(entry, "database_specific", "severity"),
    severityWord(record),
    valueAt(record, "database_specific", "severity"),
  ];
  const word = candidates.find((one) => typeof one === "string" && /^[a-z][a-z -]{0,39}$/i.test(one.trim()));
  const plain = typeof word === "string" ? word.trim().toLowerCase() : "";
  return plain === "" || plain === "not yet assigned" ? null : plain;
}

function severityWord(place: unknown): unknown {
  const list = valueAt(place, "severity");
  if (!Array.isArray(list)) return undefined;
  const found = list.slice(0, 100).find((one) => wordTypes.has(valueAt(one, "type")));
  return valueAt(found, "score");
}
