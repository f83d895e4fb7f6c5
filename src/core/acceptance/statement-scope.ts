/** Whether a statement of a VEX document is about a line of a check: its vulnerability by any name, its product in that version, its place. */
import { belongs } from "#core/asset/asset-pattern.ts";
import type { Component } from "#core/inventory/component.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { productOfPurl } from "#core/product/product.ts";
import { parsePurl } from "#core/product/purl.ts";
import type { StatedProduct, VexStatement } from "#core/vex/vex-statement.ts";

/** The names under which a vulnerability is looked up: letter case and blanks around do not count. */
export function foldedName(name: string): string {
  return name.trim().toUpperCase();
}

/** The folded names of a line's vulnerability. */
export function namesOfLine({ vulnerability, advisory, aliases }: CheckLine): readonly string[] {
  return [...new Set([vulnerability, advisory, ...aliases].map(foldedName))].filter((name) => name !== "");
}

/** Whether the product and place of a statement are the line's; whether the vulnerability is, its caller knows. */
export function isInScope(
  { products, within, path, status }: VexStatement,
  line: CheckLine,
  listed: (line: CheckLine) => readonly Component[],
): boolean {
  if (path !== null && !belongs(path, line.source)) return false;
  const { component, address } = line;
  const isExcuse = status !== "affected" && status !== "under_investigation";
  const isAbout = (product: StatedProduct, one: Component): boolean =>
    isProduct(product, one, address) && (!isExcuse || isWhole(product, one));
  if (!products.some((product) => isAbout(product, component))) return false;
  if (within.length === 0) return true;
  return listed(line).some((one) => within.some((product) => isAbout(product, one)));
}

/** What the product id and the version of a package URL hold already, and what is so unless somebody says otherwise. */
const carried: ReadonlySet<string> = new Set(["distro", "distro_name", "epoch", "upstream"]);
const usual: ReadonlySet<string> = new Set(["type=jar"]);

/**
 * Whether an excuse is about the component with all that it says: a qualifier or a subpath that the list does not give makes it one of another thing, and
 * so does an npm name in other letter case than the list's and the product id's.
 */
function isWhole({ text, product }: StatedProduct, component: Component): boolean {
  if (product === null || text === component.purl) return true;
  const stated = parsePurl(text);
  if (!stated.ok) return false;
  const given = component.purl === undefined ? null : parsePurl(component.purl);
  const own = given?.ok === true ? given.value : null;
  const { qualifiers, subpath, type } = stated.value;
  if (subpath !== "" && subpath !== own?.subpath) return false;
  for (const [key, value] of qualifiers)
    if (!carried.has(key) && !usual.has(`${key}=${value}`) && own?.qualifiers.get(key) !== value)
      return false;
  if (type !== "npm") return true;
  const names = [component.name, ...[component.purl, component.product].map(writtenName)];
  return names.includes(writtenName(text));
}

/** The name within a package URL as it is written there, decoded. */
function writtenName(purl: string | null | undefined): string | null {
  const path = purl?.split(/[?#]/, 1)[0]?.replace(/^pkg:\/*[^/]*\/+/i, "") ?? null;
  return path === null ? null : decoded(path.replace(/(?<=[^/])@[^/@]*$/, ""));
}

function isProduct(stated: StatedProduct, component: Component, address: string | undefined): boolean {
  const { text, product, version, ref } = stated;
  if (ref !== null && component.ref !== undefined && isReference(ref, component.ref, address)) return true;
  if (product === null) return false;
  if (text === component.purl) return true;
  const own = identitiesOf(component);
  return own.some(
    (one) => isSameProduct(product, one.product) && (version === null || version === one.version),
  );
}

/** A `bom-ref` of the list itself, or a BOM-Link to it. */
function isReference(ref: string, own: string, address: string | undefined): boolean {
  if (!ref.startsWith("urn:cdx:")) return ref === own;
  const [document = "", fragment = ""] = ref.split("#", 2);
  return (
    address !== undefined && document.toLowerCase() === address && [fragment, decoded(fragment)].includes(own)
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Under what names and in which versions a component is known: as it is compared, and as its list gives it. */
function identitiesOf(component: Component): readonly { product: string; version: string | null }[] {
  const { product, version, installed, purl } = component;
  const own = product === null ? [] : [version, ...(installed === undefined ? [] : [installed])];
  const given = purl === undefined ? null : productOfPurl(purl);
  return [
    ...own.map((one) => ({ product: product as string, version: one })),
    ...(given?.ok === true ? [{ ...given.value, version: given.value.version ?? version }] : []),
  ];
}

/** A statement that names no release of a distribution is about every one. */
function isSameProduct(stated: string, own: string): boolean {
  if (stated === own) return true;
  const at = own.indexOf("?distro=");
  return at >= 0 && stated === own.slice(0, at);
}
