/** Writes arbitrary records of the room's own in every format into a folder, for judges that are no part of the tests. `node tools/outside/own-advisories.ts FOLDER [COUNT]` */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sample } from "fast-check";
import { allExportFormats } from "#core/publish/format/index.ts";
import { exportTexts } from "#messages/render/publish/export-texts.ts";
import { advisoryHtml } from "#messages/render/publish/advisory-html.ts";
import { translatorOf } from "#messages/translators.ts";
import { anyOwnAdvisory } from "#test/kit/publish/any-own-advisory.ts";

const [folder = "own-advisories", count = "200"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
let written = 0;
function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
  written++;
}

for (const [n, record] of sample(anyOwnAdvisory, { seed: 15, numRuns: Number(count) }).entries())
  for (const language of ["ko", "en"]) {
    const texts = exportTexts(translatorOf(language));
    put(`${n}.${language}.html`, advisoryHtml(record, translatorOf(language)));
    for (const format of allExportFormats) {
      if (format.language !== null && format.language !== language) continue;
      const frame = { texts, version: "0", address: "https://room.drill.example/pub/x.json", assigner: null };
      const document = format.write(record, frame);
      if (document !== null) put(`${n}.${language}.${format.name}.json`, JSON.stringify(document));
    }
  }
process.stdout.write(`${written} files\n`);
