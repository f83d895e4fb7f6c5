/** The list of crates that cargo-auditable puts into a program (section `.dep-v0`), as text: who opens programs unpacks it. */
import type { Inventory } from "#core/inventory/component.ts";
import { inventoryBuilder, readJsonList, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { originAt } from "#core/inventory/origin.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** The crates of a program. */
export const cargoAuditable: Reader = {
  name: "cargo-auditable",
  files: null,
  recognise: (path) => path.endsWith(".dep-v0"),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  if (!Array.isArray(member(json.value, "packages")))
    return failed("", "cargo-auditable-unknown", "There is no list `packages`.");
  const gathering = inventoryBuilder("cargo-auditable", options, json.findings);
  for (const [i, one] of listMember(json.value, "packages").entries()) {
    const at = `/packages/${i}`;
    const [name, source] = [textMember(one, "name") ?? "", textMember(one, "source") ?? ""];
    const isRoot = member(one, "root") === true && source === "local";
    if (isRoot) continue;
    const origin = originOfSource(source);
    const scope = textMember(one, "kind") === "build" ? "dev" : "runtime";
    gathering.add({ ecosystem: "crates.io", name, version: textMember(one, "version"), at, scope, origin });
  }
  return gathering.done();
}

function originOfSource(source: string): ReturnType<typeof originAt> | undefined {
  if (source === "crates.io" || source === "CratesIo") return undefined;
  if (source === "git") return originAt("git", "");
  return source === "local" ? originAt("path", "") : originAt("registry", source);
}
