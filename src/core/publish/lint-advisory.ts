/** Whether an advisory of the room's own says enough to be published, and means what its author expects: examples are matched as an agent would match them. */
import type { Finding } from "#core/problem.ts";
import { parsePurl } from "#core/product/purl.ts";
import type { OwnAdvisory, OwnProduct } from "#core/publish/own-advisory.ts";
import { remedyFindings } from "#core/publish/lint-remedies.ts";
import { intervalsOfProduct } from "#core/publish/own-ranges.ts";
import { hiddenLetters } from "#core/publish/text-letters.ts";
import { weaknessNames } from "#core/publish/weakness-names.ts";
import { scoreOfVector } from "#core/severity/cvss.ts";
import { schemeNamed } from "#core/version/index.ts";
import { containsAny } from "#core/version/range.ts";

/** The languages in which everything must be there. */
export const requiredLanguages = ["ko", "en"] as const;

/** Everything that keeps the record from being published, with its place; empty when nothing does. */
export function lintAdvisory(record: OwnAdvisory): readonly Finding[] {
  return [
    ...textsMissing(record),
    ...hiddenLetters(record),
    ...namesWrong(record),
    ...weaknessesWrong(record),
    ...record.products.flatMap((product, at) => productFindings(product, `/products/${at}`)),
    ...record.severities.flatMap((vector, at) =>
      scoreOfVector(vector) === null
        ? [finding(`/severities/${at}`, "cvss-unreadable", "This is no CVSS vector.", vector)]
        : [],
    ),
    ...record.remedies.flatMap(({ products }, at) =>
      unknownKeys(record, products, `/remedies/${at}/products`),
    ),
    ...remedyFindings(record),
  ];
}

function finding(at: string, code: string, message: string, about?: string): Finding {
  return about === undefined ? { at, code, message } : { at, code, message, about };
}

/** Each text in both languages: what one reader learns the other learns too. */
function textsMissing(record: OwnAdvisory): readonly Finding[] {
  const texts = [
    ["/title", record.title],
    ["/overview", record.overview],
    ["/description", record.description],
    ...record.history.map(({ changed }, at) => [`/history/${at}/changed`, changed] as const),
    ...record.remedies.map(({ text }, at) => [`/remedies/${at}/text`, text] as const),
    ...(record.withdrawn === null ? [] : [["/withdrawn/reason", record.withdrawn.reason] as const]),
  ] as const;
  return texts.flatMap(([at, text]) =>
    requiredLanguages
      .filter((tag) => text[tag] === undefined)
      .map((tag) => finding(`${at}/${tag}`, "text-missing", `The text in ${tag} is missing.`)),
  );
}

/** The name of a record elsewhere: it stands in addresses, lists and file names of whoever reads it. */
const aliasForm = /^[A-Za-z0-9][A-Za-z0-9._:#+-]{0,99}$/;

function namesWrong({ aliases, products, history }: OwnAdvisory): readonly Finding[] {
  const found = aliases.flatMap((alias, at) =>
    aliasForm.test(alias)
      ? []
      : [finding(`/aliases/${at}`, "alias-invalid", "No vulnerability has such a name.", alias)],
  );
  if (products.length === 0) found.push(finding("/products", "product-missing", "No product is named."));
  if (history.length === 0) found.push(finding("/history", "history-missing", "No revision is named."));
  for (const [at, product] of products.entries())
    for (const name of ["vendor", "name"] as const)
      if (product[name] === "")
        found.push(finding(`/products/${at}/${name}`, "text-empty", "expected a text that is not empty"));
  const keys = products.map(({ key }) => key);
  for (const [at, key] of keys.entries())
    if (keys.indexOf(key) !== at)
      found.push(finding(`/products/${at}/key`, "key-repeated", "Two products have this key.", key));
  const times = history.map(({ at }) => at);
  for (const [at, time] of times.entries())
    if (at > 0 && time <= (times[at - 1] as string))
      found.push(finding(`/history/${at}/at`, "history-order", "A revision is later than the one before."));
  return found;
}

/** Readers of CSAF refuse a weakness under another name than MITRE gives it; a number is no name. */
function weaknessesWrong({ weaknesses }: OwnAdvisory): readonly Finding[] {
  return weaknesses.flatMap(({ id, name }, at) => {
    if (!/^CWE-[1-9]\d{0,5}$/.test(id))
      return [finding(`/weaknesses/${at}/id`, "weakness-id", "This is no id of a weakness.", id)];
    const place = `/weaknesses/${at}/name`;
    if (name === "") return [finding(place, "text-empty", "expected a text that is not empty")];
    const isOther = (weaknessNames.get(id) ?? name) !== name || name.toUpperCase() === id;
    return isOther ? [finding(place, "weakness-name", "MITRE calls this weakness otherwise.", id)] : [];
  });
}

function productFindings(product: OwnProduct, at: string): readonly Finding[] {
  const scheme = schemeNamed(product.scheme);
  if (scheme === undefined)
    return [finding(`${at}/scheme`, "scheme-unknown", "This version scheme is not known.", product.scheme)];
  const intervals = intervalsOfProduct(product);
  if (!intervals.ok) return intervals.findings.map((one) => ({ ...one, at: `${at}${one.at}` }));
  return [
    ...identityFindings(product, at),
    ...(intervals.value.length === 0 && product.excused.length === 0
      ? [finding(`${at}/affected`, "range-missing", "It is not stated which versions are affected.")]
      : []),
    ...exampleFindings(product, at, (version) => containsAny(scheme, intervals.value, version)),
  ];
}

function identityFindings({ purl, cpe }: OwnProduct, at: string): readonly Finding[] {
  const found: Finding[] = [];
  const read = purl === null ? null : parsePurl(purl);
  if (read?.ok === false)
    found.push(finding(`${at}/purl`, "purl-invalid", "This is no package URL.", purl ?? ""));
  if (read?.ok === true && read.value.version !== "")
    found.push(
      finding(`${at}/purl`, "purl-version", "The package URL of a product has no version.", purl ?? ""),
    );
  if (cpe !== null && !/^cpe:2\.3:[aho](?::(?:[^:\\]|\\.)+){10}$/.test(cpe))
    found.push(finding(`${at}/cpe`, "cpe-invalid", "This is no CPE 2.3 name.", cpe));
  return found;
}

/** An author who cannot say of one version that it is affected, and of one that it is not, has not tried the range. */
function exampleFindings(
  { examples, affected, excused }: OwnProduct,
  at: string,
  isAffected: (version: string) => boolean | null,
): readonly Finding[] {
  const found: Finding[] = [];
  const isFixedSomewhere = affected.some(({ fixed, lastAffected }) => (fixed ?? lastAffected) !== null);
  if (examples.affected.length === 0 && affected.length > 0)
    found.push(finding(`${at}/examples/affected`, "example-missing", "Name a version that is affected."));
  if (examples.notAffected.length === 0 && isFixedSomewhere)
    found.push(
      finding(`${at}/examples/notAffected`, "example-missing", "Name a version that is not affected."),
    );
  const expected = [
    ...examples.affected.map((version, n) => [version, true, `${at}/examples/affected/${n}`] as const),
    ...examples.notAffected.map((version, n) => [version, false, `${at}/examples/notAffected/${n}`] as const),
    ...excused.map(({ version }, n) => [version, false, `${at}/excused/${n}`] as const),
  ];
  for (const [version, want, place] of expected)
    if (isAffected(version) !== want)
      found.push(
        finding(
          place,
          want ? "example-not-affected" : "example-affected",
          want ? "The ranges do not call this version affected." : "The ranges call this version affected.",
          version,
        ),
      );
  return found;
}

function unknownKeys({ products }: OwnAdvisory, keys: readonly string[], at: string): readonly Finding[] {
  return keys.flatMap((key, n) =>
    products.some((product) => product.key === key)
      ? []
      : [finding(`${at}/${n}`, "product-unknown", "No product has this key.", key)],
  );
}
