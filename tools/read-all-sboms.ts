/**
 * Reads every software list of the shared data and prints counts by set and kind: `node tools/read-all-sboms.ts [--unread]`.
 * A measuring tool; the tests assert a part of what it prints.
 */
import { corpus, corpusFolder } from "./sbom-corpus.ts";
import { readInventory, readerOf } from "#core/inventory/index.ts";
import { decodeText } from "#core/json.ts";

type Counts = {
  files: number;
  read: number;
  failed: number;
  components: number;
  unnamed: number;
  versionless: number;
  remarks: number;
};

const folder = corpusFolder();
if (folder === null) {
  console.log("The shared data folder is not here; nothing was read.");
  process.exit(0);
}
const showUnread = process.argv.includes("--unread");
const table = new Map<string, Counts>();
const unsupported = new Map<string, number>();
const start = performance.now();
for await (const { set, path, bytes } of corpus(folder)) {
  const text = decodeText(bytes);
  const reader = text.ok ? readerOf(path, text.value.slice(0, 65_536)) : null;
  if (!text.ok || reader === null) {
    unsupported.set(set, (unsupported.get(set) ?? 0) + 1);
    if (showUnread) console.log(`unsupported ${set} ${path}`);
    continue;
  }
  const key = `${set} ${reader.name}`;
  const zero = { files: 0, read: 0, failed: 0, components: 0, unnamed: 0, versionless: 0, remarks: 0 };
  const counts = table.get(key) ?? zero;
  table.set(key, counts);
  const read = readInventory(path, text.value, { distro: "debian-12" });
  counts.files++;
  counts.remarks += read.ok ? (read.findings?.length ?? 0) : 0;
  if (!read.ok) {
    counts.failed++;
    if (showUnread) console.log(`failed ${set} ${path} ${JSON.stringify(read.findings[0])}`);
    continue;
  }
  counts.read++;
  counts.components += read.value.components.length;
  counts.unnamed += read.value.components.filter((c) => c.product === null).length;
  counts.versionless += read.value.components.filter((c) => c.version === null).length;
}
const rows = [...table].sort(([a], [b]) => a.localeCompare(b));
console.table(Object.fromEntries(rows));
console.log("unsupported by set:", Object.fromEntries(unsupported));
console.log(
  `${((performance.now() - start) / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
);
