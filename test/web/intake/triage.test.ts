/** The page /triage by its keys alone: looked at, marked, accepted, taken back, rejected; in Korean on a phone and in English on a desk. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { searchWork } from "#core/intake/work-puzzle.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { startFirstGate } from "#main/intake/first-gate.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import { intakeKey } from "#test/kit/room/report-room.ts";
import { signedIn, startBrowser, verifyAccessible, verifyNarrow, withoutBrowser } from "../browser.ts";
import { serveRoom, type ServedRoom } from "../served-room.ts";

const folder = process.env["BONGSU_SCREENSHOTS"];

async function shot(page: Page, name: string): Promise<void> {
  if (folder !== undefined) await page.screenshot({ path: `${folder}/triage-${name}.png`, fullPage: true });
}

describe("the page /triage", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;
  let gate: { readonly stop: () => Promise<void> };

  /** Sends a report as nobody, with the work that is asked for. */
  async function send(title: string, text: string): Promise<void> {
    const asked = await fetch(`${room.origin}/api/findings/work`);
    const { challenge, bits } = (await asked.json()) as { challenge: string; bits: number };
    const nonce = searchWork(challenge, bits, { from: 0, most: 2 ** 30 });
    const product = { name: "EdgeGate VPN [DRILL]" };
    const report = { type: "bongsu.report/1", title, text, product, version: "3.2", reproduce: "Run it." };
    const response = await fetch(`${room.origin}/api/findings`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-bongsu-work": `${challenge} ${nonce}` },
      body: JSON.stringify(report),
    });
    assert.equal(response.status, 200);
  }

  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    const { unlocked } = await intakeKey(room.store, room.now);
    const failed = (what: string, error: unknown): void => console.error(what, error);
    gate = startFirstGate({ ...room, unlocked, goOn: () => true, failed, changed: () => undefined });
    const [{ office } = { office: "" }] = await room.store.read(system, async (tx) =>
      tx.rows<{ office: string }>(sql`select office from operator where id = 'analyst'`),
    );
    const seed = new Uint8Array(32).fill(9);
    const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
    const keyid = await keyidOf(spki);
    const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
    await room.store.write(system, async (tx) => await registerSealingKey(tx, office, key));
    room.unlocked.unlock({ office, holder: { keyid, seed }, until: null });
    for (const title of ["Alpha", "Beta", "Gamma"])
      await send(
        `[DRILL] ${title}`,
        `A record of ${title} writes past the buffer. <img src=x onerror=alert(1)> Turned\u202e round.`,
      );
    for (let tries = 0; tries < 100; tries += 1) {
      const waiting = await room.store.read(system, async (tx) =>
        tx.first(sql`select from submission where state = 'received'`),
      );
      if (waiting === undefined) break;
      await new Promise((resume) => setTimeout(resume, 100));
    }
  });
  after(async () => {
    await gate.stop();
    await room.close();
  });

  for (const [language, width] of [
    ["ko", 390],
    ["en", 1280],
  ] as const)
    it(`is worked by its keys (${language}, ${width} px)`, async () => {
      const { page, verify, close } = await signedIn(browser, room, {
        operator: "analyst",
        language,
        width,
        path: "/triage",
      });
      const lines = page.locator(".triage-queue li");
      await lines.first().waitFor();
      const waiting = await lines.count();
      await page.keyboard.press("j");
      assert.equal(await lines.nth(1).getAttribute("aria-current"), "true");
      await page.keyboard.press("k");
      await page.keyboard.press("Enter");
      await page.locator("#report-title").waitFor();
      assert.match((await page.locator("article").textContent()) ?? "", /\[U\+202E\]/);
      assert.equal(await page.locator("article img").count(), 0);
      await verifyAccessible(page);
      if (width < 500) await verifyNarrow(page);
      await shot(page, `report-${language}`);
      await page.keyboard.press("a");
      await page.locator("dialog").waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".notice-done").waitFor();
      const opened = await page.locator(".notice-done a").getAttribute("href");
      assert.match(opened ?? "", /\/cases\/[0-9a-f]+$/);
      await page.waitForFunction(
        (count) => document.querySelectorAll(".triage-queue li").length === count,
        waiting - 1,
      );
      await page.keyboard.press("u");
      await page.locator("#report-title").waitFor();
      await page.waitForFunction(
        (count) => document.querySelectorAll(".triage-queue li").length === count,
        waiting,
      );
      await page.keyboard.press("t");
      await page.locator("dialog select").selectOption("analyst");
      await verifyAccessible(page);
      await page.locator("dialog select").press("Enter");
      await page.locator("dialog").waitFor({ state: "detached" });
      await page.locator('section[aria-labelledby="ssvc"] button[aria-expanded="false"]').click();
      await page.locator(".radios").first().waitFor();
      await verifyAccessible(page);
      if (width < 500) await verifyNarrow(page);
      await shot(page, `weighed-${language}`);
      await page.keyboard.press("r");
      await page.locator("dialog select").waitFor();
      await verifyAccessible(page);
      await shot(page, `reject-${language}`);
      await page.locator("#field-sentence").focus();
      await page.keyboard.press("Enter");
      await page.locator("#report-title").waitFor({ state: "detached" });
      await page.keyboard.press("?");
      assert.ok((await page.locator("dialog kbd").count()) >= 10);
      await shot(page, `keys-${language}`);
      verify();
      await close();
    });
});
