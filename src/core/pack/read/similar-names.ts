/**
 * Products that a list names nearly as an advisory does: one letter, word, sign or script off under a vendor whose products are named in free text, or
 * in other letters under a registry that tells letters apart. Equality that fails proves nothing there, so that such a component is unknown. Asked only
 * for components that no record names; what is read of a pack for it is kept for the next.
 */
import { withoutUnseen } from "#core/input/unseen.ts";
import { isCatchAll } from "#core/product/catch-all.ts";
import { foldName } from "#core/product/fold-name.ts";
import { hasHangul, nameKeys, skeletonOf } from "#core/product/name-keys.ts";
import { formatPurl, parsePurl } from "#core/product/purl.ts";
import { swiftFolders } from "#core/product/registry.ts";
import type { DetailsSource } from "#core/pack/details.ts";
import { sourceLabelOf } from "#core/pack/read/source-label.ts";
import { capitalIds, lookUpEntries, productsFrom } from "#core/pack/read/look-up.ts";
import type { Pack } from "#core/pack/read/open-pack.ts";

/** A pack's products that are near a wanted one. `same` are those that are it, written otherwise. */
export type SimilarProducts = { readonly near: readonly string[]; readonly same: readonly string[] };

/** Finds what is written nearly alike in one pack. */
export type SimilarNameSearch = (product: string) => SimilarProducts;

/** The answer where nothing is written nearly alike: one value, so that it is told by itself. */
export const nothingSimilar: SimilarProducts = { near: [], same: [] };

/** Names that a person is shown, and products of one vendor and of one registry that are looked at. */
const mostNames = 3;
const mostOfVendor = 20_000;
const mostOfType = 200_000;

/** Registries whose ids keep their letters' case: a tool that lost it must still be told. */
const casedTypes: ReadonlySet<string> = new Set(
  "maven golang gem cargo cran hackage cocoapods conan opam julia".split(" "),
);

/** The search of a pack. */
export function similarNamesIn(pack: Pack, details: DetailsSource): SimilarNameSearch {
  const labelled: Labelled = (ids) =>
    [...ids].slice(0, mostNames).map((id) => sourceLabelOf(pack, details, id));
  const vendors = new Map<string, VendorNames>();
  const cased: CasedIds = new Map();
  return (product) => {
    if (product.startsWith("pkg:generic/")) {
      const vendor = vendorPart.exec(product)?.[0];
      if (vendor === undefined) return nothingSimilar;
      let names = vendors.get(vendor);
      if (names === undefined) vendors.set(vendor, (names = namesOfVendor(pack, vendor)));
      return { near: labelled(nearOfVendor(pack, names, product.slice(vendor.length))), same: [] };
    }
    const found = nearOfType(pack, cased, product);
    if (found === nothingNear) return nothingSimilar;
    const { near, same } = found;
    return near.size === 0 && same.length === 0 ? nothingSimilar : { near: labelled(near), same };
  };
}

/** Of a product that a vendor names: all but its name. */
const vendorPart = /^pkg:generic\/[^/?]+\/(?=[^/?]+$)/;

/** Names for people, of the first few ids. */
type Labelled = (ids: Iterable<string>) => readonly string[];

/** Ids that are near a wanted one, and those that are it. */
type SimilarIds = { readonly near: ReadonlySet<string>; readonly same: readonly string[] };

/** A vendor's products by their keys, and in either script by how they sound. */
type VendorNames = {
  readonly own: Index;
  readonly near: Index;
  readonly inHangul: Index;
  readonly inLatin: Index;
  /** Ids that name no one product, as packs of older programs keep them. */
  readonly catchAlls: readonly string[];
  /** The first ids, and whether all names, or none, are written in Hangul. */
  readonly first: readonly string[];
  readonly script: "hangul" | "latin" | "both";
};
type Index = Map<string, string[]>;

function namesOfVendor(pack: Pack, vendor: string): VendorNames {
  const found = productsFrom(pack, vendor, mostOfVendor);
  const ids = (found.ok ? found.value : []).map(({ id }) => id);
  const all = ids.map((id) => ({ id, name: foldName(decoded(id.slice(vendor.length))) }));
  const inHangul = all.filter(({ name }) => hasHangul(name)).length;
  const names: VendorNames = {
    own: new Map(),
    near: new Map(),
    inHangul: new Map(),
    inLatin: new Map(),
    catchAlls: all.flatMap(({ id, name }) => (isCatchAll(name) ? [id] : [])).slice(0, mostNames),
    first: ids.slice(0, mostNames),
    script: inHangul === 0 ? "latin" : inHangul === all.length ? "hangul" : "both",
  };
  for (const { id, name } of all) {
    const { own, near, sound } = nameKeys(name);
    for (const key of own) put(names.own, key, id);
    for (const key of near) put(names.near, key, id);
    if (sound !== null) put(hasHangul(name) ? names.inHangul : names.inLatin, sound, id);
  }
  return names;
}

function put(index: Index, key: string, id: string): void {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, [id]);
  else if (ids.length < mostNames) ids.push(id);
}

function nearOfVendor(pack: Pack, names: VendorNames, encodedName: string): ReadonlySet<string> {
  const name = foldName(decoded(encodedName));
  const ids = new Set([...spelledAlike(names, name), ...soundingAlike(names, name), ...names.catchAlls]);
  const alone = `pkg:generic/${encodedName}`;
  if (isNamed(pack, alone)) ids.add(alone);
  return ids;
}

/** A name's own keys meet the own and near ones of others, its near ones meet their own; of letters near and near meet too, where one was mistaken. */
function spelledAlike(names: VendorNames, name: string): readonly string[] {
  const { own, near } = nameKeys(name);
  const letters = near.filter((key) => key.startsWith("="));
  const found = [
    ...own.map((key) => names.own.get(key)),
    ...own.map((key) => names.near.get(key)),
    ...near.map((key) => names.own.get(key)),
    ...letters.map((key) => names.near.get(key)),
  ];
  return found.flatMap((ids) => ids ?? []);
}

/** Names in the other script that sound alike; where all of the vendor's are in the other script and none does, the first, since nothing was compared. */
function soundingAlike(names: VendorNames, name: string): readonly string[] {
  const inHangul = hasHangul(name);
  if (!inHangul && !/[a-z]/.test(name)) return [];
  const { sound } = nameKeys(name);
  const others = inHangul ? names.inLatin : names.inHangul;
  const found = sound === null ? [] : (others.get(sound) ?? []);
  const areForeign = names.script === (inHangul ? "latin" : "hangul");
  return found.length > 0 || !areForeign ? found : names.first;
}

function isNamed(pack: Pack, product: string): boolean {
  const found = lookUpEntries(pack, product);
  return found.ok && found.value.length > 0;
}

/**
 * Ids by what they are in lower case, where that is not themselves: of a registry, of Maven's by group, as most lists have none near; `null` where
 * a registry does not tell case apart.
 */
type CasedIds = Map<string, Index | null>;

function nearOfType(pack: Pack, cased: CasedIds, product: string): SimilarIds {
  const plain = plainForm.test(product) ? product : (plainId(product) ?? product);
  const slash = product.indexOf("/");
  if (slash < 0) return nothingNear;
  const dashed = product.startsWith(crates) ? dashedAlike(pack, cased, product) : [];
  if (dashed.length > 0) return { near: noIds, same: dashed };
  const [, group, artifact] = (product.startsWith("pkg:maven/") ? mavenParts.exec(product) : null) ?? [];
  const prefix = product.slice(0, group === undefined ? slash + 1 : slash + group.length + 2);
  let known = cased.get(prefix);
  if (known === undefined) cased.set(prefix, (known = casedIdsUnder(pack, prefix)));
  const written = known?.get(plain);
  if (plain === product && written === undefined && (group === undefined || group !== artifact))
    return product.startsWith(swiftFolders) ? nearOfFolder(pack, cased, product) : nothingNear;
  const ids = new Set(plain !== product && isNamed(pack, plain) ? [plain] : []);
  if (known === null) return { near: ids, same: [] };
  for (const id of written ?? []) if (id !== product) ids.add(id);
  if (prefix === "pkg:golang/") return { near: noIds, same: [...ids] };
  if (group === undefined || group !== artifact) return { near: ids, same: [] };
  for (const id of namedLast(pack, cased, "pkg:maven/").get(artifact) ?? []) ids.add(id);
  return { near: ids, same: [] };
}

const crates = "pkg:cargo/";

/** Crates of a name but for its dashes: crates.io has no two of which one is written with `-` where the other has `_`. */
function dashedAlike(pack: Pack, cased: CasedIds, product: string): readonly string[] {
  if (!/[-_]/.test(product)) return [];
  const key = `${crates}-`;
  let index = cased.get(key) ?? null;
  if (index === null) {
    index = new Map();
    const found = productsFrom(pack, crates, mostOfType);
    for (const { id } of found.ok ? found.value : []) put(index, withDashes(id), id);
    cased.set(key, index);
  }
  return index.get(withDashes(product)) ?? [];
}

function withDashes(id: string): string {
  return id.replaceAll("_", "-");
}

const noIds: ReadonlySet<string> = new Set();
const nothingNear: SimilarIds = { near: noIds, same: [] };

/** Of a product without a type nothing is near. */
function casedIdsUnder(pack: Pack, prefix: string): Index | null {
  const type = prefix.slice("pkg:".length, prefix.indexOf("/"));
  return casedTypes.has(type) ? byLowerCase(capitalIds(pack, prefix)) : null;
}

function byLowerCase(ids: readonly string[]): Index {
  const index: Index = new Map();
  for (const id of ids) {
    put(index, inLowerCase(id), id);
  }
  return index;
}

/** Percent-encoded bytes stay as they are. */
function inLowerCase(id: string): string {
  return id.replaceAll(/%[0-9A-F]{2}|[A-Z]/g, (part) => (part.length === 1 ? part.toLowerCase() : part));
}

const mavenParts = /^pkg:maven\/([^/]+)\/([^/]+)$/;

/** Repositories that are called as the folder is: which one was copied into it, if any, is not written. */
function nearOfFolder(pack: Pack, cased: CasedIds, product: string): SimilarIds {
  const ids = namedLast(pack, cased, "pkg:swift/").get(product.slice(swiftFolders.length));
  return ids === undefined ? nothingNear : { near: new Set(ids), same: [] };
}

/**
 * The ids of a type by the last part of their names, kept once read. Of Maven's that is the artifact: a tool that does not know a jar's group writes
 * the artifact in its place (Syft).
 */
function namedLast(pack: Pack, cased: CasedIds, type: string): Index {
  const key = `${type}*`;
  const known = cased.get(key) ?? null;
  if (known !== null) return known;
  const index: Index = new Map();
  const found = productsFrom(pack, type, mostOfType);
  for (const { id } of found.ok ? found.value : []) put(index, id.slice(id.lastIndexOf("/") + 1), id);
  cased.set(key, index);
  return index;
}

/** Ids that are in plain lower-case letters already, as nearly all are; `%40`, `%2B` and `%2F` are signs of the ids themselves. */
const plainForm = /^[^A-Z%]*(?:(?:%40|%2[BF])[^A-Z%]*)*$/;

/** Ids of which the case alone may be another than the plain one. */
const casedForm = /^(?:[!-$&->@-~]|%40|%2[BF])*$/;

/** The id in plain lower-case letters, without what is not seen. */
function plainId(product: string): string | null {
  if (casedForm.test(product)) return inLowerCase(product);
  const read = parsePurl(product);
  if (!read.ok) return null;
  const fold = (text: string): string => skeletonOf(withoutUnseen(text.normalize("NFKC")));
  return formatPurl({ ...read.value, namespace: fold(read.value.namespace), name: fold(read.value.name) });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
