/** Reports in: a receipt for each before anything is judged, once for the same bytes, nothing of them in the clear, and the case of whoever holds six words. */
import assert from "node:assert/strict";
import { hash, randomBytes } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { readReportReceipt } from "#core/intake/report-receipt.ts";
import { caseKey } from "#core/intake/case-words.ts";
import { numberOf } from "#core/intake/case-number.ts";
import { openBytes, sealBytes } from "#core/seal/object/sealed-object.ts";
import { askReporter, reporterKeyOf } from "#stages/intake/case.ts";
import { saveVerdicts } from "#stages/intake/gate-work.ts";
import { queueForSupplier, statePace, supplierView, takeForSupplier } from "#stages/intake/pace.ts";
import { checkedSubmissions, submissionsOf } from "#stages/intake/queries.ts";
import { recordOutcomes } from "#stages/intake/reporters.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import { signIn } from "#test/kit/room/access-room.ts";
import { type ReportRoom, startReportRoom } from "#test/kit/room/report-room.ts";

const canary = "CANARY-of-the-drill-93ab";
const report = (more: object = {}) =>
  JSON.stringify({
    type: "bongsu.report/1",
    product: { name: "Drill Reader", identifier: "pkg:npm/drill-reader" },
    version: "1.2.3",
    title: "Heap overflow",
    text: `A record of length 0xffff writes past the buffer, since its length is not compared with what was allocated for it. ${canary}`,
    reproduce: "Run it on the file.",
    ...more,
  });

type SentItem = {
  line: number;
  number: string;
  sha256: string;
  again: boolean;
  receivedAt: string;
  receipt: { payload: string; signatures: { keyid: string }[] };
  findings?: { code: string; at: string }[];
};

describe("reports", () => {
  let here: ReportRoom;
  let token: Record<string, string>;
  before(async () => {
    here = await startReportRoom();
    const made = await here.store.write(
      system,
      async (tx) => await makeToken(tx, { role: "organization", scopes: ["report"], now: here.room.now() }),
    );
    token = { authorization: `Bearer ${made.secret}` };
  });
  after(async () => await here.close());

  const items = async (response: Response): Promise<SentItem[]> => {
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return response.headers.get("content-type") === "application/x-ndjson"
      ? text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as SentItem)
      : (JSON.parse(text) as { items: SentItem[] }).items;
  };

  it("ask work of who says no name, once for each call", async () => {
    const refused = await here.send(report());
    assert.equal(refused.status, 428);
    const work = await here.work();
    const [item] = await items(await here.send(report(), work));
    assert.equal(item?.sha256, hash("sha256", report()));
    const again = await here.send(report({ title: "Another" }), work);
    assert.equal(again.status, 428);
    const payload = JSON.parse(Buffer.from(item?.receipt.payload ?? "", "base64").toString()) as unknown;
    const read = readReportReceipt(payload);
    assert.ok(read.ok && read.value.number === item?.number && read.value.drill);
    assert.equal(item?.receipt.signatures[0]?.keyid, here.room.signer.keyid);
  });

  it("are one report however often they are sent under a key, and no other may take its place", async () => {
    const once = randomBytes(16).toString("hex");
    const [first] = await items(
      await here.send(report(), { ...(await here.work()), "idempotency-key": once }),
    );
    const [second] = await items(
      await here.send(report(), { ...(await here.work()), "idempotency-key": once }),
    );
    assert.equal(first?.number, await numberOf(once));
    assert.deepEqual(
      [second?.number, second?.receivedAt, second?.again],
      [first?.number, first?.receivedAt, true],
    );
    const other = await here.send(report({ title: "Changed" }), {
      ...(await here.work()),
      "idempotency-key": once,
    });
    assert.equal(other.status, 409);
  });

  it("come in batches, line by line; what cannot be read is named with its place and the others go on", async () => {
    const lines = [
      report({ title: "1" }),
      "",
      "{ not json",
      report({ title: "2" }),
      report({ title: "1" }),
    ].join("\n");
    const headers = { ...token, "content-type": "application/x-ndjson" };
    const answer = await items(await here.send(lines, headers));
    assert.deepEqual(
      answer.map(({ line, findings }) => [line, findings?.[0]?.code]),
      [
        [1, undefined],
        [3, "json-invalid"],
        [4, undefined],
        [5, undefined],
      ],
    );
    assert.equal(answer[0]?.number, answer[3]?.number);
    const repeated = await items(await here.send(lines, headers));
    assert.deepEqual(
      repeated.filter((one) => one.findings === undefined).map(({ again }) => again),
      [true, true, true],
    );
    const many = Array.from({ length: 55 }, (_, index) => report({ title: `many ${index}` })).join("\r\n");
    assert.equal((await items(await here.send(many, headers))).length, 55);
    const few = await items(
      await here.send(many.slice(0), { ...(await here.work(3)), "content-type": "application/x-ndjson" }),
    );
    assert.deepEqual([few.length, few.at(-1)?.findings?.[0]?.code], [4, "too-many"]);
  });

  it("are refused to a token without the scope, and a wrong token is not taken for nobody", async () => {
    const reader = await here.store.write(
      system,
      async (tx) => await makeToken(tx, { role: "analyst", scopes: ["read"], now: here.room.now() }),
    );
    assert.equal((await here.send(report(), { authorization: `Bearer ${reader.secret}` })).status, 403);
    assert.equal(
      (await here.send(report(), { ...(await here.work()), authorization: "Bearer bst_nobody" })).status,
      401,
    );
  });

  it("are bounded in form and size", async () => {
    const send = async (body: string, headers = {}) =>
      (await here.send(body, { ...token, ...headers })).status;
    assert.equal(await send(`"${"x".repeat(17 * 1024 * 1024)}"`), 413);
    assert.equal(await send("{}", { "content-type": "text/plain" }), 415);
    for (const body of ["", "{", '{"a":1,"a":2}', `{"a":${"[".repeat(500)}`])
      assert.equal(await send(body), 400, body.slice(0, 20));
    const long = `${report()}\n"${"x".repeat(3 * 1024 * 1024)}"\n${report({ title: "after a long one" })}`;
    const answer = await items(await here.send(long, { ...token, "content-type": "application/x-ndjson" }));
    assert.deepEqual(
      answer.map(({ line, findings }) => [line, findings?.[0]?.code]),
      [
        [2, "too-long"],
        [1, undefined],
        [3, undefined],
      ],
    );
  });

  it("wait with their receipt while the key is locked, and are judged when it is not", async () => {
    here.unlocked.lock(null);
    assert.equal(await here.gate(), 0);
    here.unlocked.unlock({
      office: null,
      holder: { ...here.holder, seed: Uint8Array.from(here.holder.seed) },
      until: null,
    });
  });

  it("leave nothing in the clear in any table", async () => {
    const names = await here.store.read(
      system,
      async (tx) =>
        await tx.rows<{
          name: string;
        }>(sql`select relname as name from pg_class where relnamespace = 'bongsu'::regnamespace and relkind = 'r'
        and (relname like 'submission%' or relname in ('sealed_object', 'journal', 'supplier_report'))`),
    );
    for (const { name } of names) {
      const rows = await here.store.read(system, async (tx) => await tx.rows(sqlOf(name)));
      assert.ok(!JSON.stringify(rows).includes(canary), name);
    }
  });

  it("are seen by the intake's office alone, and by nobody of another or without one of its roles", async () => {
    const seen = async (actor: Parameters<typeof here.store.read>[0]) =>
      (
        await here.store.read(
          actor,
          async (tx) => await tx.first<{ all: number }>(sql`select count(*) as all from submission`),
        )
      )?.all;
    assert.ok(((await seen({ role: "analyst", id: "a", office: here.office })) ?? 0) > 55);
    assert.ok(((await seen({ role: "lead", id: "a", office: here.office })) ?? 0) > 55);
    for (const actor of [
      { role: "chair", id: "c", office: here.office },
      { role: "sector", id: "s", office: here.office },
      { role: "analyst", id: "b", office: "another" },
      { role: "organization", id: "o", organization: "drill-basic-07" },
      { role: "public", id: "public" },
    ] as const)
      assert.equal(await seen(actor), 0, actor.role);
  });

  it("give their reporter a way back by number and words: status, what is asked, and an answer", async () => {
    const once = randomBytes(16).toString("hex");
    const number = await numberOf(once);
    const key = await caseKey("acorn amber angle apple arena arrow", number);
    const headers = {
      "idempotency-key": once,
      "x-bongsu-case": `${key.secret} ${Buffer.from(key.publicKey).toString("base64")}`,
    };
    const [item] = await items(
      await here.send(report({ version: null, reporter: "a pseudonym" }), {
        ...(await here.work()),
        ...headers,
      }),
    );
    assert.equal(item?.number, number);
    while ((await here.gate()) > 0);
    const claim = { number, secret: key.secret };
    const now = here.room.now().toISOString();
    const question = await here.store.write(system, async (tx) => {
      const publicKey = (await reporterKeyOf(tx, number)) ?? assert.fail();
      const readers = [...(await sealingReaders(tx, [here.office, null])), { keyid: key.keyid, publicKey }];
      const sealed = await sealBytes(new TextEncoder().encode("Which version?"), { readers }, randomBytes);
      await askReporter(tx, number, { once: "a-question-of-the-drill", sealed }, now);
      return sealed;
    });
    const reply = { ...claim, text: `Version 1.2.3. ${canary}`, once: "an-answer-of-the-drill" };
    assert.equal((await here.post("/api/reports/reply", reply)).status, 200);
    assert.equal((await here.post("/api/reports/reply", reply)).status, 200);
    const status = (await (await here.post("/api/reports/status", claim)).json()) as {
      state: string;
      gates: { gate: string; reasons: string[] }[];
      messages: { author: string; sealed: string }[];
    };
    assert.equal(status.state, "checked");
    assert.deepEqual(
      status.gates.map(({ gate, reasons }) => [gate, ...reasons]),
      [["lint", "version-missing"], ["plausibility", "names-nothing"], ["reproducer"]],
    );
    assert.deepEqual(
      status.messages.map(({ author }) => author),
      ["office", "reporter"],
    );
    assert.deepEqual(Buffer.from(status.messages[0]?.sealed ?? "", "base64"), Buffer.from(question));
    const texts = await Promise.all(
      status.messages.map(async ({ sealed }) => await openBytes(Buffer.from(sealed, "base64"), [key])),
    );
    assert.deepEqual(
      texts.map((text) => (text.ok ? new TextDecoder().decode(text.value) : text.findings)),
      ["Which version?", reply.text],
    );
    const bodies = new Set<string>();
    for (const wrong of [
      { number, secret: "0".repeat(64) },
      { number: "0".repeat(12), secret: key.secret },
    ]) {
      const response = await here.post("/api/reports/status", wrong);
      assert.equal(response.status, 404);
      bodies.add(((await response.json()) as { detail: string }).detail);
    }
    assert.equal(bodies.size, 1);
    for (let tries = 0; tries < 6; tries += 1)
      await here.post("/api/reports/status", { number, secret: "0".repeat(64) });
    assert.equal((await here.post("/api/reports/status", claim)).status, 404, "held for a minute");
    here.clock.move(61_000);
    assert.equal((await here.post("/api/reports/status", claim)).status, 200);
  });

  it("make a pipeline's record of what was decided, and show it with its interval", async () => {
    const rows = await here.store.read(
      { role: "analyst", id: "a", office: here.office },
      async (tx) => await checkedSubmissions(tx, 0, 500),
    );
    const pipeline = rows.filter(
      ({ lane, gates }) => lane === "accredited" && gates[0]?.verdict === "complete",
    );
    assert.ok(pipeline.length >= 55, String(pipeline.length));
    await here.store.write(system, async (tx) => {
      for (const { number } of pipeline.slice(0, 10))
        await recordOutcomes(tx, [{ number, outcome: "valid" }], here.room.now().toISOString());
    });
    const state = await here.app.request("/api/intake", { headers: await analyst(here) });
    const { lanes, pipelines } = (await state.json()) as {
      lanes: { lane: string; waiting: number }[];
      pipelines: { quota: number; record: { low: number; high: number } }[];
    };
    assert.ok(lanes.every(({ waiting }) => waiting === 0));
    const [{ quota, record } = assert.fail()] = pipelines;
    assert.ok(record.low > 0.7 && record.high < 1 && quota > 9000, JSON.stringify({ quota, record }));
    const [first = assert.fail()] = pipeline;
    const verdict = { gate: "plausibility", verdict: "there", reasons: [] } as const;
    await here.store.write(system, async (tx) => {
      await saveVerdicts(
        tx,
        [{ number: first.number, verdict, milliseconds: 1 }],
        here.room.now().toISOString(),
      );
    });
    const [judged] = await here.store.read(system, async (tx) => await submissionsOf(tx, [first.number]));
    assert.deepEqual(
      judged?.gates.map(({ gate }) => gate),
      ["lint", "reproducer", "plausibility"],
    );
  });

  it("wait among those of known reporters for who shows an earlier report that was found valid", async () => {
    const once = randomBytes(16).toString("hex");
    const number = await numberOf(once);
    const key = await caseKey("angle apple arena arrow artist attic", number);
    const link = `${key.secret} ${Buffer.from(key.publicKey).toString("base64")}`;
    await items(
      await here.send(report(), { ...(await here.work()), "idempotency-key": once, "x-bongsu-case": link }),
    );
    const laneOfNext = async (title: string, secret: string): Promise<string | undefined> => {
      const headers = { ...(await here.work()), "x-bongsu-earlier": `${number} ${secret}` };
      const [item] = await items(await here.send(report({ title, reporter: "a name" }), headers));
      const [row] = await here.store.read(
        system,
        async (tx) => await submissionsOf(tx, [item?.number ?? ""]),
      );
      return row?.lane;
    };
    assert.equal(await laneOfNext("before a decision", key.secret), "first");
    await here.store.write(system, async (tx) => {
      await recordOutcomes(tx, [{ number, outcome: "valid" }], here.room.now().toISOString());
    });
    assert.equal(await laneOfNext("after it", key.secret), "known");
    assert.equal(await laneOfNext("by another", "0".repeat(64)), "first");
  });

  it("wait for a supplier at the pace that it states, and it sees how many", async () => {
    const organization = "drill-basic-07";
    const rows = await here.store.read(system, async (tx) => await checkedSubmissions(tx, 0, 8));
    const now = (): string => here.room.now().toISOString();
    const step = async () =>
      await here.store.write(system, async (tx) => await takeForSupplier(tx, organization, now()));
    await here.store.write(system, async (tx) => {
      await statePace(tx, organization, 3, now());
      for (const { number } of rows) await queueForSupplier(tx, organization, number, now());
    });
    assert.equal((await step()).length, 3);
    assert.equal((await step()).length, 0);
    const view = await here.store.read(
      { role: "organization", id: "o", organization },
      async (tx) => await supplierView(tx, organization, now()),
    );
    assert.deepEqual([view.weekly, view.handed, view.waiting], [3, 3, 5]);
    assert.ok(view.next !== null);
    here.clock.move(7 * 86_400_000 + 1000);
    assert.equal((await step()).length, 3);
  });
});

async function analyst(here: ReportRoom): Promise<Record<string, string>> {
  const visitor = await signIn(here, { id: "intake-analyst", role: "analyst", office: here.office });
  return { cookie: visitor.cookie };
}

function sqlOf(name: string) {
  if (!/^[a-z_]+$/.test(name)) throw new TypeError(name);
  const text = `select encode(convert_to(t::text, 'UTF8'), 'escape') as row from bongsu.${name} t`;
  return { strings: [text], values: [] };
}
