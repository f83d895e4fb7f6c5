/** The runner of the format registry: every format against its vectors, and the laws that hold for all. Not the streaming of feeds (`edge/feed`). */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { cellsOf, rowIsOpen, separatorOf } from "#core/input/csv.ts";
import {
  documentFormats,
  formatNames,
  formatOfDocument,
  formatOfTable,
  tableFormats,
} from "#core/format/index.ts";
import type {
  DocumentFormat,
  Reading,
  TableFormat,
  TableHead,
  FeedTableRow,
} from "#core/format/feed-record.ts";
import { osv } from "#core/format/osv.ts";
import { readJson } from "#core/input/json.ts";
import type { Parsed } from "#core/problem.ts";

const folder = new URL("../../../test/vectors/format/", import.meta.url);

function vectorsOf(name: string): readonly string[] {
  return readdirSync(new URL(`${name}/`, folder)).filter((file) => /\.in\.(?:json|csv)$/.test(file));
}

function expected(name: string, file: string): unknown {
  const out = file.replace(/\.in\.(?:json|csv)$/, ".out.json");
  return JSON.parse(readFileSync(new URL(`${name}/${out}`, folder), "utf8"));
}

function inputOf(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, folder), "utf8");
}

function documentOf(text: string): unknown {
  const read = readJson(text);
  assert.ok(read.ok);
  return read.value;
}

/** Rows of a small table, as the feed layer cuts them. */
function tableOf(file: string, text: string): { head: TableHead; rows: FeedTableRow[] } {
  const rows: { line: number; text: string }[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const last = rows.at(-1);
    if (last !== undefined && rowIsOpen(last.text)) last.text += `\n${line}`;
    else if (line !== "") rows.push({ line: index + 1, text: line });
  });
  const comments = rows.filter((row) => row.text.startsWith("#")).map((row) => row.text);
  const written = rows.slice(comments.length);
  const separator = separatorOf(written[0]?.text ?? "");
  const cells = written.map((row) => ({ line: row.line, cells: cellsOf(row.text, separator) }));
  return { head: { name: basename(file), comments, firstRow: cells[0]?.cells ?? [] }, rows: cells };
}

function readTable(format: TableFormat, file: string, text: string): Parsed<Reading> {
  const { head, rows } = tableOf(file, text);
  const reader = format.open(head);
  if (!reader.ok) return reader;
  return { ok: true, value: reader.value.read(reader.value.firstRowIsData ? rows : rows.slice(1)) };
}

test("every format has vectors, and every folder of vectors has a format", () => {
  assert.deepEqual(readdirSync(folder).sort(), [...formatNames].sort());
  for (const name of formatNames)
    assert.ok(vectorsOf(name).length >= 2, `${name} has fewer than two vectors`);
});

for (const format of documentFormats) {
  for (const file of vectorsOf(format.name)) {
    test(`${format.name}: ${file}`, () => {
      const document = documentOf(inputOf(format.name, file));
      const found = formatOfDocument(document);
      assert.equal(found.ok && found.value.name, format.name);
      const read = format.read(document);
      assert.deepEqual(plain(read), expected(format.name, file));
      assert.deepEqual(format.read(documentOf(inputOf(format.name, file))), read, "reading is deterministic");
      if (read.ok) unknownMembersSurvive(format, document);
    });
  }
}

for (const format of tableFormats) {
  for (const file of vectorsOf(format.name)) {
    test(`${format.name}: ${file}`, () => {
      const text = inputOf(format.name, file);
      const found = formatOfTable(tableOf(file, text).head);
      assert.equal(found.ok && found.value.name, format.name);
      const read = readTable(format, file, text);
      assert.deepEqual(plain(read), expected(format.name, file));
      assert.deepEqual(readTable(format, file, text), read, "reading is deterministic");
    });
  }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function unknownMembersSurvive(format: DocumentFormat, document: unknown): void {
  const value = { deep: [1, { "a/b": null }] };
  const entries = format.name === "kev-json" ? withUnknownEntryMember(document, value) : null;
  const changed = entries ?? { ...(document as object), x_law: value };
  const read = format.read(changed);
  assert.ok(read.ok);
  if (format.name === "completeness") return;
  const kept = read.value.records.flatMap((record) =>
    "unknown" in record ? [record.unknown["/x_law"]] : [],
  );
  assert.ok(kept.length > 0);
  assert.deepEqual(kept[0], value);
}

function withUnknownEntryMember(document: unknown, value: unknown): unknown {
  const catalogue = document as { readonly vulnerabilities: readonly object[] };
  return {
    ...catalogue,
    vulnerabilities: catalogue.vulnerabilities.map((one) => ({ ...one, x_law: value })),
  };
}

test("what no format knows is a finding that names what was expected", () => {
  const documents = [
    null,
    7,
    "text",
    [],
    {},
    { affected_range: "<1", package_slug: "npm/x" },
    { bomFormat: "CycloneDX" },
  ];
  for (const document of documents) {
    const found = formatOfDocument(document);
    assert.equal(found.ok, false);
    assert.equal(found.findings[0]?.code, "format-unknown");
    assert.match(found.findings[0]?.message ?? "", /OSV.*|CVE JSON 5/);
  }
});

function recordWith(members: object): object {
  return {
    schema_version: "1.6.0",
    id: "DRILL-2026-1",
    modified: "2026-01-05T00:00:00Z",
    affected: [],
    ...members,
  };
}

function sharingOf(members: object): unknown {
  const reading = osv.read(recordWith(members));
  if (!reading.ok) return reading.findings.map(({ at, code }) => `${code} ${at}`);
  const [record] = reading.value.records;
  return record?.kind === "advisory" ? record.sharing : undefined;
}

test("osv: a TLP label is read with or without its prefix, in either case, wherever a database puts it", () => {
  const cases = [
    ["TLP:RED", "red"],
    ["RED", "red"],
    ["tlp:amber+strict", "amber+strict"],
    ["TLP: Amber", "amber"],
    ["green", "green"],
    ["TLP:WHITE", "clear"],
    ["TLP:CLEAR", "clear"],
  ] as const;
  for (const [label, sharing] of cases) {
    assert.equal(sharingOf({ database_specific: { tlp: label } }), sharing, label);
    assert.equal(sharingOf({ tlp: label }), sharing, label);
    assert.equal(sharingOf({ database_specific: { TLP: label } }), sharing, label);
  }
  assert.equal(sharingOf({ tlp: "GREEN", database_specific: { tlp: "RED" } }), "red");
  for (const members of [{}, { database_specific: {} }, { database_specific: { tlp: null } }])
    assert.equal(sharingOf(members), null);
});

test("osv: what is no TLP label puts the record in quarantine", () => {
  for (const label of ["", "TLP:", "PINK", "TLP:RED/AMBER", "RED!", 4, true, ["RED"], { label: "RED" }])
    assert.deepEqual(
      sharingOf({ database_specific: { tlp: label } }),
      ["tlp-unknown /database_specific/tlp"],
      JSON.stringify(label),
    );
});
