/** R's renv.lock: packages from CRAN and Bioconductor; those from elsewhere have a version and no product that advisories name. */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** renv.lock. */
export const renvLock: Reader = {
  name: "renv-lock",
  locks: ["r-description"],
  files: /\.lock$/i,
  recognise: (path, head) =>
    /^renv.*\.lock$/.test(fileName(path)) || /^\s*\{\s*"R"\s*:\s*\{\s*"Version"/.test(head),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  if (member(json.value, "R") === undefined && member(json.value, "Packages") === undefined)
    return failed("", "renv-lock-unknown", "Neither `R` nor `Packages` is there.");
  const gathering = inventoryBuilder("renv-lock", options, json.findings);
  for (const [key, entry] of entriesOf(member(json.value, "Packages"))) {
    const at = `/Packages/${pointerStep(key)}`;
    const name = textMember(entry, "Package") ?? key;
    const version = textMember(entry, "Version");
    if (version === null)
      gathering.remark(at, "version-missing", `"${name.slice(0, 80)}" has no version.`, name);
    const ecosystem = ecosystemOf(entry);
    gathering.add(
      ecosystem === null ? { product: null, name, version, at } : { ecosystem, name, version, at },
    );
  }
  return gathering.done();
}

function ecosystemOf(entry: unknown): string | null {
  if (textMember(entry, "Source") === "Bioconductor") return "Bioconductor";
  return textMember(entry, "Repository") === "CRAN" ? "CRAN" : null;
}
