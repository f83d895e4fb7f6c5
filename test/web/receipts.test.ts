/** An answer whose reply is lost and that is corrected: both stand, each with a receipt that says what was answered; on the page, on paper and as a file. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { isAttestation, readReceipt } from "#core/document/receipt.ts";
import { member, readJsonBytes } from "#core/input/json.ts";
import { verifiedPayload } from "#publication/sealed-json.ts";
import {
  chooseLanguage,
  signedIn,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
} from "./browser.ts";
import { importDrillAdvisories, issueDirective } from "./issued-directive.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

let room: ServedRoom;
let browser: Browser;

/** Types counts, looks at what will be sent, and sends it. */
async function send(page: Page, counts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, count] of Object.entries(counts))
    await page.getByLabel(label, { exact: true }).fill(count);
  await page.getByRole("button", { name: "See what will be sent" }).click();
  await page.locator("dialog").getByRole("button", { name: "Send", exact: true }).click();
}

describe("a receipt", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await importDrillAdvisories(room);
    await issueDirective(room, { title: { ko: "[훈련] 접수증 시험", en: "[DRILL] Receipts" } });
  });
  after(async () => {
    await room?.close();
  });

  it("says what was answered: the corrected answer beside the one whose reply was lost", async () => {
    const { page, close } = await signedIn(browser, room, { operator: "org-drill-major-07", language: "en" });
    let lost = 0;
    await page.route("**/api/tasks/*/answer", async (route) => {
      if ((lost += 1) > 1) return await route.continue();
      await route.fetch();
      return await route.abort();
    });
    await visitPath(page, "/");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await send(page, { "Affected, open": "0", Fixed: "7" });
    await page.locator("dialog").getByRole("alert").waitFor();
    await page.locator("dialog").getByRole("button", { name: "Cancel" }).click();
    await send(page, { "Affected, open": "5", Fixed: "2" });
    await page.getByText("Your answer has arrived").waitFor();
    await visitPath(page, "/");
    await page.getByText("fixed 7", { exact: true }).waitFor();
    await page.getByText("affected, open 5 · fixed 2", { exact: true }).waitFor();
    await page.locator(".receipts a").first().click();
    await page.getByRole("heading", { name: "Receipt" }).waitFor();
    await page.getByText("E0 self-attested: 7").waitFor();
    await verifyAccessible(page);
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Save as a file" }).click();
    const file = await readFile(await (await saving).path());
    const json = readJsonBytes(file);
    const sealed = json.ok ? member(json.value, "sealed") : null;
    const receipt = readReceipt(verifiedPayload(Buffer.from(JSON.stringify(sealed))));
    assert.ok(receipt.ok && isAttestation(receipt.value.answer));
    assert.deepEqual([receipt.value.answer.counts.affected, receipt.value.answer.counts.fixed], [5, 2]);
    await chooseLanguage(page, "ko");
    await page.getByText("E0").first().waitFor();
    await verifyAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    await close();
  });
});
