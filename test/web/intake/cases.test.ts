/** The pages of cases by their keys alone: the board and one case; in Korean on a phone and in English on a desk. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { openCase } from "#stages/case/commands.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import {
  signedIn,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
} from "../browser.ts";
import { serveRoom, type ServedRoom } from "../served-room.ts";

const folder = process.env["BONGSU_SCREENSHOTS"];

async function shot(page: Page, name: string): Promise<void> {
  if (folder !== undefined) await page.screenshot({ path: `${folder}/case-${name}.png`, fullPage: true });
}

describe("the pages of cases", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;

  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    const [{ office } = { office: "" }] = await room.store.read(system, async (tx) =>
      tx.rows<{ office: string }>(sql`select office from operator where id = 'analyst'`),
    );
    const seed = new Uint8Array(32).fill(9);
    const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
    const keyid = await keyidOf(spki);
    const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
    await room.store.write(system, async (tx) => await registerSealingKey(tx, office, key));
    room.unlocked.unlock({ office, holder: { keyid, seed }, until: null });
    for (const product of ["EdgeGate VPN", "KeySafe4NX", "libnari"])
      await room.store.write(system, async (tx) => {
        const about = {
          product,
          severity: "high",
          title: `[DRILL] ${product}`,
          summary: "It writes past the end.",
        };
        const finder = {
          name: "Finder",
          contact: "finder@finder.example",
          zone: "Europe/Berlin",
          language: "en",
        };
        await openCase(
          tx,
          office,
          { ...about, severity: "high", drill: true },
          room.now().toISOString(),
          finder,
        );
      });
  });
  after(async () => await room.close());

  for (const [language, width] of [
    ["ko", 390],
    ["en", 1280],
  ] as const)
    it(`board and case are read by keys (${language}, ${width} px)`, async () => {
      const { page, verify, close } = await signedIn(browser, room, { operator: "analyst", language, width });
      await visitPath(page, "/cases");
      const lines = page.locator(".board > li");
      await lines.first().waitFor();
      assert.equal(await lines.count(), 3);
      await page.keyboard.press("j");
      assert.equal(await lines.nth(1).getAttribute("aria-current"), "true");
      await verifyAccessible(page);
      if (width < 500) await verifyNarrow(page);
      await shot(page, `board-${language}`);
      await page.keyboard.press("Enter");
      await page.locator("#timeline").waitFor();
      await verifyAccessible(page);
      if (width < 500) await verifyNarrow(page);
      await shot(page, `one-${language}`);
      await page.keyboard.press("b");
      await lines.first().waitFor();
      verify();
      await close();
    });
});
