/** Reports of one flaw in a room: compared by the gate, shown to who looks, linked without a person only behind what is proved, and never behind what was rejected. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createApp } from "#edge/http/app.ts";
import { saveVerdicts } from "#stages/intake/gate-work.ts";
import { storeTraits, traitsOfReport } from "#stages/intake/likeness-work.ts";
import { sql, system } from "#store/sql.ts";
import { asVisitor, signIn } from "#test/kit/room/access-room.ts";
import { type ReportRoom, startReportRoom } from "#test/kit/room/report-room.ts";

type Body = Readonly<Record<string, unknown>>;
type Suspected = { readonly number: string; readonly identical: boolean; readonly earlier: boolean } & {
  readonly signals: readonly { readonly name: string; readonly code: string }[];
};

/** A crash in these functions, as a sanitizer prints it. */
const trace = (functions: readonly string[]): string =>
  [
    "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014 at pc 0x1 bp 0x2 sp 0x3",
    "READ of size 4 at 0x602000000014 thread T0",
    ...functions.map((name, n) => `    #${n} 0x51c2b${n} in ${name} /src/drill/${name}.c:${10 + n}:7`),
  ].join("\n");
const flaw = ["drill_row_secret", "drill_decode", "drill_load", "drill_run"];

describe("reports of one flaw", () => {
  let here: ReportRoom;
  let app: ReportRoom["app"];
  let headers: Record<string, string>;

  const sent = async (title: string, text: string, version = "3.2"): Promise<string> => {
    const product = { name: "EdgeGate VPN [DRILL]" };
    const body = { type: "bongsu.report/1", title, text, product, version, reproduce: "Open the file." };
    const response = await here.send(JSON.stringify(body), await here.work());
    const { items } = (await response.json()) as { items: readonly { number: string }[] };
    await here.gate();
    await here.compare();
    return items[0]?.number ?? "";
  };
  const call = async (path: string, body: unknown = {}): Promise<Body> => {
    const init = { method: "POST", headers: { "content-type": "application/json", ...headers } };
    const response = await app.request(path, { ...init, body: JSON.stringify(body) });
    return (await response.json()) as Body;
  };
  const look = async (number: string): Promise<Body> => await call(`/api/triage/${number}/look`);
  const act = async (number: string, what: Body): Promise<Body> =>
    await call(`/api/triage/${number}/acts`, { act: what });
  const suspected = (shown: Body): readonly Suspected[] => shown["suspected"] as readonly Suspected[];
  const behind = async (number: string): Promise<string | null> =>
    await here.store.read(system, async (tx) => {
      const row = await tx.first<{ behind: string | null }>(
        sql`select behind from triage_report where number = ${number}`,
      );
      return row?.behind ?? null;
    });
  const verdict = async (number: string): Promise<string | undefined> =>
    await here.store.read(system, async (tx) => {
      const row = await tx.first<{ verdict: string }>(
        sql`select verdict from submission_gate where number = ${number} and gate = 'duplicates'`,
      );
      return row?.verdict;
    });
  /** As the gate of reproducers does when a run showed what was promised. */
  const proved = async (number: string): Promise<void> => {
    await here.store.write(system, async (tx) => {
      const verdictOf = { gate: "reproducer", verdict: "reproduced", reasons: [] } as const;
      await saveVerdicts(
        tx,
        [{ number, verdict: verdictOf, milliseconds: 1 }],
        here.clock.now().toISOString(),
      );
      const traits = await traitsOfReport(tx, number);
      await storeTraits(tx, traits === undefined ? [] : [traits]);
    });
    await here.compare();
  };

  before(async () => {
    here = await startReportRoom();
    app = createApp({ ...here.room, unlocked: here.unlocked });
    headers = asVisitor(await signIn(here, { id: "likeness-ann", role: "analyst", office: here.office }));
  });
  after(async () => await here.close());

  it("are shown as likely the same, either way, with the evidence of each signal, and stay two", async () => {
    const first = await sent("One", `It reads past the end of a row.\n${trace(flaw)}`);
    assert.equal(await verdict(first), "alone");
    const second = await sent("Two", `A crafted picture ends the decoder.\n${trace(flaw)}`);
    const other = await sent("Other", `The settings page shows a token.\n${trace(["drill_x", "drill_y"])}`);
    assert.equal(await verdict(second), "suspected");
    assert.equal(await verdict(other), "alone");
    assert.equal(await behind(second), null, "an unproved report absorbs nothing by itself");
    const [of] = suspected(await look(second));
    assert.equal(of?.number, first);
    assert.deepEqual([of.identical, of.earlier], [true, true]);
    assert.ok(of.signals.some(({ name, code }) => name === "state" && code === "state-equal"));
    const [back] = suspected(await look(first));
    assert.deepEqual([back?.number, back?.earlier], [second, false]);
    await act(second, { act: "link", other: first });
    assert.equal(await behind(second), first);
    await act(second, { act: "unlink" });
    assert.equal(await behind(second), null);
  });

  it("keep nothing in the clear that is compared", async () => {
    const rows = await here.store.read(system, async (tx) =>
      tx.rows<{ content: Buffer }>(sql`select content from submission_traits`),
    );
    assert.ok(rows.length >= 3);
    for (const { content } of rows) assert.ok(!content.includes("drill_"));
  });

  it("are linked without a person behind the one that is proved, of the same version alone", async () => {
    const stack = ["drill_tile", "drill_paint", "drill_show"];
    const [first, second] = [await sent("A", trace(stack)), await sent("B", trace(stack))];
    const elsewhere = await sent("C", trace(stack), "4.0");
    await proved(second);
    assert.equal(await behind(first), second, "the one that is proved stands before");
    assert.equal(await behind(elsewhere), null);
    assert.equal(await verdict(first), "linked");
    const later = await sent("D", trace(stack));
    assert.equal(await behind(later), second);
    await act(later, { act: "unlink" });
    await proved(second);
    assert.equal(await behind(later), null, "what a person took apart stays apart");
  });

  it("are never linked behind what was rejected", async () => {
    const stack = ["drill_glyph", "drill_font", "drill_text"];
    const first = await sent("E", trace(stack));
    await proved(first);
    await look(first);
    await act(first, { act: "reject", reason: "not-a-flaw", sentence: "It is meant so." });
    const second = await sent("F", trace(stack));
    assert.equal(await behind(second), null);
    const [of] = suspected(await look(second)) as readonly (Suspected & { decision: string | null })[];
    assert.deepEqual([of?.number, of?.decision], [first, "rejected"]);
  });

  it("are not said to be alone where those of others do not open", async () => {
    const lost = await sent("G", trace(["drill_queue", "drill_timer", "drill_wake"]));
    await here.store.write(system, async (tx) => {
      await storeTraits(tx, [{ number: lost, keyid: "0".repeat(64), content: Buffer.alloc(40) }]);
    });
    const next = await sent("H", trace(["drill_mail", "drill_header", "drill_fold"]));
    assert.equal(await verdict(next), "unknown");
  });
});
