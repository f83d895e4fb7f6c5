/**
 * Reads every software list of the shared data and prints counts by set and kind, sums by kind, and why files were declined:
 * `node tools/read-all-sboms.ts [--unread]`. A measuring tool; the tests assert a part of what it prints.
 */
import { corpus, corpusFolder } from "./sbom-corpus.ts";
import { headChars, readerOfBytes, readInventoryBytes } from "#core/inventory/index.ts";

type SbomCounts = {
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
const table = new Map<string, SbomCounts>();
const unsupported = new Map<string, number>();
const declined = new Map<string, number>();
const start = performance.now();

function countsFor(key: string): SbomCounts {
  const zero = { files: 0, read: 0, failed: 0, components: 0, unnamed: 0, versionless: 0, remarks: 0 };
  const counts = table.get(key) ?? zero;
  table.set(key, counts);
  return counts;
}

for await (const { set, path, bytes } of corpus(folder)) {
  const reader = readerOfBytes(path, bytes.subarray(0, headChars));
  if (reader === null) {
    unsupported.set(set, (unsupported.get(set) ?? 0) + 1);
    if (showUnread) console.log(`unsupported ${set} ${path}`);
    continue;
  }
  const read = readInventoryBytes(path, bytes, { distro: "debian-12" });
  const code = read.ok ? "" : `${reader.name} ${read.findings[0]?.code}`;
  if (!read.ok) declined.set(code, (declined.get(code) ?? 0) + 1);
  if (!read.ok && showUnread) console.log(`failed ${set} ${path} ${JSON.stringify(read.findings[0])}`);
  const components = read.ok ? read.value.components : [];
  for (const key of [`${set} ${reader.name}`, `(all) ${reader.name}`, "(all)"]) {
    const counts = countsFor(key);
    counts.files++;
    counts.read += read.ok ? 1 : 0;
    counts.failed += read.ok ? 0 : 1;
    counts.remarks += read.ok ? (read.findings?.length ?? 0) : 0;
    counts.components += components.length;
    counts.unnamed += components.filter((component) => component.product === null).length;
    counts.versionless += components.filter((component) => component.version === null).length;
  }
}
const rows = [...table].sort(([a], [b]) => a.localeCompare(b));
console.table(Object.fromEntries(rows));
console.log("declined by reader and finding:", Object.fromEntries(declined));
console.log("unsupported by set:", Object.fromEntries(unsupported));
console.log(
  `${((performance.now() - start) / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
);
