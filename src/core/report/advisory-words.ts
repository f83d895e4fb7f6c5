/** What a reader is told of a line's vulnerability besides the verdict: its title and one address to read on. */
import type { CheckLine } from "#core/matching/check-lines.ts";
import { isCve } from "#core/cve-id.ts";
import { printable } from "#core/input/printable.ts";
import { inLanguage } from "#core/topology/topology.ts";

const longestTitle = 400;

/** The title in a language, else in English or any other; the deciding source's where it has one. Empty where nobody says one. */
export function titleOf({ records }: Pick<CheckLine, "records">, language: string): string {
  const titled = records.find(({ title }) => Object.keys(title).length > 0);
  return titled === undefined
    ? ""
    : printable(inLanguage(titled.title, language, ["en"]), longestTitle).trim();
}

/** An address on the vulnerability: a reference that names it, the registry's own page, else the first reference; `null` where there is none. */
export function addressOf(line: Pick<CheckLine, "records" | "vulnerability" | "advisory">): string | null {
  const references = line.records.flatMap((record) => record.references).filter(isWebAddress);
  const names = [line.advisory, line.vulnerability].filter((name) => name !== "");
  const naming = references.find((url) => names.some((name) => url.includes(name)));
  return naming ?? registryPage(line.vulnerability) ?? registryPage(line.advisory) ?? references[0] ?? null;
}

function registryPage(name: string): string | null {
  const upper = name.toUpperCase();
  if (isCve(upper)) return `https://www.cve.org/CVERecord?id=${upper}`;
  return /^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/.test(name)
    ? `https://github.com/advisories/${name}`
    : null;
}

/** A reference that every schema takes as a URI: http or https, in plain ASCII. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[A-Za-z0-9]/.test(url) && /^[!#-;=?-Z_a-z~[\]]*$/.test(url) && URL.canParse(url);
}
