/** package.json and composer.json: JSON objects of names and ranges. */
import { isObject } from "#core/input/json-cursor.ts";
import { entriesOf, listMember, member, readJson, textMember } from "#core/input/json.ts";
import {
  type ManifestNames,
  namedFolders,
  requiredPackage,
  type RequiredPackage,
} from "#core/inventory/manifest/requires/required-package.ts";

/** What a package.json requires; packages that may be absent are left aside. `null` where it cannot be read. */
export function npmNames(text: string): ManifestNames | null {
  const json = readJson(text);
  if (!json.ok || !isObject(json.value)) return null;
  const root = json.value;
  const isOverridden =
    ["overrides", "resolutions"].some((key) => member(root, key) !== undefined) ||
    member(member(root, "pnpm"), "overrides") !== undefined;
  const mayBeAbsent = (name: string): boolean =>
    member(member(root, "optionalDependencies"), name) !== undefined;
  const requires: RequiredPackage[] = [];
  for (const kind of ["dependencies", "devDependencies"])
    for (const [key, spec] of entriesOf(member(root, kind))) {
      const [, other, range = ""] = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(String(spec)) ?? [];
      const written = isOverridden ? null : other === undefined ? spec : range;
      const isChosen = kind === "devDependencies";
      if (!mayBeAbsent(key))
        requires.push(requiredPackage(other ?? key, { type: "npm", text: written, isChosen }));
    }
  const own = textMember(root, "name");
  const workspaces = Array.isArray(member(root, "workspaces"))
    ? listMember(root, "workspaces")
    : listMember(member(root, "workspaces"), "packages");
  return { requires, provides: own === null ? [] : [own], members: namedFolders(workspaces) };
}

const platform = /^(?:php(?:-.*)?|hhvm|(?:ext|lib)-.*|composer(?:-.*)?)$/i;

/** What a composer.json requires, besides PHP itself and its extensions. */
export function composerNames(text: string): ManifestNames | null {
  const json = readJson(text);
  if (!json.ok || !isObject(json.value)) return null;
  const root = json.value;
  const requires = ["require", "require-dev"].flatMap((kind) =>
    entriesOf(member(root, kind))
      .filter(([name]) => !platform.test(name))
      .map(([name, range]) =>
        requiredPackage(name, { type: "composer", text: range, isChosen: kind === "require-dev" }),
      ),
  );
  const provides = [
    textMember(root, "name") ?? "",
    ...["replace", "provide"].flatMap((kind) => entriesOf(member(root, kind)).map(([name]) => name)),
  ];
  return { requires, provides };
}
