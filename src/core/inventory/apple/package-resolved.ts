/** Swift's Package.resolved, formats 1 to 3. Pins to a branch or revision have no version; pins to a folder are components of that folder. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  type InventoryBuilder,
  listAt,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { originAt } from "#core/inventory/origin.ts";
import { swiftInFolder } from "#core/product/registry.ts";
import { member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** Package.resolved. */
export const packageResolved: Reader = {
  name: "package-resolved",
  locks: ["swift-package"],
  files: /\.resolved$/i,
  fix: "swift",
  recognise: (path, head) =>
    fileName(path) === "Package.resolved" ||
    (/"pins"\s*:/.test(head) && /"(?:repositoryURL|location)"/.test(head)),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const gathering = inventoryBuilder("package-resolved", options, json.findings);
  const first = member(json.value, "object");
  const holder = first === undefined ? json.value : first;
  if (member(holder, "pins") === undefined)
    return failed("", "package-resolved-unknown", "There is no `pins`.");
  const place = first === undefined ? "/pins" : "/object/pins";
  for (const [i, pin] of listAt(gathering, holder, "pins").entries()) addPin(gathering, pin, `${place}/${i}`);
  return gathering.done();
}

function addPin(gathering: InventoryBuilder, pin: unknown, at: string): void {
  const kind = textMember(pin, "kind");
  const name = textMember(pin, "identity") ?? textMember(pin, "package") ?? "";
  if (kind === "localSourceControl" || kind === "fileSystem") {
    const origin = originAt("path", textMember(pin, "location") ?? "");
    gathering.add({ product: swiftInFolder(name), name, version: null, at, origin });
    return;
  }
  const version = textMember(member(pin, "state"), "version");
  if (version === null)
    gathering.remark(
      at,
      "version-missing",
      `"${name.slice(0, 80)}" is pinned to a branch or revision.`,
      name,
    );
  const location = textMember(pin, "location") ?? textMember(pin, "repositoryURL");
  const address = kind === "registry" || location === null ? null : addressOf(location);
  if (address === null) {
    gathering.remark(
      at,
      "address-missing",
      `"${name.slice(0, 80)}" names no repository that advisories use.`,
      name,
    );
    gathering.add({ product: null, name, version, at });
  } else gathering.add({ ecosystem: "SwiftURL", packageName: address, name, version, at });
}

/** `host/owner/repository` from https, ssh and scp-like addresses; `null` for a path. */
function addressOf(location: string): string | null {
  const plain = location.slice(0, 1000).replace(/^[a-z+]{1,10}:\/\//i, "");
  const named = plain.replace(/^[^@/]*@/, "").replace(/^([^/:]+):(?:\d{1,5}\/)?/, "$1/");
  return /^[^/.][^/]*\.[^/]+\/./.test(named) ? named.replace(/\/+$/, "") : null;
}
