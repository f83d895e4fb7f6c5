/** From paths to components: every software list found, read, and what could not be read. */
import { distroBeside, findInventories } from "#agent/find-inventories.ts";
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

/** Readers of package databases, which do not say themselves to which release they belong. */
const databases: ReadonlySet<string> = new Set(["dpkg-status", "apk-installed"]);

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
    const distro = databases.has(found.reader ?? "") ? await distroBeside(found.path) : null;
    const read = text.ok ? readInventory(found.path, text.value, distro === null ? {} : { distro }) : text;
    for (const { at, code, message } of read.findings ?? [])
      findings.push({ at: at === "" ? found.path : `${found.path} ${at}`, code, message });
    if (read.ok) lists.push({ path: found.path, kind: read.value.kind, components: read.value.components });
    else failed.push(found.path);
  }
  return { lists, findings, failed };
}
