/**
 * How producers of software lists write package URLs that the type definitions write otherwise: a reviewed table, with who writes so. A row is here
 * only where what is meant is beyond doubt. What two package URLs have in common as one product is in `product.ts`.
 */
import type { Parsed } from "#core/problem.ts";
import { parsePurl, type Purl } from "#core/product/purl.ts";

/** Types that are not registered, and the registered one that they stand for. */
const typeNames: ReadonlyMap<string, string> = new Map([
  ["githubactions", "github"], // the dependency graph of GitHub and its own submission actions
  ["github-actions", "github"],
  ["rubygems", "gem"], // cdxgen before 2022, OSS Index
  ["rubygem", "gem"],
  ["go", "golang"], // the type that was proposed to follow golang
  ["gomod", "golang"], // named after the analysers of Trivy and others
  ["gomodules", "golang"],
  ["pip", "pypi"], // the ecosystem's name in GitHub's and Trivy's own lists
  ["python", "pypi"],
  ["packagist", "composer"],
  ["crates", "cargo"],
  ["rust", "cargo"],
  ["dart", "pub"],
  ["gradle", "maven"],
]);

/** How the parts of a type are written otherwise. */
const respellings: ReadonlyMap<string, (purl: Purl, name: string) => Purl> = new Map([
  ["alpine", alpineOf],
  ["cocoapods", podOf],
  ["gem", gemOf],
  ["github", repositoryOf],
  ["golang", moduleOf],
  ["maven", coordinatesOf],
  ["npm", scopedOf],
  ["pypi", withoutExtras],
  ["swift", swiftOf],
]);

/** Reads a package URL as its producer writes it; `name` is what the list calls the component beside it. */
export function readProducedPurl(text: string, name?: string): Parsed<Purl> {
  return parsePurl(text, (given) => respelled(given, name));
}

/** A version of a type as its registry writes it. */
export function respelledVersion(type: string, version: string): string {
  if (type === "gem") return version.replace(gemPlatform, "");
  return type === "golang" ? version.replace(/^go(?=\d)/, "") : version;
}

/** The parts as the type definitions write them; `name` is what the list calls the component beside its package URL. */
export function respelled(given: Purl, name = ""): Purl {
  const written = given.type.trim().toLowerCase();
  const type = typeNames.get(written) ?? written;
  const purl = type === given.type ? given : { ...given, type };
  return respellings.get(purl.type)?.(purl, name) ?? purl;
}

/** Lists written before the type `apk` was registered have `pkg:alpine/NAME`. */
function alpineOf(purl: Purl): Purl {
  return purl.namespace === "" ? { ...purl, type: "apk", namespace: "alpine" } : purl;
}

/** A pod's part (`Pod/Part`) is of the pod. */
function podOf(purl: Purl): Purl {
  const [name = ""] = [purl.namespace, purl.name]
    .filter((part) => part !== "")
    .join("/")
    .split("/");
  return { ...purl, namespace: "", name };
}

const gemPlatform =
  /-(?:(?:x86_64|x86|x64|i[3-6]86|amd64|arm64|aarch64|armv?\d*\w*|universal|ppc64le|s390x|riscv64)-[\w.-]+|x64-mingw(?:32|-ucrt)|x86-mingw32|x86-mswin32(?:-\d+)?|java|jruby|mswin\d*|mingw\d*)$/;

/** Bundler's own tools put the platform behind the version: `1.13.0-x86_64-linux`, which orders as a pre-release. */
function gemOf(purl: Purl): Purl {
  return { ...purl, version: respelledVersion("gem", purl.version) };
}

/** An action in a folder of a repository is of the repository. */
function repositoryOf(purl: Purl): Purl {
  const [owner = "", repository, ...below] = `${purl.namespace}/${purl.name}`.split("/").filter(Boolean);
  return repository === undefined || below.length === 0
    ? purl
    : { ...purl, namespace: owner, name: repository };
}

/**
 * A Go module. cyclonedx-gomod calls the standard library `std`; Syft 0.103 to 1.38 wrote what stands behind the third part of a module's path as a
 * subpath: the component's own name has it whole, and a subpath `v5` is always the module's.
 */
function moduleOf(purl: Purl, name: string): Purl {
  const version = respelledVersion("golang", purl.version);
  const path = [purl.namespace, purl.name].filter((part) => part !== "").join("/");
  if (path === "std" || path === "stdlib") return { ...purl, namespace: "", name: "stdlib", version };
  const whole = `${path}/${purl.subpath}`;
  const isModule = purl.subpath !== "" && (/^v\d+$/.test(purl.subpath) || name === whole);
  return { ...purl, ...atLastSlash(isModule ? whole : path), version, subpath: isModule ? "" : purl.subpath };
}

/** `group:artifact` in the place of the name. */
function coordinatesOf(purl: Purl): Purl {
  const [group = "", artifact, ...more] = purl.name.split(":");
  const isWhole =
    artifact !== undefined && more.length === 0 && (purl.namespace === "" || purl.namespace === group);
  return isWhole ? { ...purl, namespace: group, name: artifact } : purl;
}

/** A scope that was encoded together with the name: `%40scope%2Fname`. */
function scopedOf(purl: Purl): Purl {
  return purl.name.includes("/")
    ? { ...purl, ...atLastSlash([purl.namespace, purl.name].filter(Boolean).join("/")) }
    : purl;
}

/** What pip calls extras is no part of the project's name: `requests[security]`. */
function withoutExtras(purl: Purl): Purl {
  return { ...purl, name: purl.name.replace(/\[[^\]]*\]$/, "") };
}

function swiftOf(purl: Purl): Purl {
  return { ...purl, ...atLastSlash(repositoryAddress(`${purl.namespace}/${purl.name}`)) };
}

/** Hosts where a repository is always an owner and a name. */
const flatHosts: ReadonlySet<string> = new Set(["github.com", "bitbucket.org", "codeberg.org"]);

/**
 * The repository that an address names: host and path, without scheme, user and `.git`, and without what stands below (Syft before 1.0 put the
 * package's name behind `repository.git`).
 */
export function repositoryAddress(address: string): string {
  const bare = address
    .replace(/^[a-z+]+:\/{1,2}/i, "")
    .replace(/^[^@/]*@/, "")
    .replace(/^([^/:]+):(?!\d+\/)/, "$1/")
    .replace(/^www\./i, "");
  const parts = bare.split("/").filter(Boolean);
  const git = parts.findIndex((part) => part.endsWith(".git"));
  const end = git >= 0 ? git + 1 : flatHosts.has(parts[0]?.toLowerCase() ?? "") ? 3 : parts.length;
  return parts
    .slice(0, end)
    .join("/")
    .replace(/\.git$/, "");
}

function atLastSlash(path: string): Pick<Purl, "namespace" | "name"> {
  const cut = path.lastIndexOf("/");
  return { namespace: cut < 0 ? "" : path.slice(0, cut), name: path.slice(cut + 1) };
}
