/** Which manifests name what they require plainly enough to be held against a lock, and how names of a kind are the same. */
import { composerNames, npmNames } from "#core/inventory/manifest/requires/js.ts";
import { dotnetNames } from "#core/inventory/manifest/requires/dotnet.ts";
import {
  conanNames,
  gemfileNames,
  gradleNames,
  mixNames,
  podfileNames,
  pubspecNames,
  swiftNames,
} from "#core/inventory/manifest/requires/program.ts";
import {
  pipfileNames,
  pyprojectNames,
  requirementsInNames,
  setupNames,
} from "#core/inventory/manifest/requires/python.ts";
import type { ManifestNames } from "#core/inventory/manifest/requires/required-package.ts";
import { cargoNames, juliaNames } from "#core/inventory/manifest/requires/toml.ts";
import { pypiName } from "#core/product/product.ts";

type NameReader = {
  readonly read: (text: string) => ManifestNames | null;
  /** One form for all spellings of a name. */
  readonly key: (name: string) => string;
};

const asWritten = (name: string): string => name;
const inSmallLetters = (name: string): string => name.toLowerCase();
const withoutDashes = (name: string): string => name.toLowerCase().replaceAll("-", "_");
const rootPod = (name: string): string => name.split("/", 1)[0] as string;
const repository = (name: string): string =>
  /([^/.]+)(?:\.git)?\/*$/.exec(name.toLowerCase())?.[1] ?? name.toLowerCase();

const nameReaders: ReadonlyMap<string, NameReader> = new Map([
  ["npm-manifest", { read: npmNames, key: asWritten }],
  ["composer-manifest", { read: composerNames, key: inSmallLetters }],
  ["python-project", { read: pyprojectNames, key: pypiName }],
  ["python-setup", { read: setupNames, key: pypiName }],
  ["pipfile", { read: pipfileNames, key: pypiName }],
  ["requirements-in", { read: requirementsInNames, key: pypiName }],
  ["cargo-manifest", { read: cargoNames, key: withoutDashes }],
  ["julia-project", { read: juliaNames, key: asWritten }],
  ["gemfile", { read: gemfileNames, key: asWritten }],
  ["gradle-build", { read: gradleNames, key: asWritten }],
  ["pubspec", { read: pubspecNames, key: asWritten }],
  ["mix-project", { read: mixNames, key: asWritten }],
  ["swift-package", { read: swiftNames, key: repository }],
  ["podfile", { read: podfileNames, key: rootPod }],
  ["conanfile", { read: conanNames, key: asWritten }],
  ["dotnet-project", { read: dotnetNames, key: inSmallLetters }],
]);

/** Characters of a manifest that are read. */
const mostRead = 1024 * 1024;

/** What a manifest of a kind names; `null` for one that cannot be read, nothing for kinds whose text says too little. */
export function manifestNames(kind: string, text: string): ManifestNames | null {
  const reader = nameReaders.get(kind);
  if (text.length > mostRead) return null;
  return reader === undefined ? { requires: [], provides: [] } : reader.read(text);
}

/** What two spellings of a name in manifests of a kind, and in their locks, have in common. */
export function manifestNameKey(kind: string, name: string): string {
  return (nameReaders.get(kind)?.key ?? asWritten)(name);
}
