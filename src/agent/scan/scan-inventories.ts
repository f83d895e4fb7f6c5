/** From paths to components: every software list found, read, and what could not be read. */
import { stat } from "node:fs/promises";
import { findInventories } from "#agent/scan/find-inventories.ts";
import type { InventoryFile } from "#agent/scan/inventory-file.ts";
import { joinInstalled } from "#agent/scan/installed-packages.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import type { Finding, Parsed } from "#core/problem.ts";

/** One software list: where it is and what is in it. `kind` is the name of its reader. */
export type SoftwareList = Inventory & { readonly path: string };

/** What a search found. Findings name the list in `at`; `failed` are the paths about which nothing can be said. */
export type Scan = {
  readonly lists: readonly SoftwareList[];
  readonly findings: readonly Finding[];
  readonly failed: readonly string[];
};

/** Reads every software list under the paths, in the order in which they are found. */
export async function scanSoftwareLists(paths: readonly string[]): Promise<Scan> {
  const lists: SoftwareList[] = [];
  const findings: Finding[] = [];
  const failed: string[] = [];
  for await (const found of findInventories(paths)) {
    if ("code" in found) {
      findings.push(found);
      failed.push(found.at);
      continue;
    }
    if (found.reader === "rpm-database") findings.push(...(await journalOf(found.path)));
    const read = readFound(found);
    for (const { at, code, message } of read.findings ?? [])
      findings.push({ at: at === "" ? found.path : `${found.path} ${at}`, code, message });
    if (read.ok) lists.push({ path: found.path, ...read.value });
    else failed.push(found.path);
  }
  return { lists: joinInstalled(lists), findings, failed };
}

function readFound({ path, content, distro }: InventoryFile): Parsed<Inventory> {
  if (!(content instanceof Uint8Array)) return content;
  return readInventoryBytes(path, content, distro === null ? {} : { distro });
}

/** A database that is being written keeps its newest changes in a journal beside it, which is not read. */
async function journalOf(path: string): Promise<readonly Finding[]> {
  try {
    if ((await stat(`${path}-wal`)).size === 0) return [];
  } catch {
    return [];
  }
  const message = "The database has changes in its journal that are not read; `rpm -qa` tells them too.";
  return [{ at: path, code: "database-journal", message }];
}
