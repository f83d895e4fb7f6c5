/**
 * Package URLs (ECMA-427): text to parts and back to canonical text. `packageurl-js` splits and decodes; the rules by type
 * stand here as a table, since its own ones refuse valid products (a Go version "v1", a CRAN or Swift package without a version).
 * It does not decide what counts as one product: see `product.ts`.
 */
import { PackageURL } from "packageurl-js";
import { failed, parsed, type Parsed } from "#core/problem.ts";

/** The decoded parts of a package URL; `""` where a part is absent. Qualifier keys are lower-case. */
export type Purl = {
  readonly type: string;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly qualifiers: ReadonlyMap<string, string>;
  readonly subpath: string;
};

const maxChars = 4096;
const typeForm = /^[a-z][a-z0-9.-]*$/;
const keyForm = /^[a-z][a-z0-9._-]*$/;

/** Types whose namespace the type definitions call case-insensitive. */
const lowerNamespace: ReadonlySet<string> = new Set(
  "alpm apk bitbucket brew composer deb github gitlab hex luarocks qpkg rpm vscode-extension yocto".split(
    " ",
  ),
);
/** Types whose name the type definitions call case-insensitive. */
const lowerName: ReadonlySet<string> = new Set(
  "alpm apk bitbucket bitnami brew chrome-extension composer deb github gitlab hex luarocks oci otp pub pypi vscode-extension".split(
    " ",
  ),
);
const lowerVersion: ReadonlySet<string> = new Set(["huggingface", "oci", "pypi", "vscode-extension"]);
const namespaceRequired: ReadonlySet<string> = new Set(
  "alpm apk bitbucket composer deb git github golang huggingface maven qpkg rpm swift vscode-extension".split(
    " ",
  ),
);
const namespaceProhibited: ReadonlySet<string> = new Set(
  "bazel bitnami cargo chrome-extension cocoapods conda cran gem hackage julia mlflow nuget oci opam otp pub pypi vcpkg".split(
    " ",
  ),
);

/** The parts of a package URL, normalised by the rules of its type; `respell` may first put right how its producer writes them. */
export function parsePurl(text: string, respell?: (given: Purl) => Purl): Parsed<Purl> {
  if (text.length > maxChars)
    return failed("", "purl-too-long", `The package URL has more than ${maxChars} characters.`);
  if (!text.isWellFormed())
    return failed("", "purl-invalid", "The package URL holds half of a surrogate pair.");
  try {
    const [type, namespace, name, version, qualifiers, subpath] =
      partsOfPlain(text) ?? PackageURL.parseString(text);
    if (name?.startsWith("@") && version === undefined && !isNamedAt(text))
      return failed("", "purl-invalid", "A package URL needs a name.");
    const given = {
      type: type ?? "",
      namespace: namespace ?? "",
      name: name ?? "",
      version: version ?? "",
      qualifiers: new Map(new URLSearchParams(qualifiers ?? "")),
      subpath: subpath ?? "",
    };
    return makePurl(respell === undefined ? given : respell(given));
  } catch (error) {
    const why = error instanceof Error ? error.message : "it cannot be read";
    return failed("", "purl-invalid", `This is not a package URL: ${why}.`);
  }
}

/** Whether the name itself begins with an encoded `@`, which a version without a name begins with too. */
function isNamedAt(text: string): boolean {
  return /\/%40[^/]*$/.test(text.split(/[?#]/, 1)[0] ?? "");
}

const plainPart = String.raw`[A-Za-z0-9_][\w.-]*`;
const plainForm = new RegExp(`^pkg:([a-z][a-z0-9]*)/((?:${plainPart}/)*)(${plainPart})(?:@(${plainPart}))?$`);

/** The parts of a package URL in which nothing is encoded, without qualifiers and subpath, as most are; `null` for another. */
function partsOfPlain(text: string): readonly (string | undefined)[] | null {
  const parts = plainForm.exec(text);
  return parts === null ? null : [parts[1], parts[2]?.slice(0, -1), parts[3], parts[4]];
}

/** The same parts normalised by the rules of their type, or the rule that they break. */
export function makePurl(parts: Purl): Parsed<Purl> {
  const type = parts.type.trim().toLowerCase();
  const namespace = segments(lowerNamespace.has(type) ? parts.namespace.toLowerCase() : parts.namespace);
  const name = nameOf(type, parts.name.trim());
  const qualifiers = qualifiersOf(parts.qualifiers);
  const version = lowerVersion.has(type) ? parts.version.trim().toLowerCase() : parts.version.trim();
  const fault = faultOf({ ...parts, type, namespace, name, version, qualifiers });
  if (fault !== null) return failed("", "purl-invalid", fault);
  return parsed({ type, namespace, name, version, qualifiers, subpath: subpathOf(parts.subpath) });
}

function segments(path: string): string {
  return path.split("/").filter(Boolean).join("/");
}

function subpathOf(path: string): string {
  return path
    .split("/")
    .filter((segment) => segment !== "" && segment !== "." && segment !== "..")
    .join("/");
}

function nameOf(type: string, name: string): string {
  const folded = lowerName.has(type) ? name.toLowerCase() : name;
  if (type === "pypi") return folded.replaceAll("_", "-");
  if (type === "pub") return folded.replaceAll(/[^a-z0-9_]/g, "_");
  return folded;
}

function qualifiersOf(given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const [key, value] of given) if (value !== "") kept.set(key.toLowerCase(), value);
  return kept;
}

function faultOf(purl: Purl): string | null {
  const { type, namespace, name, qualifiers } = purl;
  if (!typeForm.test(type))
    return "The type of a package URL starts with a letter and holds letters, digits, dots and dashes.";
  if (name === "") return "A package URL needs a name.";
  if (namespace === "" && namespaceRequired.has(type) && !(type === "golang" && !name.includes("/"))) {
    return `A package URL of type ${type} needs a namespace.`;
  }
  if (namespace !== "" && namespaceProhibited.has(type))
    return `A package URL of type ${type} has no namespace.`;
  for (const key of qualifiers.keys()) if (!keyForm.test(key)) return "A qualifier's key is not allowed.";
  return faultOfType(purl);
}

function faultOfType({ type, name, version, qualifiers }: Purl): string | null {
  if (type === "cpan" && name.includes("::"))
    return "A package URL of type cpan names a distribution, not a module.";
  if (type === "julia" && !qualifiers.has("uuid"))
    return "A package URL of type julia needs the qualifier uuid.";
  if (type === "swid" && !qualifiers.has("tag_id"))
    return "A package URL of type swid needs the qualifier tag_id.";
  if (type === "chrome-extension") {
    if (!/^[a-p]{32}$/.test(name)) return "The name of a chrome-extension is 32 letters from a to p.";
    if (version !== "" && !/^\d+(\.\d+){0,3}$/.test(version))
      return "The version of a chrome-extension is one to four numbers.";
  }
  return null;
}

/** Namespace and name as one path (`@scope/name`, `vendor/package`), the name alone where there is no namespace. */
export function pathOf({ namespace, name }: Purl): string {
  return namespace === "" ? name : `${namespace}/${name}`;
}

/** The canonical text of a package URL. Parts must come from {@link parsePurl} or {@link makePurl}. */
export function formatPurl(purl: Purl): string {
  const namespace = purl.namespace === "" ? "" : `${purl.namespace.split("/").map(encode).join("/")}/`;
  const version = purl.version === "" ? "" : `@${encode(purl.version)}`;
  const keys = [...purl.qualifiers.keys()].sort();
  const pairs = keys.map((key) => `${key}=${encode(purl.qualifiers.get(key) ?? "")}`);
  const qualifiers = pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  const subpath = purl.subpath === "" ? "" : `#${purl.subpath.split("/").map(encode).join("/")}`;
  return `pkg:${purl.type}/${namespace}${encode(purl.name)}${version}${qualifiers}${subpath}`;
}

const plain = /^[A-Za-z0-9._~:-]*$/;

/** Percent-encodes all but letters, digits, `.`, `-`, `_`, `~` and `:` (specification, "Character encoding"). */
function encode(part: string): string {
  if (plain.test(part)) return part;
  return encodeURIComponent(part.toWellFormed())
    .replaceAll("%3A", ":")
    .replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
