/** The import command: batches, pipelining, counts that add up, and what it prints. The room's side is the stage's own test. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ImportRecord } from "#core/format/import-record.ts";
import { translatorOf } from "#messages/translators.ts";
import { quarantinedRecord } from "#core/provenance/record-not-taken.ts";
import { recordCount } from "#core/format/import-record.ts";
import {
  type CountsByFormat,
  importFeed,
  type ImportItem,
  runImport,
  type SendBatch,
  tableOf,
} from "./import.ts";

const origin = {
  format: "epss-csv",
  path: "scores\u001b[2J.csv",
  position: "line 3",
  sha256: "0".repeat(64),
};

function scores(rows: number): ImportRecord {
  const score = { cve: "CVE-2026-10001", date: "2026-05-14", model: "v1", score: 0.5, percentile: 0.5 };
  return { kind: "scores", origin, scores: Array.from({ length: rows }, () => score) };
}

function bad(at: number): ImportRecord {
  const findings = [{ at: "", code: "format-unknown", message: "not recognised" }];
  const from = { ...origin, format: "unknown", position: `line ${at}` };
  return { kind: "quarantined", origin: from, findings, bytes: new Uint8Array(10) };
}

async function* feed(): AsyncGenerator<ImportItem<ImportRecord>> {
  for (let at = 0; at < 40; at++) yield await Promise.resolve(parcel(scores(4096)));
  for (let at = 0; at < 2500; at++) yield parcel(bad(at));
}

function parcel(content: ImportRecord): ImportItem<ImportRecord> {
  const records = recordCount(content);
  const isScores = content.kind === "scores";
  return { path: content.origin.path, records, scores: isScores ? records : 0, characters: 10, content };
}

/** A sink that counts by weight and remembers its batches; one batch at a time. */
function countingSink(): { readonly send: SendBatch<ImportRecord>; readonly batches: number[] } {
  const batches: number[] = [];
  let busy = false;
  return {
    batches,
    send: async (batch) => {
      assert.equal(busy, false, "batches follow each other");
      busy = true;
      await new Promise((resolve) => setTimeout(resolve, 1));
      busy = false;
      batches.push(batch.length);
      const counts: Record<
        string,
        { read: number; new: number; changed: number; unchanged: number; quarantined: number; held: number }
      > = {};
      for (const record of batch) {
        const own = (counts[record.origin.format] ??= {
          read: 0,
          new: 0,
          changed: 0,
          unchanged: 0,
          quarantined: 0,
          held: 0,
        });
        own.read += recordCount(record);
        own[record.kind === "quarantined" ? "quarantined" : "new"] += recordCount(record);
      }
      const notTaken = batch.flatMap((one) => (one.kind === "quarantined" ? [quarantinedRecord(one)] : []));
      return { counts, notTaken };
    },
  };
}

test("every record is in one of the counts, in batches of bounded size", async () => {
  const sink = countingSink();
  const { counts } = await importFeed(feed(), sink.send);
  assert.deepEqual(counts, {
    "epss-csv": { read: 163_840, new: 163_840, changed: 0, unchanged: 0, quarantined: 0, held: 0 },
    unknown: { read: 2500, new: 0, changed: 0, unchanged: 0, quarantined: 2500, held: 0 },
  });
  assert.ok(sink.batches.length >= 6 && sink.batches.every((size) => size <= 1000 + 13));
});

test("a batch that the room refuses ends the import with that error", async () => {
  let sent = 0;
  const send: SendBatch<ImportRecord> = async () => {
    if (++sent === 2) throw new Error("the room is full");
    return await Promise.resolve({ counts: {} });
  };
  await assert.rejects(importFeed(feed(), send), /the room is full/);
  assert.ok(sent <= 2);
});

async function run(
  args: readonly string[],
): Promise<{ code: number; out: string; error: string; closed: boolean }> {
  let out = "";
  let error = "";
  let closed = false;
  let clock = 0;
  const code = await runImport(args, {
    write: (text) => void (out += text),
    error: (text) => void (error += text),
    live: true,
    now: () => (clock += 600),
    openRoute: async (to) => {
      assert.deepEqual(to, { room: null, token: null, data: "d", stated: [] });
      return await Promise.resolve({
        run: async (_paths, progress) => await importFeed(feed(), countingSink().send, progress),
        close: async () => void (closed = await Promise.resolve(true)),
      });
    },
  });
  return { code, out, error, closed };
}

test("the command prints the five counts, and progress that a terminal cannot be tricked with", async () => {
  const table = await run(["x", "--data", "d"]);
  assert.equal(table.code, 3, "some could not be read");
  assert.ok(table.closed);
  assert.match(
    table.out,
    /^format +read +new +changed +unchanged +quarantined +held\nepss-csv +163840 +163840 +0 +0 +0 +0\nunknown +2500 +0 +0 +0 +2500 +0\ntotal +166340/,
  );
  assert.match(table.error, /\d+ records, \d+\/s, scores\ufffd\[2J\.csv/);
  const json = JSON.parse((await run(["x", "--data", "d", "--format", "json"])).out) as {
    counts: CountsByFormat;
    notTaken: readonly unknown[];
  };
  assert.equal(json.counts["unknown"]?.quarantined, 2500);
  assert.equal(json.notTaken.length, 2500, "the whole list is for programs");
  assert.match(
    table.out,
    /In quarantine[^\n]*\n {2}scores\ufffd\[2J\.csv line 0 · [^\n]+ \(format-unknown\)\n[\s\S]*and 2480 more\n$/,
  );
  assert.equal(tableOf({}, 1, translatorOf("en")).split("\n").length, 3);
});

test("no path and an unknown form are refused before anything is opened", async () => {
  await assert.rejects(run([]), { code: "input-invalid" });
  await assert.rejects(run(["x", "--format", "yaml"]), { code: "input-invalid" });
});
