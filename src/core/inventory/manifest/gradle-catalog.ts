/** Gradle's version catalogs (`gradle/libs.versions.toml`): what a build may name, with versions written once. What it uses and what that brings along stands in its lock alone. */
import type { InventoryBuilder } from "#core/inventory/reader.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import { readToml } from "#core/inventory/toml.ts";
import { pointerStep } from "#core/input/json-pointer.ts";
import { entriesOf, member, textMember } from "#core/input/json.ts";

/** Whether a catalog names a library or a plugin. */
export function catalogDeclares(text: string): boolean {
  const toml = readToml(text);
  if (!toml.ok) return text.trim() !== "";
  return ["libraries", "plugins"].some((table) => entriesOf(member(toml.value, table)).length > 0);
}

/** Adds the libraries and plugins of a catalog; `false` where it cannot be read. */
export function addCatalog(gathering: InventoryBuilder, text: string): boolean {
  const toml = readToml(text);
  if (!toml.ok) return false;
  const versions = member(toml.value, "versions");
  for (const [table, nameOf] of [
    ["libraries", libraryName],
    ["plugins", pluginName],
  ] as const)
    for (const [key, entry] of entriesOf(member(toml.value, table))) {
      const at = `/${table}/${pointerStep(key)}`;
      const name = nameOf(entry);
      const written = versionText(entry, versions);
      const exact = written !== null && /^\d[\w.+-]{0,100}$/.test(written) ? written : null;
      if (name === null) gathering.leaveOut(at, "entry-unreadable", key);
      else
        gathering.add({
          ecosystem: "Maven",
          name,
          version: exact,
          at,
          requirement: exact === null && written !== null ? requirementOf("maven", written) : undefined,
        });
    }
  return true;
}

function libraryName(entry: unknown): string | null {
  const short = typeof entry === "string" ? entry : textMember(entry, "module");
  const [group, name] = short?.split(":") ?? [textMember(entry, "group"), textMember(entry, "name")];
  return group === null || group === undefined || name === null || name === undefined
    ? null
    : `${group}:${name}`;
}

/** The artifact that marks a plugin. */
function pluginName(entry: unknown): string | null {
  const id = typeof entry === "string" ? entry.split(":", 1)[0] : textMember(entry, "id");
  return id === null || id === undefined || id === "" ? null : `${id}:${id}.gradle.plugin`;
}

/** The version of an entry, or of the name that it refers to; a rich one by what it insists on. */
function versionText(entry: unknown, versions: unknown): string | null {
  if (typeof entry === "string") return entry.slice(entry.lastIndexOf(":") + 1);
  const own = member(entry, "version");
  const ref = textMember(own, "ref");
  const said = ref === null ? own : member(versions, ref);
  if (typeof said === "string") return said;
  return (
    ["strictly", "require", "prefer"].map((key) => textMember(said, key)).find((one) => one !== null) ?? null
  );
}
