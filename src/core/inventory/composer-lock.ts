/** Composer's composer.lock: `packages` and `packages-dev`. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  gather,
  listAt,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { member, textMember } from "#core/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** composer.lock. */
export const composerLock: Reader = {
  name: "composer-lock",
  recognise: (path, head) =>
    /^composer.*\.lock$/.test(fileName(path)) || (/^\s*\{/.test(head) && head.includes('"packages-dev"')),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  if (member(json.value, "packages") === undefined && member(json.value, "packages-dev") === undefined) {
    return failed("", "composer-lock-unknown", "Neither `packages` nor `packages-dev` is there.");
  }
  const gathering = gather("composer-lock", options, json.findings);
  for (const key of ["packages", "packages-dev"]) {
    for (const [i, entry] of listAt(gathering, json.value, key).entries()) {
      const name = textMember(entry, "name") ?? "";
      const scope = key === "packages" ? "runtime" : "dev";
      gathering.add({
        ecosystem: "Packagist",
        name,
        version: textMember(entry, "version"),
        at: `/${key}/${i}`,
        scope,
      });
    }
  }
  return gathering.done();
}
