/** Where words stand that nobody may find: in files, in rows, in what was printed, in what processes were started with. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Sql, sql, type Store, system } from "#store/sql.ts";

/** Where it is looked for. */
type SearchedPlaces = {
  readonly store: Store;
  /** Of the room, of its database and of the write-ahead log. */
  readonly folders: readonly string[];
  readonly printed: string;
  readonly pids: readonly number[];
};

/** Every place in which a word stands as text, in hexadecimal or in base64. */
export async function placesOf(word: string, places: SearchedPlaces): Promise<readonly string[]> {
  const forms = formsOf(word);
  const holds = (bytes: Buffer): boolean => forms.some((form) => bytes.includes(form));
  const files = places.folders.flatMap((folder) => filesIn(folder));
  const started = places.pids.flatMap((pid) => ["environ", "cmdline"].map((name) => `/proc/${pid}/${name}`));
  return [
    ...[...files, ...started].filter((path) => holds(contentOf(path))),
    ...(await tablesHolding(places.store, forms)),
    ...(holds(Buffer.from(places.printed)) ? ["printed"] : []),
  ];
}

/** A word within longer text has one of three forms in base64, by where it begins; what its ends share with others is left out. */
function formsOf(word: string): readonly string[] {
  const bytes = Buffer.from(word);
  const shifted = [0, 1, 2].map((by) =>
    Buffer.concat([Buffer.alloc(by), bytes])
      .toString("base64")
      .slice(4, -4),
  );
  return [word, bytes.toString("hex"), ...shifted];
}

/** Rows as a dump would write them. */
async function tablesHolding(store: Store, forms: readonly string[]): Promise<readonly string[]> {
  return await store.read(system, async (tx) => {
    const tables = await tx.rows<{ name: string }>(
      sql`select 'bongsu.' || quote_ident(tablename) as name from pg_tables where schemaname = 'bongsu' and has_table_privilege(schemaname || '.' || quote_ident(tablename), 'select')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const row = await tx.first(
        sql`select 1 from ${written(name)} as t where exists (select from unnest(${forms}::text[]) as form where strpos(t::text, form) > 0) limit 1`,
      );
      if (row !== undefined) found.push(`table ${name}`);
    }
    return found;
  });
}

/** A name that stands in a statement as it is. */
function written(name: string): Sql {
  return sql(Object.assign([name], { raw: [name] }));
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
}

/** A file of a running room may be gone by now. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
