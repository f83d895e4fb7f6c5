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

/** Whether what a project requires is said by a file that its build reads: neither in its own tables nor, for setuptools, in a setup.py or setup.cfg. */
function saysElsewhere(root: unknown): boolean {
  const tool = member(root, "tool");
  if (!listMember(member(root, "project"), "dynamic").includes("dependencies")) return false;
  if (member(member(tool, "poetry"), "dependencies") !== undefined) return false;
  if (member(member(member(tool, "setuptools"), "dynamic"), "dependencies") !== undefined) return true;
  const build = textMember(member(root, "build-system"), "build-backend");
  return build !== null && !build.startsWith("setuptools");
}

/** What a pyproject.toml requires in the tables of the standard, of Poetry, pdm and uv; `null` where another file says it. */
export function pyprojectNames(text: string): ManifestNames | null {
  const toml = readToml(text);
  if (!toml.ok) return null;
  const [project, tool] = [member(toml.value, "project"), member(toml.value, "tool")];
  const poetry = member(tool, "poetry");
  if (saysElsewhere(toml.value)) return null;
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

/** What stands as plain text in the `install_requires` of a setup.py or a setup.cfg; `null` where a program works it out, or a file of its own says it. */
export function setupNames(text: string): ManifestNames | null {
  const plain = text.slice(0, mostOfSetup).replaceAll(/^[ \t]*[#;].*$/gm, "");
  const values = [
    ...plain.matchAll(/\binstall_requires\b["']?[ \t]{0,20}[=:](?!\s{0,20}install_requires\b)/g),
  ].map(({ index, 0: found }) => plain.slice(index + found.length));
  if (values.length > mostValues) return null;
  const all = values.map((value) => literalList(value) ?? configLines(value));
  if (all.some((lines) => lines === null)) return null;
  return { requires: all.flatMap((lines) => lines?.flatMap((one) => ofLine(one)) ?? []), provides: [] };
}

/** Characters of a setup.py that are looked through, and how often it may say what it requires. */
const mostOfSetup = 1024 * 1024;
const mostValues = 20;

/** What follows a value that is whole: another argument, the end of the call, or the next statement. */
const ending = /^\s{0,200}(?:[,)}#@]|$|(?!(?:if|for|or|and|else|in|is|not)\b)[A-Za-z_])/;

/** The quoted words of a list or tuple that nothing else stands in and nothing follows. */
function literalList(value: string): readonly string[] | null {
  const words: string[] = [];
  const opened = /^\s{0,200}[[(]/.exec(value)?.[0];
  if (opened === undefined) return null;
  const step = /\s{1,2000}|,|#[^\n]{0,2000}|(["'])([^"'\n\\]{0,300})\1|[\])]/y;
  for (step.lastIndex = opened.length; ;) {
    const found = step.exec(value);
    if (found === null) return null;
    const [token, quote, word = ""] = found;
    if (quote !== undefined) words.push(word);
    else if (token === "]" || token === ")")
      return ending.test(value.slice(step.lastIndex, step.lastIndex + 300)) ? words : null;
  }
}

/** The lines of a value of setup.cfg; `null` for Python, and for the name of a file. */
function configLines(value: string): readonly string[] | null {
  const block = /^([^\n]{0,1000}(?:\n[ \t]{1,100}[^\n]{0,1000}){0,500})/.exec(value)?.[1] ?? "";
  const lines = block.split("\n").map((one) => one.trim());
  const isPlain = lines.every(
    (one) => one === "" || (line.test(one) && !/^[A-Za-z]\w*\s*[([,+)]|^file:/.test(one)),
  );
  return isPlain ? lines : null;
}
