/**
 * A queue of reports worked through by keyboard in Chromium, as somebody would who knows what is true of each: how many keys and how much time each kind of verdict takes.
 * Run with `BONGSU_TRIAGE_REPORTERS=5`, and `BONGSU_TRIAGE_LANGUAGE=ko` for the page in Korean: 50 reports, of which docs/triage.md gives the figures.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { readNumber } from "#core/intake/case-number.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { startGates } from "#main/intake/gates.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import { intakeKey } from "#test/kit/room/report-room.ts";
import { corpusOf, type LabelledReport } from "../../../tools/duplicates/corpus.ts";
import { drillBugs } from "../../../tools/duplicates/wording.ts";
import { signedIn, startBrowser, withoutBrowser } from "../browser.ts";
import { serveRoom, type ServedRoom } from "../served-room.ts";

const asked = process.env["BONGSU_TRIAGE_REPORTERS"];
const language = process.env["BONGSU_TRIAGE_LANGUAGE"] === "ko" ? "ko" : "en";
const reporters = Number(asked ?? 1);
const skip = asked === undefined ? "a run of 50 reports: BONGSU_TRIAGE_REPORTERS=5" : withoutBrowser;
const size = { reporters, false: 2 * reporters, overClaimed: 0, copied: reporters, injected: reporters };
const folder = process.env["BONGSU_SCREENSHOTS"];

/** As it is sent: our own form, the trace as a file. */
function sentAs({ id, received }: LabelledReport): string {
  const { product, identifier, version, title, text, trace, weaknesses } = received;
  const files = trace === null ? [] : [{ name: "trace.txt", content: Buffer.from(trace).toString("base64") }];
  const reproduce = "Run the attached input through the reader.";
  const report = { product, identifier, version, title, text, reproduce, weaknesses, files };
  // Copies of one report are other reports: whoever copies signs with another name.
  return JSON.stringify({ type: "bongsu.report/1", ...report, reporter: `Reporter ${id}` });
}

type Verdict = "valid" | "linked" | "reject";
type Tally = { reports: number; keys: number; seconds: number; words: number };

describe("a queue worked through by keyboard", { skip }, () => {
  let room: ServedRoom;
  let browser: Browser;
  let gates: { readonly stop: () => Promise<void> };
  const labels = new Map<string, LabelledReport>();

  const count = async (condition: ReturnType<typeof sql>): Promise<number> =>
    await room.store.read(system, async (tx) => {
      const row = await tx.first<{ count: number }>(
        sql`select count(*)::integer as count from submission where ${condition}`,
      );
      return row?.count ?? 0;
    });

  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    const { unlocked } = await intakeKey(room.store, room.now);
    const failed = (what: string, error: unknown): void => console.error(what, error);
    const work = { ...room, unlocked, goOn: () => true, failed, changed: () => undefined };
    gates = startGates(work, { sandbox: "none", drill: true });
    const office = "kisa";
    const seed = new Uint8Array(32).fill(9);
    const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
    const keyid = await keyidOf(spki);
    const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
    await room.store.write(system, async (tx) => await registerSealingKey(tx, office, key));
    room.unlocked.unlock({ office, holder: { keyid, seed }, until: null });
    const { secret } = await room.store.write(
      system,
      async (tx) => await makeToken(tx, { role: "organization", scopes: ["report"], now: room.now() }),
    );
    for (const report of corpusOf(drillBugs(), [], { size, seed: 20260101 })) {
      const response = await fetch(`${room.origin}/api/findings`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
        body: sentAs(report),
      });
      const { items } = (await response.json()) as { items: readonly { number: string }[] };
      labels.set(items[0]?.number ?? "", report);
    }
    for (let tries = 0; tries < 600; tries += 1) {
      if ((await count(sql`state = 'received' or compare_waits`)) === 0) break;
      await new Promise((resume) => setTimeout(resume, 100));
    }
  });
  after(async () => {
    await gates.stop();
    await room.close();
  });

  it("takes few keys for each unique valid report, none for its later ones, and few for each rejected one", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst",
      language,
      path: "/triage",
    });
    const tallies = new Map<Verdict, Tally>();
    const seen = new Set<string>();
    let wrong = 0;
    for (let round = 0; round < labels.size; round += 1) {
      if ((await page.locator(".triage-queue li").count()) === 0) break;
      const desk = new Desk(page, labels);
      const report = await desk.open();
      const verdict = await desk.decide(report, seen);
      wrong += desk.corrected;
      const tally = tallies.get(verdict) ?? { reports: 0, keys: 0, seconds: 0, words: 0 };
      tallies.set(verdict, {
        reports: tally.reports + 1,
        keys: tally.keys + desk.keys,
        seconds: tally.seconds + desk.seconds(),
        words: tally.words + desk.words,
      });
    }
    const figures = await page.locator(".facts").first().textContent();
    if (folder !== undefined)
      await page.screenshot({ path: `${folder}/triage-run-${language}.png`, fullPage: true });
    const behind = await room.store.read(system, async (tx) =>
      tx.rows<{ number: string; behind: string }>(
        sql`select number, behind from triage_report where behind is not null`,
      ),
    );
    const valid = [...labels.values()].filter(({ bug }) => bug !== null).length;
    for (const [verdict, { reports, keys, seconds, words }] of tallies)
      console.log(
        `ℹ ${verdict}: ${reports} looked at, ${(keys / reports).toFixed(1)} keys, ${(seconds / reports).toFixed(2)} s, ${Math.round(words / reports)} words each`,
      );
    console.log(
      `ℹ ${labels.size} reports, ${valid} of ${seen.size} flaws; ${behind.length} linked; ${wrong} ticks changed; ${figures}`,
    );
    const invalid = labels.size - valid;
    assert.equal(await count(sql`outcome = 'valid'`), valid);
    assert.equal(await count(sql`outcome = 'invalid'`), invalid);
    for (const { number, behind: head } of behind)
      assert.equal(labels.get(number)?.bug, labels.get(head)?.bug, "linked behind another flaw");
    assert.ok((tallies.get("valid")?.keys ?? 99) <= 12 * (tallies.get("valid")?.reports ?? 0));
    assert.ok((tallies.get("reject")?.keys ?? 99) <= 4 * (tallies.get("reject")?.reports ?? 0));
    verify();
    await close();
  });
});

/** Who sits at the keys, knows what is true of each report, and counts. */
class Desk {
  keys = 0;
  words = 0;
  corrected = 0;
  readonly #page: Page;
  readonly #labels: ReadonlyMap<string, LabelledReport>;
  readonly #begun = performance.now();

  constructor(page: Page, labels: ReadonlyMap<string, LabelledReport>) {
    this.#page = page;
    this.#labels = labels;
  }

  seconds(): number {
    return (performance.now() - this.#begun) / 1000;
  }

  async open(): Promise<LabelledReport> {
    const first = await this.#page.locator(".triage-queue li button").first().textContent();
    if ((await this.#page.locator("#report-title").count()) === 0) await this.#press("Enter");
    await this.#page.locator("#report-title").waitFor();
    this.words = ((await this.#page.locator("article").textContent()) ?? "").split(/\s+/).length;
    return this.#labelOf(first ?? "");
  }

  /** Rejects what is false; gathers what is ticked and true; accepts the first of a flaw. */
  async decide({ bug }: LabelledReport, seen: Set<string>): Promise<Verdict> {
    if (bug === null) {
      await this.#dialog("r", async () => undefined);
      return "reject";
    }
    if (await this.#hasLike(bug)) {
      await this.#dialog("d", async () => await this.#tickOnly(bug));
      if ((await this.#page.locator("#report-title").count()) === 0) return "linked";
    }
    await this.#dialog("a", async () => await this.#nameProduct());
    seen.add(bug);
    return "valid";
  }

  /** Who accepts a report that names no product has to say which one it is. */
  async #nameProduct(): Promise<void> {
    const product = this.#page.locator("#field-product");
    if ((await product.inputValue()) !== "") return;
    await product.focus();
    await this.#page.keyboard.type("Drill");
    this.keys += 6;
  }

  async #hasLike(bug: string): Promise<boolean> {
    const numbers = await this.#page.locator("#likely ~ ol > li > .code").allTextContents();
    return numbers.some((number) => this.#labelOf(number).bug === bug);
  }

  /** Goes along the ticks and changes those that are wrong. */
  async #tickOnly(bug: string): Promise<void> {
    const boxes = this.#page.locator("dialog label.check");
    const found = await boxes.count();
    const states = [];
    for (let at = 0; at < found; at += 1) {
      const right = this.#labelOf((await boxes.nth(at).locator(".code").textContent()) ?? "").bug === bug;
      states.push(right !== (await boxes.nth(at).locator("input").isChecked()));
    }
    for (let at = 0; at <= states.lastIndexOf(true); at += 1) {
      if (at > 0) await this.#press("Tab");
      if (states[at] !== true) continue;
      await this.#press("Space");
      this.corrected += 1;
    }
  }

  /** Opens a dialog by its key, fills it in, sends it with Enter, and waits until it is done. */
  async #dialog(key: string, fill: () => Promise<void>): Promise<void> {
    await this.#press(key);
    await this.#page.locator("dialog").waitFor();
    await fill();
    const loaded = this.#page.waitForResponse((response) => response.url().endsWith("/api/triage"));
    await this.#press("Enter");
    await this.#page.locator("dialog").waitFor({ state: "detached" });
    await loaded;
    await this.#page.waitForFunction(() => document.querySelector("button[disabled]") === null);
  }

  async #press(key: string): Promise<void> {
    this.keys += 1;
    await this.#page.keyboard.press(key);
  }

  #labelOf(shown: string): LabelledReport {
    const label = this.#labels.get(readNumber(shown) ?? "");
    assert.ok(label !== undefined, `no report ${shown}`);
    return label;
  }
}
