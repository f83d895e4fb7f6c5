/** pnpm-lock.yaml, lockfile versions 5 to 9: the keys of `packages`. Folders that are linked to, such as workspace members, are components of which no version is known. */
import type { Component, Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { type ComponentOrigin, originAt, originOf, originOfDownload } from "#core/inventory/origin.ts";
import { folderFrom } from "#core/inventory/folder-path.ts";
import { yamlEntries } from "#core/inventory/yaml-keys.ts";
import { leaveOutMissing, type RequiredEntry } from "#core/inventory/required-entries.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** pnpm-lock.yaml. */
export const pnpmLock: Reader = {
  name: "pnpm-lock",
  locks: ["npm-manifest"],
  files: /\.ya?ml$/i,
  fix: "pnpm",
  recognise: (path, head) => {
    return (
      /^pnpm-lock.*\.ya?ml$/.test(fileName(path)) ||
      (/\.ya?ml$/.test(path) && /^lockfileVersion:/m.test(head))
    );
  },
  read,
};

type PnpmEntry = { readonly key: string; readonly line: number; readonly fields: Map<string, string> };

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("pnpm-lock", options);
  let version: string | null = null;
  const entries: PnpmEntry[] = [];
  const members: string[] = [];
  const required: RequiredEntry[] = [];
  const links: RequiredEntry[] = [];
  for (const { path, value, line } of yamlEntries(text, gathering)) {
    const [section, key = "", field = ""] = path;
    if (path.length === 1 && section === "lockfileVersion") version ??= value;
    if (path.length === 2 && section === "importers" && key !== ".") members.push(key);
    const link = linkOf(path, value);
    if (link !== null) links.push({ ...link, at: `line ${line}` });
    const wanted = requiredOf(path, value);
    if (wanted !== null) required.push({ key: wanted, name: wanted, at: `line ${line}` });
    if (section !== "packages") continue;
    if (path.length === 2) entries.push({ key, line, fields: new Map() });
    else if (path.length === 3) entries.at(-1)?.fields.set(field, value);
  }
  if (version === null) return failed("", "pnpm-lock-unknown", "There is no `lockfileVersion`.");
  const slashes = Number.parseFloat(version) < 6;
  for (const entry of entries) add(gathering, entry, slashes);
  const names = entries.map(({ key }) => plainKey(key, slashes));
  leaveOutMissing(gathering, new Set(names), required);
  leaveOutMissing(gathering, new Set([".", ...members]), links);
  addLinked(gathering, links);
  return gathering.done({ members, named: links.map(({ name }) => name) });
}

/** Each linked folder once, without the lock's own. */
function addLinked(gathering: InventoryBuilder, links: readonly RequiredEntry[]): void {
  const others = links.filter(({ key }) => key !== ".");
  const byFolder = new Map(others.map((link) => [`${link.name} ${link.key}`, link]));
  for (const { name, key, at } of byFolder.values())
    gathering.add({ ecosystem: "npm", name, version: null, at, origin: originAt("path", key) });
}

/** The folder that a dependency of a folder is linked to, below the lock's own; what it requires is among the importers. */
function linkOf(path: readonly string[], value: string): Pick<RequiredEntry, "key" | "name"> | null {
  if (!value.startsWith("link:")) return null;
  const isMember = path[0] === "importers";
  const [kind, name = "", field = "version"] = isMember ? path.slice(2) : path;
  if (!/^(?:dev|optional)?dependencies$/i.test(kind ?? "") || field !== "version") return null;
  const from = isMember && path[1] !== "." ? (path[1] ?? "") : "";
  return { key: folderFrom(from, value.slice("link:".length)) || ".", name };
}

/** The `name@version` of a package that a line requires without fail; `null` where it requires none, or one of an address or a folder. */
function requiredOf(path: readonly string[], value: string): string | null {
  const [section, key = ""] = path;
  if (section === "snapshots" && path.length === 2) return plainKey(key, false);
  const isWithin = ["importers", "packages", "snapshots"].includes(section ?? "");
  const [kind, alias, field = "version"] = isWithin ? path.slice(2) : path;
  if ((kind !== "dependencies" && kind !== "devDependencies") || alias === undefined || field !== "version")
    return null;
  if (value === "" || value.includes(":") || value.startsWith("{")) return null;
  const bare = value.split("(", 1)[0] as string;
  if (bare.includes("@", 1)) return plainKey(bare, false);
  return bare.startsWith("/") ? plainKey(bare, true) : `${alias}@${bare.split("_", 1)[0]}`;
}

function plainKey(key: string, slashes: boolean): string {
  const found = slashes ? splitAtSlash(key) : splitAtSign(key);
  return found === null ? key : `${found.name}@${found.version}`;
}

function add(gathering: InventoryBuilder, { key, line, fields }: PnpmEntry, slashes: boolean): void {
  const at = `line ${line}`;
  const named = slashes ? splitAtSlash(key) : splitAtSign(key);
  const name = fields.get("name") ?? named?.name;
  if (name === undefined) {
    gathering.leaveOut(at, "entry-unreadable", key);
    return;
  }
  const isFolder = fields.get("resolution")?.includes("type: directory") === true;
  const place = named?.version ?? key;
  const origin = isFolder ? originAt("path", place.replace(/^file:/, "")) : originOfEntry(fields, place);
  const version =
    fields.get("version") ?? (named === null || /[:/]/.test(named.version) ? null : named.version);
  if (version === null && origin?.kind !== "path")
    gathering.remark(
      at,
      "version-from-source",
      `"${name.slice(0, 80)}" comes from an address; its version is not written.`,
      name,
    );
  gathering.add({ ecosystem: "npm", name, version, at, scope: scopeOf(fields), origin });
}

/** The resolution is a flow mapping in one line; a package of the usual registry has a hash alone there. */
function originOfEntry(fields: ReadonlyMap<string, string>, key: string): ComponentOrigin | undefined {
  const resolution = fields.get("resolution") ?? "";
  const [, tarball] = /\btarball: ['"]?([^,'"}\s]{1,2000})/.exec(resolution) ?? [];
  const [, repository] = /\brepo: ['"]?([^,'"}\s]{1,2000})/.exec(resolution) ?? [];
  if (repository !== undefined) return originAt("git", repository);
  if (tarball !== undefined) return originOfDownload("npm", tarball);
  return /[:/]/.test(key) ? (originOf("npm", key) ?? originAt("git", key)) : undefined;
}

type PnpmPackage = { readonly name: string; readonly version: string };

/** Version 5: `/name/1.2.3_peer@4.5.6`. Anything that does not start with a slash is an address. */
function splitAtSlash(key: string): PnpmPackage | null {
  const [, name, version] = /^\/((?:@[^/]+\/)?[^/]+)\/([^/_]+)(?:_.*)?$/.exec(key) ?? [];
  return name === undefined || version === undefined ? null : { name, version };
}

/** Versions 6 to 9: `/name@1.2.3(peer@4.5.6)`, from 9 on without the slash. */
function splitAtSign(key: string): PnpmPackage | null {
  const bare = (key.startsWith("/") ? key.slice(1) : key).split("(", 1)[0] as string;
  const cut = bare.indexOf("@", 1);
  return cut < 0 ? null : { name: bare.slice(0, cut), version: bare.slice(cut + 1) };
}

function scopeOf(fields: ReadonlyMap<string, string>): Component["scope"] {
  if (fields.get("dev") === "true") return "dev";
  return fields.get("optional") === "true" ? "optional" : "runtime";
}
