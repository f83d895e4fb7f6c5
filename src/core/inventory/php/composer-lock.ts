/** Composer's composer.lock (`packages` and `packages-dev`) and vendor/composer/installed.json, which says what is there. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  listAt,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { type ComponentOrigin, originAt, originOf } from "#core/inventory/origin.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** composer.lock and installed.json. */
export const composerLock: Reader = {
  name: "composer-lock",
  locks: ["composer-manifest"],
  files: /\.(?:lock|json)$/i,
  fix: "composer",
  recognise: (path, head) =>
    /^composer.*\.lock$/.test(fileName(path)) ||
    /(?:^|\/)composer\/installed\.json$/.test(path) ||
    (/^\s*\{/.test(head) && head.includes('"packages-dev"')),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const root = Array.isArray(json.value) ? { packages: json.value } : json.value;
  if (member(root, "packages") === undefined && member(root, "packages-dev") === undefined) {
    return failed("", "composer-lock-unknown", "Neither `packages` nor `packages-dev` is there.");
  }
  const gathering = inventoryBuilder("composer-lock", options, json.findings);
  const named: string[] = [];
  const dev = new Set(listMember(root, "dev-package-names"));
  for (const key of ["packages", "packages-dev"]) {
    for (const [i, entry] of listAt(gathering, root, key).entries()) {
      const name = textMember(entry, "name") ?? "";
      for (const kind of ["replace", "provide"]) named.push(...Object.keys(member(entry, kind) ?? {}));
      gathering.add({
        ecosystem: "Packagist",
        name,
        version: textMember(entry, "version"),
        at: root === json.value ? `/${key}/${i}` : `/${i}`,
        scope: key === "packages" && !dev.has(name) ? "runtime" : "dev",
        origin: originOfPackage(entry),
      });
    }
  }
  return gathering.done({ named });
}

/** Composer notes at which registry an installation is counted; a package of a repository of its own has none. */
function originOfPackage(entry: unknown): ComponentOrigin | undefined {
  const [dist, source] = [member(entry, "dist"), member(entry, "source")];
  if (textMember(dist, "type") === "path") return originAt("path", textMember(dist, "url") ?? "");
  const counted = textMember(entry, "notification-url");
  if (counted !== null) {
    const found = originOf("Packagist", counted);
    return found === undefined ? undefined : originAt("registry", counted.replace(/\/downloads\/?$/, ""));
  }
  const repository = textMember(source, "url");
  if (repository !== null) return originAt("git", repository);
  const archive = textMember(dist, "url");
  return archive === null ? undefined : originOf("Packagist", archive);
}
