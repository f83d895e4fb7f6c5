/** From paths to components: every software list found, read, and what could not be read. */
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { findInventories } from "#agent/find-inventories.ts";
import type { Component } from "#core/inventory/component.ts";
import { readInventory } from "#core/inventory/index.ts";
import { decodeText } from "#core/json.ts";
import type { Finding } from "#core/problem.ts";

/** One software list: where it is and what is in it. `kind` is the name of its reader. */
export type SoftwareList = {
  readonly path: string;
  readonly kind: string;
  readonly components: readonly Component[];
};

/** What a search found. Findings name the list in `at`; `failed` are the paths about which nothing can be said. */
export type Scan = {
  readonly lists: readonly SoftwareList[];
  readonly findings: readonly Finding[];
  readonly failed: readonly string[];
};

/** Reads every software list under the paths, in the order in which they are found. */
export async function scan(paths: readonly string[]): Promise<Scan> {
  const lists: SoftwareList[] = [];
  const findings: Finding[] = [];
  const failed: string[] = [];
  for await (const found of findInventories(paths)) {
    if ("code" in found) {
      findings.push(found);
      failed.push(found.at);
      continue;
    }
    const text = decodeText(found.bytes);
    const distro = found.reader === "dpkg-status" ? await releaseBeside(found.path) : null;
    const read = text.ok ? readInventory(found.path, text.value, distro === null ? {} : { distro }) : text;
    for (const { at, code, message } of read.findings ?? [])
      findings.push({ at: at === "" ? found.path : `${found.path} ${at}`, code, message });
    if (read.ok) lists.push({ path: found.path, kind: read.value.kind, components: read.value.components });
    else failed.push(found.path);
  }
  return { lists, findings, failed };
}

/** The release of the system to which a package database belongs: `ID VERSION_ID` of the os-release file in its root or beside it. */
async function releaseBeside(path: string): Promise<string | null> {
  const full = resolve(path);
  const database = /^(.*?)\/(?:var\/lib|lib|usr\/lib)\/(?:dpkg|apk)\//.exec(full.replaceAll("\\", "/"));
  const folders = [
    ...(database === null ? [] : [join(database[1] ?? "", "/etc"), join(database[1] ?? "", "/usr/lib")]),
    dirname(full),
  ];
  for (const folder of folders) {
    const text = await readFile(join(folder, "os-release"), "utf8").catch(() => null);
    const release = text === null ? null : releaseOf(text);
    if (release !== null) return release;
  }
  return null;
}

function releaseOf(text: string): string | null {
  const value = (name: string): string | null =>
    new RegExp(`^${name}=["']?([A-Za-z0-9._-]{1,60})["']?\\s*$`, "m").exec(text.slice(0, 65_536))?.[1] ??
    null;
  const [id, version] = [value("ID"), value("VERSION_ID") ?? value("VERSION_CODENAME")];
  return id === null || version === null ? null : `${id} ${version}`;
}
