/** The package that a scanner of dependencies means: SARIF has no place for it, so each tool names it in its own properties or in its sentence. */
import { parsePurl, pathOf } from "#core/product/purl.ts";
import { listMember, textMember } from "#core/input/json.ts";
import type { ReportClaim } from "#core/submission/report-format.ts";

type NamedPackage = { readonly product: ReportClaim["product"]; readonly version: string | null };

/** Sentences of Trivy, osv-scanner and Grype: the name, then the version. */
const sentences: readonly RegExp[] = [
  /^Package: (\S{1,300})\r?\nInstalled Version: (\S{1,200})$/m,
  /^Package '([^'\n]{1,300})@([^'@\n]{1,200})' is vulnerable/m,
  /vulnerability in \S{1,60} package: (\S{1,300}), version (\S{1,200}) was found/,
];

/** The package of a result; null where it names none, as scanners of code do. */
export function packageOf(properties: readonly unknown[], message: string): NamedPackage | null {
  const purls = properties.flatMap((each) => [
    ...listMember(each, "purls"),
    textMember(each, "purl"),
    textMember(each, "packageURL"),
  ]);
  for (const identifier of purls) {
    const purl = typeof identifier === "string" ? parsePurl(identifier) : null;
    if (purl?.ok === true && typeof identifier === "string")
      return { product: { name: pathOf(purl.value), identifier }, version: purl.value.version ?? null };
  }
  const text = message.slice(0, 4000);
  const said = sentences.map((sentence) => sentence.exec(text)).find((match) => match !== null);
  return said === undefined
    ? null
    : { product: { name: said[1] ?? null, identifier: null }, version: said[2] ?? null };
}
