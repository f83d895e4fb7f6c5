/** Bun's textual bun.lock: JSON with commas before closing brackets. Workspace members, links and folders are components of their folder, of which no version is known. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  readJsonList,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { originAt, originOf, originOfDownload } from "#core/inventory/origin.ts";
import { entriesOf, member } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** bun.lock. */
export const bunLock: Reader = {
  name: "bun-lock",
  locks: ["npm-manifest", "unread-lock"],
  files: /\.lock$/i,
  fix: "bun",
  recognise: (path, head) =>
    /^bun.*\.lock$/.test(fileName(path)) ||
    (/^\s*\{\s*"lockfileVersion"/.test(head) && head.includes('"workspaces"')),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const json = readJsonList(withoutTrailingCommas(text), options);
  if (!json.ok) return json;
  const packages = member(json.value, "packages");
  if (packages === undefined && member(json.value, "lockfileVersion") === undefined) {
    return failed("", "bun-lock-unknown", "Neither `packages` nor `lockfileVersion` is there.");
  }
  const gathering = inventoryBuilder("bun-lock", options, json.findings);
  for (const [key, entry] of entriesOf(packages)) add(gathering, key, entry);
  const named = entriesOf(packages).flatMap(([key, entry]) =>
    Array.isArray(entry) && /@(?:workspace|link|root|file):/.test(String(entry[0])) ? [key] : [],
  );
  const workspaces = entriesOf(member(json.value, "workspaces")).map(([path]) => path);
  return gathering.done({ named, members: workspaces.filter((path) => path !== "") });
}

function add(gathering: InventoryBuilder, key: string, entry: unknown): void {
  const at = `/packages/${pointerStep(key)}`;
  const spec: unknown = Array.isArray(entry) ? entry[0] : null;
  const cut = typeof spec === "string" ? spec.indexOf("@", 1) : -1;
  if (typeof spec !== "string" || cut < 0) {
    gathering.leaveOut(at, "entry-unreadable", key);
    return;
  }
  const name = spec.slice(0, cut);
  const version = spec.slice(cut + 1);
  const address: unknown = Array.isArray(entry) ? entry[1] : null;
  const fromSource = /[:/]/.test(version) || /\.(?:tgz|tar\.gz)$/.test(version);
  const origin = fromSource
    ? (originOf("npm", version) ?? originOf("npm", `./${version}`))
    : originOfDownload("npm", typeof address === "string" ? address : "");
  const folder = /^(?:workspace|link):(.{0,1000})$/.exec(version)?.[1];
  if (version.startsWith("root:") || folder === "" || folder === ".") return;
  if (folder !== undefined || origin?.kind === "path") {
    const place = folder === undefined ? origin : originAt("path", folder);
    gathering.add({ ecosystem: "npm", name, version: null, at, origin: place });
    return;
  }
  if (fromSource)
    gathering.remark(
      at,
      "version-from-source",
      `"${name.slice(0, 80)}" comes from an address; its version is not written.`,
      name,
    );
  gathering.add({ ecosystem: "npm", name, version: fromSource ? null : version, at, origin });
}

/** The same text without commas that stand before a closing bracket; strings are not touched. One pass. */
function withoutTrailingCommas(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') i = endOfString(text, i);
    else if (text[i] === ",") {
      const next = skipSpace(text, i + 1);
      if (text[next] === "}" || text[next] === "]") {
        kept.push(text.slice(from, i));
        from = i + 1;
      }
      i = next - 1;
    }
  }
  kept.push(text.slice(from));
  return kept.join("");
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (text[i] === " " || text[i] === "\n" || text[i] === "\r" || text[i] === "\t") i++;
  return i;
}
