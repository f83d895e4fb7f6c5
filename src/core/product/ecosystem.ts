/**
 * OSV ecosystems: from the ecosystem and package name of an OSV record to a product id (OSV schema, `affected[].package`).
 * The list is the schema's own; an ecosystem that is not on it is a finding. No list of packages.
 */
import { distributions, managerTypes } from "#core/product/ecosystem-of-product.ts";
import { productOfParts, productOfVendor } from "#core/product/product.ts";
import { repositoryAddress, respelled } from "#core/product/producer-spellings.ts";
import { makePurl, type Purl } from "#core/product/purl.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";

type NameParts = { readonly namespace: string; readonly name: string };
type Split = (name: string) => NameParts;

function whole(name: string): NameParts {
  return { namespace: "", name };
}

function atLastSlash(name: string): NameParts {
  const cut = name.lastIndexOf("/");
  return cut < 0 ? whole(name) : { namespace: name.slice(0, cut), name: name.slice(cut + 1) };
}

function atColon(name: string): NameParts {
  const cut = name.indexOf(":");
  return cut < 0 ? whole(name) : { namespace: name.slice(0, cut), name: name.slice(cut + 1) };
}

/** A SwiftURL name is a repository address, with or without a scheme and `.git`. */
function ofAddress(name: string): NameParts {
  return atLastSlash(repositoryAddress(name));
}

/** How the names of package managers' ecosystems split into namespace and name; undivided where they stand not here. */
const splits: ReadonlyMap<string, Split> = new Map([
  ["npm", atLastSlash],
  ["Go", atLastSlash],
  ["Maven", atColon],
  ["Packagist", atLastSlash],
  ["Hex", atLastSlash],
  ["SwiftURL", ofAddress],
  ["GitHub Actions", atLastSlash],
  ["Homebrew", atLastSlash],
  ["VSCode", atLastSlash],
]);

/** Ecosystems without a purl type: the ecosystem stands as the vendor. `Linux` names one product, the kernel, which CVE calls "Linux Linux". */
const vendors: ReadonlySet<string> = new Set([
  "Android",
  "Docker Hardened Images",
  "FreeBSD",
  "GHC",
  "Julia",
  "Kubernetes",
  "Linux",
  "Root",
  "TuxCare",
  "WordPress",
]);

/** Every ecosystem that {@link productOfEcosystem} knows, without suffixes. */
export const ecosystems: readonly string[] = [...managerTypes.keys(), ...distributions.keys(), ...vendors];

/** The schema's names are case-sensitive, and no two differ in case alone: a record that spells one otherwise means it. */
const bySpelling: ReadonlyMap<string, string> = new Map(ecosystems.map((name) => [name.toLowerCase(), name]));

const longestRemembered = 200;
const mostRemembered = 32_768;
/** Answers by ecosystem and name; forgotten all at once when they are too many. */
const remembered = { answers: new Map<string, Map<string, Parsed<string>>>(), size: 0 };

/**
 * The product that an OSV record names by ecosystem (with its suffix, as `Debian:12`) and package name. The latest answers are remembered:
 * a feed names the same packages again and again.
 */
export function productOfEcosystem(ecosystem: string, name: string): Parsed<string> {
  const known = remembered.answers.get(ecosystem)?.get(name);
  if (known !== undefined) return known;
  const product = productNow(ecosystem, name);
  if (ecosystem.length + name.length <= longestRemembered) remember(ecosystem, name, product);
  return product;
}

function remember(ecosystem: string, name: string, product: Parsed<string>): void {
  if (remembered.size++ >= mostRemembered) {
    remembered.answers.clear();
    remembered.size = 1;
  }
  const names = remembered.answers.get(ecosystem);
  if (names) names.set(name, product);
  else remembered.answers.set(ecosystem, new Map([[name, product]]));
}

function productNow(ecosystem: string, name: string): Parsed<string> {
  const cut = ecosystem.indexOf(":");
  const head = cut < 0 ? ecosystem : ecosystem.slice(0, cut);
  const suffix = cut < 0 ? "" : ecosystem.slice(cut + 1);
  if (name.trim() === "") return failed("", "name-missing", "A package needs a name.");
  const manager = managerTypes.get(head);
  if (manager !== undefined) return fromParts(manager, (splits.get(head) ?? whole)(name), "");
  const distribution = distributions.get(head);
  if (distribution !== undefined) {
    const [type, namespace] = distribution;
    return fromParts(type, { namespace, name }, suffix);
  }
  if (head === "Linux" && name === "Kernel") return parsed(productOfVendor("linux", "linux"));
  if (vendors.has(head)) return parsed(productOfVendor(head, name));
  const spelt = bySpelling.get(head.toLowerCase());
  if (spelt !== undefined && spelt !== head)
    return productNow(`${spelt}${ecosystem.slice(head.length)}`, name);
  return failed("", "ecosystem-unknown", `"${head.slice(0, 60)}" is not an ecosystem of the OSV schema.`);
}

function fromParts(type: string, parts: NameParts, distro: string): Parsed<string> {
  const qualifiers = new Map(distro === "" ? [] : [["distro", distro]]);
  const purl: Purl = { type, ...parts, version: "", qualifiers, subpath: "" };
  const made = makePurl(respelled(purl));
  return made.ok ? parsed(productOfParts(made.value)) : made;
}
