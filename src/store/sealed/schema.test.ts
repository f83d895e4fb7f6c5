/**
 * The law of tables, of the schema as the migrations leave it: every table has row-level security and a policy; what is marked sealed is of the type that
 * holds nothing else, in no index; and a table with something sealed has no free text beside it. A migration that breaks it fails here by name.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openStore, sql, type Store, system, type Tx } from "#store/sql.ts";
import { freshDatabase } from "#test/kit/room/test-store.ts";

type SchemaColumn = {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly mark: string | null;
  readonly isKey: boolean;
  readonly isIndexed: boolean;
};

/** Tables without row-level security or without a policy. */
async function openTables(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows<{ name: string }>(sql`
    select c.relname as name from pg_class c
    where c.relnamespace = 'bongsu'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))
    order by 1`);
  return rows.map(({ name }) => name);
}

/** Every column of tables that hold something sealed, or say so. */
async function columnsBesideSealed(tx: Tx): Promise<readonly SchemaColumn[]> {
  return await tx.rows<SchemaColumn>(sql`
    with col as (
      select c.oid, c.relname as table, a.attname as column, a.attnum, format_type(a.atttypid, a.atttypmod) as type,
        col_description(c.oid, a.attnum) as mark
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'bongsu'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    ), sealed as (select distinct oid from col where type like '%sealed_bytes' or mark like 'sealed%')
    select "table", "column", type, mark,
      exists (select from pg_constraint k where k.conrelid = col.oid and k.contype in ('p', 'f', 'u') and attnum = any(k.conkey)) as "isKey",
      exists (select from pg_index i where i.indrelid = col.oid and attnum = any(i.indkey::smallint[])) as "isIndexed"
    from col where oid in (select oid from sealed) order by 1, 2`);
}

/** What breaks the law among such columns. */
function wrongColumns(columns: readonly SchemaColumn[]): readonly string[] {
  return columns.flatMap(({ table, column, type, mark, isKey, isIndexed }) => {
    const name = `${table}.${column}`;
    const isSealed = type.endsWith("sealed_bytes");
    if (mark?.startsWith("sealed") === true && !isSealed) return [`${name} is marked sealed and is ${type}`];
    if (isSealed && isIndexed) return [`${name} is sealed and in an index`];
    const free = /^(?:text|character|json|bytea|tsvector|xml)/.test(type);
    return !isSealed && free && !isKey ? [`${name} is free ${type} beside something sealed`] : [];
  });
}

describe("the schema", () => {
  let store: Store;
  before(async () => {
    store = await openStore(await freshDatabase());
  });
  after(async () => await store.close());

  it("has a row-level policy on every table", async () => {
    assert.deepEqual(await store.read(system, openTables), []);
  });

  it("holds what is sealed in the sealed type alone, with no free text beside it", async () => {
    const columns = await store.read(system, columnsBesideSealed);
    assert.ok(columns.some(({ table, type }) => table === "sealed_object" && type.endsWith("sealed_bytes")));
    assert.deepEqual(wrongColumns(columns), []);
  });

  it("would fail by a table without a policy, and by clear text that is marked sealed", () => {
    const column = { table: "report", type: "text", mark: null, isKey: false, isIndexed: false };
    const broken: readonly SchemaColumn[] = [
      { ...column, column: "body", mark: "sealed until the embargo ends" },
      { ...column, column: "title" },
      { ...column, column: "content", type: "bongsu.sealed_bytes", mark: "sealed", isIndexed: true },
      { ...column, column: "id", isKey: true },
    ];
    assert.deepEqual(wrongColumns(broken), [
      "report.body is marked sealed and is text",
      "report.title is free text beside something sealed",
      "report.content is sealed and in an index",
    ]);
  });
});
