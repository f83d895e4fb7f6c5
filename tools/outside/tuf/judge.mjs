/** tuf-js, unmodified, fetches every target of a publication by its first tree: `judge.mjs URL`, run where tuf-js is installed. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { Updater } = createRequire(join(process.cwd(), "index.js"))("tuf-js");
const base = process.argv[2].replace(/\/*$/, "/");
const raw = async (name) => Buffer.from(await (await fetch(base + name)).arrayBuffer());
const [metadataDir, targetDir] = [mkdtempSync(join(tmpdir(), "tuf-")), mkdtempSync(join(tmpdir(), "tuf-"))];
writeFileSync(join(metadataDir, "root.json"), await raw("1.root.json"));
const updater = new Updater({ metadataBaseUrl: base, metadataDir, targetBaseUrl: base, targetDir });
await updater.refresh();
const { snapshot } = updater.trustedSet;
const paths = [];
for (const [name, { version }] of Object.entries(snapshot.signed.meta))
  paths.push(...Object.keys(JSON.parse(await raw(`${version}.${name}`)).signed.targets));
let bytes = 0;
for (const path of paths) {
  const info = await updater.getTargetInfo(path);
  if (info === undefined) throw new Error(`${path} is no target`);
  await updater.downloadTarget(info);
  bytes += info.length;
}
console.log(`tuf-js: ${paths.length} targets, ${bytes} bytes, of snapshot ${snapshot.signed.version}`);
