/** Evidence of the inventory readers: files read, components found, and the entries that the files themselves state, counted by other means. */
import { headChars, readerOfBytes, readInventoryBytes } from "#core/inventory/index.ts";
import { countedComponents, entryCounters } from "#test/kit/inventory-counts.ts";
import { corpus, type CorpusFile, corpusFolder } from "../sbom-corpus.ts";
import { plainTable } from "./table.ts";

type InventoryTally = {
  files: number;
  read: number;
  components: number;
  counted: number;
  stated: number;
  found: number;
  equal: number;
  declined: number;
  readonly leftOut: Map<string, number>;
};

/** The section as text. */
export async function inventoryEvidence(): Promise<string> {
  const folder = corpusFolder();
  if (folder === null) return "The shared data folder is not beside this checkout; nothing was read.";
  const tallies = new Map<string, InventoryTally>();
  const unread = new Map<string, number>();
  let others = 0;
  for await (const file of corpus(folder)) {
    const reader = readerOfBytes(file.path, file.bytes.subarray(0, headChars));
    if (reader === null) others += 1;
    else tallyFile(tallyFor(tallies, reader.name), file, unread);
  }
  const rows = [...tallies]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([format, one]) => rowOf(format, one));
  return [
    "stated: entries that the file itself lists, counted by line patterns and plain walks (test/kit/inventory-counts.ts), which share nothing with the readers.",
    "found: components less the standard library that go.mod implies. stated = found + left out by rule + entries declined with a finding, in every file:",
    "equal counts the files in which that holds.",
    "",
    plainTable([...rows, total(tallies)]),
    "",
    "Left out by rule:",
    ...[...tallies].flatMap(([format, { leftOut }]) =>
      [...leftOut].map(([reason, count]) => `  ${format}: ${count} ${reason}`),
    ),
    "Files declined:",
    ...[...unread].map(([why, count]) => `  ${count} ${why}`),
    `Files that are no software list (sources of examples, broken on purpose, other documents): ${others}`,
  ].join("\n");
}

function tallyFor(tallies: Map<string, InventoryTally>, format: string): InventoryTally {
  const none = { files: 0, read: 0, components: 0, counted: 0, stated: 0, found: 0, equal: 0, declined: 0 };
  const tally = tallies.get(format) ?? { ...none, leftOut: new Map() };
  tallies.set(format, tally);
  return tally;
}

function tallyFile(tally: InventoryTally, { path, bytes }: CorpusFile, unread: Map<string, number>): void {
  const read = readInventoryBytes(path, bytes, { distro: "debian-12" });
  tally.files += 1;
  if (!read.ok) {
    const why = `${readerOfBytes(path, bytes.subarray(0, headChars))?.name}: ${read.findings[0]?.code}`;
    unread.set(why, (unread.get(why) ?? 0) + 1);
    return;
  }
  tally.read += 1;
  tally.components += read.value.components.length;
  const counter = entryCounters[read.value.kind];
  if (counter === undefined) return;
  const { stated, leftOut } = counter(new TextDecoder().decode(bytes));
  const found = countedComponents(read.value);
  const out = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
  const declined = stated - out - found;
  tally.counted += 1;
  tally.stated += stated;
  tally.found += found;
  tally.declined += declined;
  tally.equal += Number(declined >= 0 && declined <= (read.findings?.length ?? 0));
  for (const [reason, count] of Object.entries(leftOut))
    if (count > 0) tally.leftOut.set(reason, (tally.leftOut.get(reason) ?? 0) + count);
}

function rowOf(format: string, one: InventoryTally) {
  const known = (count: number) => (one.counted === 0 ? "" : count);
  return {
    format,
    files: one.files,
    read: one.read,
    components: one.components,
    counted: known(one.counted),
    stated: known(one.stated),
    found: known(one.found),
    "left out": known([...one.leftOut.values()].reduce((sum, count) => sum + count, 0)),
    declined: known(one.declined),
    equal: known(one.equal),
  };
}

function total(tallies: ReadonlyMap<string, InventoryTally>) {
  const all: InventoryTally = {
    files: 0,
    read: 0,
    components: 0,
    counted: 0,
    stated: 0,
    found: 0,
    equal: 0,
    declined: 0,
    leftOut: new Map(),
  };
  for (const one of tallies.values()) {
    for (const key of [
      "files",
      "read",
      "components",
      "counted",
      "stated",
      "found",
      "equal",
      "declined",
    ] as const)
      all[key] += one[key];
    for (const [reason, count] of one.leftOut)
      all.leftOut.set(reason, (all.leftOut.get(reason) ?? 0) + count);
  }
  return rowOf(`${tallies.size} formats`, all);
}
