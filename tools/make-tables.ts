/**
 * Writes the rows of the decision tables in `src/core/rules/tables/` from the facts of the published JSON:
 * `node tools/make-tables.ts PATH [--check]`, with the folder `data/json/decision_tables` of a checkout of CERTCC/SSVC. Head, points and comments of a
 * table are ours and stay; the published definitions are not copied. `--check` writes nothing and fails where a committed table differs.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../src/core/rules/tables");

/** What of a published table is used: its name and the values of each combination, the outcome last. */
export type PublishedTable = {
  readonly namespace: string;
  readonly key: string;
  readonly version: string;
  readonly mapping: readonly Readonly<Record<string, string>>[];
};

/** The published table's id, as our files name it. */
export function idOf({ namespace, key, version }: PublishedTable): string {
  return `${namespace}:${key}:${version}`;
}

/** A table's source with the published rows: a line a row, keys in columns. */
export function withRows(source: string, { mapping }: PublishedTable): string {
  const rows = mapping.map((row) => Object.values(row));
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map(
    (row) =>
      `    ${row
        .map((key, i) => key.padEnd(widths[i] ?? 0))
        .join(" ")
        .trimEnd()}\n`,
  );
  return source.replace(/rowsOf\(`\n[^`]*`\)/, () => `rowsOf(\`\n${lines.join("")}  \`)`);
}

/** The files whose rows differ from the published ones, with what they would be. */
export function changedTables(published: ReadonlyMap<string, PublishedTable>): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const source = readFileSync(join(folder, name), "utf8");
    const id = /decisionTable\(\{\s*id: "([^"]+)"/.exec(source)?.[1];
    const table = id === undefined ? undefined : published.get(id);
    const made = table === undefined ? source : withRows(source, table);
    if (made !== source) changed.set(join(folder, name), made);
  }
  return changed;
}

if (import.meta.main) {
  const [path, flag] = process.argv.slice(2);
  if (path === undefined) throw new Error("usage: make-tables.ts PATH [--check]");
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  const tables = files.map((name) => JSON.parse(readFileSync(join(path, name), "utf8")) as PublishedTable);
  const changed = changedTables(new Map(tables.map((table) => [idOf(table), table])));
  if (flag !== "--check") for (const [file, text] of changed) writeFileSync(file, text);
  process.stdout.write(`${tables.length} published tables; ${changed.size} of ours differ\n`);
  for (const file of changed.keys()) process.stdout.write(`${file}\n`);
  if (flag === "--check" && changed.size > 0) process.exitCode = 1;
}
