/** Julia's Manifest.toml, formats 1 and 2. Packages of the standard library without a version belong to the Julia that runs them. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { type ComponentOrigin, originAt } from "#core/inventory/origin.ts";
import { fileName, inventoryBuilder, type Reader, type ReadOptions } from "#core/inventory/reader.ts";
import { readToml } from "#core/inventory/toml.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** Manifest.toml and Manifest-v1.11.toml. */
export const juliaManifest: Reader = {
  name: "julia-manifest",
  locks: ["julia-project"],
  files: /\.toml$/i,
  recognise: (path, head) =>
    /^(?:Julia)?Manifest(?:-v[\d.]+)?\.toml$/.test(fileName(path)) || /^manifest_format = "2/m.test(head),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const toml = readToml(text, options);
  if (!toml.ok) return toml;
  const second = member(toml.value, "manifest_format") !== undefined;
  const packages = second ? member(toml.value, "deps") : toml.value;
  const gathering = inventoryBuilder("julia-manifest", options, toml.findings);
  const named: string[] = [];
  let entries = 0;
  for (const [name, list] of entriesOf(packages))
    for (const [i, entry] of (Array.isArray(list) ? list : []).entries()) {
      entries++;
      const version = textMember(entry, "version");
      if (version === null) {
        named.push(name);
        continue;
      }
      gathering.add({
        ecosystem: "Julia",
        name,
        version,
        at: `${second ? "/deps" : ""}/${pointerStep(name)}/${i}`,
        origin: originOfEntry(entry),
      });
    }
  return entries === 0 && !second
    ? failed("", "julia-manifest-unknown", "There is neither `manifest_format` nor a package.")
    : gathering.done({ named });
}

/** A package that is followed in a repository or lies in a folder; what a registry names has neither. */
function originOfEntry(entry: unknown): ComponentOrigin | undefined {
  const repository = textMember(entry, "repo-url");
  if (repository !== null) return originAt("git", repository);
  const folder = textMember(entry, "path");
  return folder === null ? undefined : originAt("path", folder);
}
