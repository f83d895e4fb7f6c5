/** What Homebrew installed: the receipt of each formula, with what it needs to run, and Brewfile.lock.json. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** Cellar/NAME/VERSION/INSTALL_RECEIPT.json. */
export const homebrewReceipt: Reader = {
  name: "homebrew-receipt",
  files: /(?:^|\/)INSTALL_RECEIPT\.json$/,
  isOnePackage: true,
  recognise: (path) => fileName(path) === "INSTALL_RECEIPT.json",
  read: readReceipt,
};

/** Brewfile.lock.json. */
export const brewfileLock: Reader = {
  name: "brewfile-lock",
  locks: ["brewfile"],
  files: /(?:^|\/)Brewfile\.lock\.json$/,
  recognise: (path) => fileName(path) === "Brewfile.lock.json",
  read: readLock,
};

/** The receipt names its formula by the file that it was made from alone. */
function readReceipt(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const source = member(json.value, "source");
  if (source === undefined) return failed("", "homebrew-receipt-unknown", "There is no `source`.");
  const gathering = inventoryBuilder("homebrew-receipt", options, json.findings);
  const [, name] = /([^/]{1,200})\.rb$/.exec(textMember(source, "path") ?? "") ?? [];
  const version = textMember(member(source, "versions"), "stable");
  if (name === undefined) gathering.leaveOut("/source", "entry-unnamed");
  else gathering.add({ ecosystem: "Homebrew", name, version, at: "/source" });
  for (const [i, needed] of listMember(json.value, "runtime_dependencies").entries()) {
    const at = `/runtime_dependencies/${i}`;
    const full = textMember(needed, "full_name");
    if (full === null) gathering.leaveOut(at, "entry-unnamed");
    else gathering.add({ ecosystem: "Homebrew", name: full, version: textMember(needed, "version"), at });
  }
  return gathering.done();
}

function readLock(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const entries = member(json.value, "entries");
  if (entries === undefined) return failed("", "brewfile-lock-unknown", "There is no `entries`.");
  const gathering = inventoryBuilder("brewfile-lock", options, json.findings);
  for (const [kind, list] of entriesOf(entries))
    for (const [name, entry] of kind === "tap" ? [] : entriesOf(list)) {
      const [at, version] = [`/entries/${kind}/${pointerStep(name)}`, textMember(entry, "version")];
      if (kind === "brew") gathering.add({ ecosystem: "Homebrew", name, version, at });
      else gathering.add({ product: null, name, version, at });
    }
  return gathering.done();
}
