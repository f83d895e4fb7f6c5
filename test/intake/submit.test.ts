/** `bongsu report submit` and `status` against a room that answers on a port. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createAdaptorServer } from "@hono/node-server";
import { receiptDoubt } from "#cli/submission/receipt-doubt.ts";
import { runReport } from "#cli/submission/report.ts";
import { readReportReceipt } from "#core/intake/report-receipt.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { system } from "#store/sql.ts";
import { newKey, sealed } from "#test/kit/room/access-room.ts";
import { type ReportRoom, startReportRoom } from "#test/kit/room/report-room.ts";

describe("bongsu report submit and status", () => {
  let here: ReportRoom;
  let server: Server;
  let room: string;
  const folder = mkdtempSync(join(tmpdir(), "bongsu-submit-"));
  const at = (name: string): string => join(folder, name);
  before(async () => {
    here = await startReportRoom();
    server = createAdaptorServer({ fetch: here.app.fetch, overrideGlobalObjects: false }) as Server;
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    room = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await here.close();
  });

  let typed: readonly string[] = [];
  async function run(...args: string[]): Promise<{ readonly status: number; readonly out: string }> {
    let out = "";
    const io = {
      env: {},
      write: (text: string) => void (out += text),
      error: () => undefined,
      ask: null,
      stdin: typed,
    };
    const status = await runReport(args, io as unknown as Parameters<typeof runReport>[1]);
    return { status, out };
  }

  it("asks for words that stand in no file, so that they are no argument", async () => {
    writeFileSync(at("note.txt"), "Drill Reader reads past its end when its input is empty; see the trace.");
    const sent = await run("submit", at("note.txt"), "--room", room, "--lang", "en");
    const [, words = ""] = /Your six words for \S+: (.+)/.exec(sent.out) ?? [];
    const [command = ""] = sent.out.split("\n").filter((line) => line.includes(" report status "));
    assert.match(command, / --words-file - /);
    assert.ok(!command.includes(words.split(" ")[0] ?? ""), command);
    typed = [`${words}\n`, "what is typed next is not read"];
    const status = await run(...command.trim().split(" ").slice(2), "--lang", "en");
    assert.equal(status.status, 0, sent.out);
    typed = ["six words that open no report here\n"];
    await assert.rejects(run(...command.trim().split(" ").slice(2), "--lang", "en"));
  });

  it("sends without a name, keeps receipts and words, and reads the case", async () => {
    writeFileSync(
      at("report.json"),
      JSON.stringify({
        type: "bongsu.report/1",
        product: "Drill Reader",
        text: "It reads past its end, as the file that comes with this shows, in each version that was tried, from the first to the last one.",
      }),
    );
    writeFileSync(
      at("trace.txt"),
      "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014\nREAD of size 4\n    #0 0x1 in read_record reader.c:12\n",
    );
    const files = [at("report.json"), at("trace.txt")];
    const options = ["--room", room, "--words-file", at("words"), "--out", at("receipts"), "--lang", "en"];
    const first = await run("submit", ...files, ...options);
    assert.equal(first.status, 3, first.out);
    assert.match(first.out, /who signed them was not checked/);
    assert.equal(statSync(at("words")).mode & 0o777, 0o600);
    const numbers = [...first.out.matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g)].map(([number]) => number);
    assert.equal(new Set(numbers).size, 2);
    assert.equal(readdirSync(at("receipts")).length, 2);
    const again = await run("submit", ...files, ...options);
    assert.deepEqual(
      [...again.out.matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g)].map(([number]) => number),
      numbers,
    );
    while ((await here.gate()) > 0);
    const [command = ""] = first.out.split("\n").filter((line) => line.includes(" report status "));
    const words = readFileSync(at("words"), "utf8").trim();
    assert.ok(!command.includes(words.split(" ")[0] ?? ""), command);
    const printed = await run(...command.trim().split(" ").slice(2), "--lang", "en");
    assert.equal(printed.status, 0, command);
    assert.ok(printed.out.startsWith(numbers[0] ?? ""), printed.out);
    const status = await run(
      "status",
      numbers[0] ?? "",
      "--words-file",
      at("words"),
      "--room",
      room,
      "--lang",
      "en",
    );
    assert.equal(status.status, 0);
    assert.match(status.out, /Which version it is about is not said/);
    assert.ok(
      !readFileSync(at("words"), "utf8")
        .trim()
        .split(" ")
        .some((word) => status.out.includes(` ${word} `)),
    );
    writeFileSync(at("others"), "a b c d e f\n");
    await assert.rejects(
      run("status", numbers[0] ?? "", "--words-file", at("others"), "--room", room),
      /no report of this number/,
    );
  });

  it("sends lines as a pipeline, and names the line that was not received", async () => {
    const made = await here.store.write(
      system,
      async (tx) => await makeToken(tx, { role: "organization", scopes: ["report"], now: here.room.now() }),
    );
    writeFileSync(at("token"), `${made.secret}\n`);
    writeFileSync(at("many.ndjson"), '{"a":1}\n{"a":\n{"a":2}\n');
    const sent = await run(
      "submit",
      at("many.ndjson"),
      "--room",
      room,
      "--token-file",
      at("token"),
      "--lang",
      "en",
    );
    assert.equal(sent.status, 1);
    assert.match(sent.out, /line 2: not received/);
    assert.equal(sent.out.match(/SHA-256/g)?.length, 2);
  });
});

describe("a receipt of a report", () => {
  it("proves nothing where it is of other bytes, of another key, or of another room", async () => {
    const [key, strange] = [newKey(), newKey()];
    const { keyid, publicKey } = key;
    const room = "http://room.example";
    const bytes = new TextEncoder().encode('{"a":1}\n{"b":2}');
    const followed = { room, drill: true, keys: [{ keyid, publicKey, drill: true }] };
    const doubt = async (change: object, signer = key, line = 2) => {
      const sha256 = await sha256Hex(new TextEncoder().encode('{"b":2}'));
      const about = { number: "0123456789AB", receivedAt: "2026-01-05T00:00:00.000Z", sha256 };
      const document = { type: "bongsu.report-receipt/1", room, drill: true, ...about, ...change };
      const read = readReportReceipt(document);
      assert.ok(read.ok);
      const receipt = await sealed(payloadTypes.reportReceipt, document, signer);
      const item = { kind: "received", line, receipt, document } as const;
      return await receiptDoubt(item, read.value, { submission: { bytes, lines: 2 }, followed });
    };
    assert.equal(await doubt({}), null);
    assert.equal(await doubt({}, key, 1), "other-bytes");
    assert.equal(await doubt({}, strange), "not-signed");
    assert.equal(await doubt({ room: "http://other.example" }), "other-room");
    assert.equal(await doubt({ drill: false }), "other-room");
  });
});
