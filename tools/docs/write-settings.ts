/** Writes what `docs/` has of the settings: the table, and the schema of the configuration file. `node tools/docs/write-settings.ts` */
import { readFileSync, writeFileSync } from "node:fs";
import { exampleFile, settingSchema, settingTable } from "#main/settings/describe.ts";
import { translatorOf } from "#messages/translators.ts";

const english = translatorOf("en");
const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const begin = "<!-- settings: node tools/docs/write-settings.ts -->\n";
const end = "<!-- end of settings -->";

/** The files, by path, as they should be. */
export function settingFiles(): ReadonlyMap<string, string> {
  const page = readFileSync(at("docs/settings.md"), "utf8");
  const [head = "", rest = ""] = page.split(begin);
  const tail = rest.slice(rest.indexOf(end));
  return new Map([
    ["docs/settings.md", `${head}${begin}\n${settingTable(english)}\n${tail}`],
    ["docs/settings.schema.json", `${JSON.stringify(settingSchema(english), null, 2)}\n`],
    ["deploy/room.toml.example", exampleFile(english)],
  ]);
}

if (import.meta.main) for (const [path, text] of settingFiles()) writeFileSync(at(path), text);
