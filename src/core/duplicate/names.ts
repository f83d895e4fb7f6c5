/** What two reports call the flaw: ids of advisories, and classes of weakness. */
import { vulnerabilityName, vulnerabilityNames } from "#core/vulnerability-name.ts";
import { type Signal, signal } from "#core/duplicate/signal.ts";

const most = 16;

/** The ids as they are compared. */
export function aliasNames(aliases: readonly string[]): readonly string[] {
  return vulnerabilityNames(aliases.slice(0, most));
}

/** CWE ids as they are compared: `CWE-787`, whatever stands around the number. */
export function weaknessNames(weaknesses: readonly string[]): readonly string[] {
  const ids = weaknesses.slice(0, most).flatMap((text) => {
    const number = /(?:^|cwe[-_ ]?)0*(\d{1,5})\b/i.exec(vulnerabilityName(text.slice(0, 100)))?.[1];
    return number === undefined ? [] : [`CWE-${number}`];
  });
  return [...new Set(ids)];
}

/** An id that both give decides; ids of one numbering authority that differ speak against. */
export function aliasSignal(first: readonly string[], second: readonly string[]): Signal | null {
  const common = first.find((id) => second.includes(id));
  if (common !== undefined) return signal("alias", 1, "alias-shared", { id: common });
  const other = first.find((id) => second.some((one) => authority(one) === authority(id)));
  if (other === undefined) return null;
  const against = second.find((one) => authority(one) === authority(other)) ?? "";
  return signal("alias", 0, "alias-other", { first: other, second: against });
}

function authority(id: string): string {
  return id.split("-")[0]?.toUpperCase() ?? "";
}

/** Weaknesses that both name; reporters and tools choose differently among near ones, so others say little. */
export function weaknessSignal(first: readonly string[], second: readonly string[]): Signal | null {
  if (first.length === 0 || second.length === 0) return null;
  const common = first.find((id) => second.includes(id));
  if (common !== undefined) return signal("weakness", 1, "weakness-equal", { id: common });
  return signal("weakness", 0, "weakness-other", { first: first.join(", "), second: second.join(", ") });
}
