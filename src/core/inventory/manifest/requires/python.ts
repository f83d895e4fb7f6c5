/** pyproject.toml, Pipfile, setup.py, setup.cfg and requirements.in. What holds under a condition (a marker, another Python) may have no entry in a lock. */
import { isObject } from "#core/input/json-cursor.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import {
  type ManifestNames,
  namedFolders,
  requiredPackage,
  type RequiredPackage,
} from "#core/inventory/manifest/requires/required-package.ts";
import { readToml } from "#core/inventory/toml.ts";

/** `name[extra] >=1 ; marker` and `name @ address`. */
const line =
  /^\s{0,50}([A-Za-z0-9][\w.-]{0,200})\s{0,20}(?:\[[^\]]{0,500}\])?\s{0,20}([^;#@\s][^;#]{0,500}|@[^;]{0,2000})?(?:$|;|#)/;

function ofLine(written: unknown, isChosen = false): readonly RequiredPackage[] {
  const text = typeof written === "string" ? written.slice(0, 2000) : "";
  if (text.includes(";")) return [];
  const [, name, range = ""] = line.exec(text) ?? [];
  if (name === undefined) return [];
  const plain = range.replaceAll(/^\(|\)$/g, "").trim();
  return [requiredPackage(name, { type: "pypi", text: plain.startsWith("@") ? null : plain, isChosen })];
}

/** Poetry, Pipenv: a range, or a table that says it. */
function ofTable(table: unknown, isChosen: boolean): readonly RequiredPackage[] {
  return entriesOf(table).flatMap(([name, written]) => {
    const all: readonly unknown[] = Array.isArray(written) ? written : [written];
    const isConditional = (one: unknown): boolean =>
      ["markers", "python", "platform", "sys_platform"].some((key) => member(one, key) !== undefined);
    if (name.toLowerCase() === "python" || all.length !== 1 || all.some(isConditional)) return [];
    const text = isObject(all[0]) ? textMember(all[0], "version") : all[0];
    const optional = isChosen || member(all[0], "optional") === true;
    return [requiredPackage(name, { type: "pypi", text, isChosen: optional })];
  });
}

/** What a pyproject.toml requires in the tables of the standard, of Poetry, pdm and uv. */
export function pyprojectNames(text: string): ManifestNames | null {
  const toml = readToml(text);
  if (!toml.ok) return null;
  const [project, tool] = [member(toml.value, "project"), member(toml.value, "tool")];
  const poetry = member(tool, "poetry");
  const groups = [
    member(project, "optional-dependencies"),
    member(toml.value, "dependency-groups"),
    member(member(tool, "pdm"), "dev-dependencies"),
    { uv: listMember(member(tool, "uv"), "dev-dependencies") },
  ];
  const requires = [
    ...listMember(project, "dependencies").flatMap((one) => ofLine(one)),
    ...groups.flatMap((group) =>
      entriesOf(group).flatMap(([name]) => listMember(group, name).flatMap((one) => ofLine(one, true))),
    ),
    ...ofTable(member(poetry, "dependencies"), false),
    ...ofTable(member(poetry, "dev-dependencies"), true),
    ...entriesOf(member(poetry, "group")).flatMap(([, group]) =>
      ofTable(member(group, "dependencies"), true),
    ),
  ];
  const own = [textMember(project, "name"), textMember(poetry, "name")];
  const members = namedFolders(listMember(member(member(tool, "uv"), "workspace"), "members"));
  return { requires, provides: own.filter((name) => name !== null), members };
}

/** What a Pipfile requires. */
export function pipfileNames(text: string): ManifestNames | null {
  const toml = readToml(text);
  if (!toml.ok) return null;
  const requires = [
    ...ofTable(member(toml.value, "packages"), false),
    ...ofTable(member(toml.value, "dev-packages"), true),
  ];
  return { requires, provides: [] };
}

/** What a requirements.in requires, line by line. */
export function requirementsInNames(text: string): ManifestNames {
  return { requires: text.split(/\r?\n/).flatMap((one) => ofLine(one)), provides: [] };
}

/** What stands as plain text in the `install_requires` of a setup.py or a setup.cfg; the rest of a program is not read. */
export function setupNames(text: string): ManifestNames {
  const list = /\binstall_requires\s{0,20}=\s{0,20}\[([^\]]{0,20000})\]/.exec(text)?.[1];
  const block = /^install_requires[ \t]{0,20}=([^\n]{0,1000}(?:\n[ \t]+[^\n]{0,1000}){0,500})/m.exec(
    text,
  )?.[1];
  const quoted = list?.match(/(["'])[^"'\n]{1,300}\1/g)?.map((one) => one.slice(1, -1));
  const lines = quoted ?? block?.split("\n") ?? [];
  return { requires: lines.flatMap((one) => ofLine(one)), provides: [] };
}
