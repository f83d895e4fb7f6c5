/** The registry of inventory readers, and the choice among them by content and name. */
import { pacmanDesc } from "#core/inventory/os/pacman-desc.ts";
import { portagePackage } from "#core/inventory/os/portage-package.ts";
import { opkgStatus } from "#core/inventory/os/opkg-status.ts";
import { opamLock } from "#core/inventory/ocaml/opam-lock.ts";
import { rebarLock } from "#core/inventory/erlang/rebar-lock.ts";
import { brewfileLock, homebrewReceipt } from "#core/inventory/homebrew/homebrew.ts";
import { bunLock } from "#core/inventory/js/bun-lock.ts";
import { cargoAuditable } from "#core/inventory/rust/cargo-auditable.ts";
import { cargoLock } from "#core/inventory/rust/cargo-lock.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { cyclonedxXml } from "#core/inventory/sbom/cyclonedx-xml.ts";
import { cyclonedx } from "#core/inventory/sbom/cyclonedx.ts";
import { dpkgStatus } from "#core/inventory/os/dpkg-status.ts";
import { gemspec } from "#core/inventory/ruby/gemspec.ts";
import { goMod } from "#core/inventory/go/go-mod.ts";
import { goSum } from "#core/inventory/go/go-sum.ts";
import { goVendor } from "#core/inventory/go/go-vendor.ts";
import { gradleVerification } from "#core/inventory/jvm/gradle-verification.ts";
import { cabalFreeze, stackLock } from "#core/inventory/haskell/haskell-freeze.ts";
import { juliaManifest } from "#core/inventory/julia/julia-manifest.ts";
import { nodePackage } from "#core/inventory/js/node-package.ts";
import { packagesConfig, paketLock, projectAssets } from "#core/inventory/dotnet/nuget-packages.ts";
import { pythonMetadata } from "#core/inventory/python/python-metadata.ts";
import { renvLock } from "#core/inventory/r/renv-lock.ts";
import { packageLock } from "#core/inventory/js/package-lock.ts";
import { poetryLock } from "#core/inventory/python/poetry-lock.ts";
import { apkInstalled } from "#core/inventory/os/apk-installed.ts";
import { composerLock } from "#core/inventory/php/composer-lock.ts";
import { gemfileLock } from "#core/inventory/ruby/gemfile-lock.ts";
import { gradleLockfile } from "#core/inventory/jvm/gradle-lockfile.ts";
import { conanLock } from "#core/inventory/cpp/conan-lock.ts";
import { depsJson } from "#core/inventory/dotnet/deps-json.ts";
import { goBinary } from "#core/inventory/go/go-binary.ts";
import { jarManifest, pomProperties } from "#core/inventory/jvm/jar-metadata.ts";
import { manifestReaders } from "#core/inventory/manifest/manifest.ts";
import { mixLock } from "#core/inventory/elixir/mix-lock.ts";
import { nugetLock } from "#core/inventory/dotnet/nuget-lock.ts";
import { packageResolved } from "#core/inventory/apple/package-resolved.ts";
import { pipfileLock } from "#core/inventory/python/pipfile-lock.ts";
import { podfileLock } from "#core/inventory/apple/podfile-lock.ts";
import { productCsv } from "#core/inventory/sbom/product-csv.ts";
import { rpmDatabase } from "#core/inventory/os/rpm-database.ts";
import { rpmQa } from "#core/inventory/os/rpm-qa.ts";
import { pnpmLock } from "#core/inventory/js/pnpm-lock.ts";
import { pomXml } from "#core/inventory/jvm/pom-xml.ts";
import { pubspecLock } from "#core/inventory/dart/pubspec-lock.ts";
import { yarnLock } from "#core/inventory/js/yarn-lock.ts";
import { pdmLock, pylock, uvLock } from "#core/inventory/python/python-lock.ts";
import type { BinaryReader, Reader, ReadOptions } from "#core/inventory/reader.ts";
import { requirements } from "#core/inventory/python/requirements.ts";
import { spdx3 } from "#core/inventory/sbom/spdx-3.ts";
import { spdxJson } from "#core/inventory/sbom/spdx-json.ts";
import { spdxYaml } from "#core/inventory/sbom/spdx-yaml.ts";
import { spdxRdf, spdxXml } from "#core/inventory/sbom/spdx-xml.ts";
import { condaEnvironment } from "#core/inventory/conda/conda-environment.ts";
import { condaPackage } from "#core/inventory/conda/conda-package.ts";
import { denoLock } from "#core/inventory/js/deno-lock.ts";
import { githubWorkflow } from "#core/inventory/github/workflow.ts";
import { spdxTag } from "#core/inventory/sbom/spdx-tag.ts";
import { statedRisks } from "#core/inventory/vex/stated-risks.ts";
import { decodeText } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** All readers; where several recognise a file the first one reads it. */
export const readers: readonly Reader[] = [
  cyclonedx,
  cyclonedxXml,
  spdxJson,
  spdxYaml,
  spdxRdf,
  spdxXml,
  spdxTag,
  spdx3,
  statedRisks,
  nodePackage,
  pythonMetadata,
  gemspec,
  nugetLock,
  packagesConfig,
  projectAssets,
  paketLock,
  depsJson,
  conanLock,
  packageResolved,
  composerLock,
  pipfileLock,
  bunLock,
  denoLock,
  packageLock,
  yarnLock,
  pnpmLock,
  poetryLock,
  uvLock,
  pdmLock,
  pylock,
  gemfileLock,
  gradleLockfile,
  gradleVerification,
  pomXml,
  pubspecLock,
  mixLock,
  cargoLock,
  cargoAuditable,
  renvLock,
  cabalFreeze,
  stackLock,
  juliaManifest,
  goMod,
  goSum,
  goVendor,
  opkgStatus,
  dpkgStatus,
  apkInstalled,
  pacmanDesc,
  portagePackage,
  opamLock,
  rebarLock,
  homebrewReceipt,
  brewfileLock,
  podfileLock,
  condaEnvironment,
  condaPackage,
  githubWorkflow,
  pomProperties,
  jarManifest,
  rpmQa,
  productCsv,
  requirements,
  ...manifestReaders,
];

/** All readers of bytes; they are asked before those of text. */
export const binaryReaders: readonly BinaryReader[] = [rpmDatabase, goBinary];

/** The name of the package manager that wrote lists of a kind. */
export function fixToolOf(kind: string): string | undefined {
  return [...readers, ...binaryReaders].find((reader) => reader.name === kind)?.fix;
}

/** The kinds of manifests of which lists of each reader say what became of them. */
export const lockedKinds: ReadonlyMap<string, readonly string[]> = new Map(
  readers.map(({ name, locks = [] }) => [name, locks]),
);

/** Names of the readers of package databases, which do not say themselves to which release they belong. */
export const databases: ReadonlySet<string> = new Set(
  [...readers, ...binaryReaders].filter(({ isDatabase }) => isDatabase).map(({ name }) => name),
);

/** Characters (of binary files: bytes) at the start of a file by which it is recognised. */
export const headChars = 65_536;

/** The reader for a file, from its path and its first {@link headChars} characters; `null` when none knows it. */
export function readerOf(path: string, head: string): Reader | null {
  const plainPath = path.replaceAll("\\", "/");
  return readers.find((reader) => reader.recognise(plainPath, head)) ?? null;
}

/** The software list in a text, by whichever reader recognises it; the finding `inventory-unknown` when none does. */
export function readInventory(path: string, text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const reader = readerOf(path, text.slice(0, headChars));
  if (reader === null)
    return failed("", "inventory-unknown", "This is no software list that can be read here.");
  return reader.read(text, options);
}

/** The reader for the bytes of a file, from its path and its first {@link headChars} bytes; `null` when none knows it. */
export function readerOfBytes(path: string, head: Uint8Array): BinaryReader | Reader | null {
  const plainPath = path.replaceAll("\\", "/");
  const binary = binaryReaders.find((reader) => reader.recognise(plainPath, head));
  if (binary !== undefined) return binary;
  const text = decodeText(head);
  return readerOf(path, text.ok ? text.value : new TextDecoder("utf-8").decode(head));
}

/** The software list in the bytes of a file, text or not; as {@link readInventory}. Tables from Korean spreadsheets may be EUC-KR. */
export function readInventoryBytes(
  path: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Parsed<Inventory> {
  const plainPath = path.replaceAll("\\", "/");
  const head = bytes.subarray(0, headChars);
  const binary = binaryReaders.find((reader) => reader.recognise(plainPath, head));
  if (binary !== undefined) return binary.read(bytes, options);
  const text = decodeText(bytes);
  if (text.ok) return readInventory(path, text.value, options);
  return koreanTable(plainPath, bytes, options) ?? text;
}

/** A table in the encoding of Korean Windows (EUC-KR with its extension), which no mark tells: taken only where its column names then read as such. */
function koreanTable(path: string, bytes: Uint8Array, options: ReadOptions): Parsed<Inventory> | null {
  if (!/\.(csv|tsv|txt)$/i.test(path)) return null;
  const text = new TextDecoder("euc-kr").decode(bytes);
  if (!productCsv.recognise(path, text.slice(0, headChars))) return null;
  const read = productCsv.read(text, options);
  if (!read.ok) return read;
  const remark = {
    at: "",
    code: "encoding-euc-kr",
    message: "The table is read as EUC-KR; save it as UTF-8.",
  };
  return { ...read, findings: [remark, ...(read.findings ?? [])] };
}
