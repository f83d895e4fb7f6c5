/** Searching in a real browser, by keyboard and in both languages: what was searched is said, what was not found and why, and what is exploited without a record. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { visitor } from "./api-visitor.ts";
import { signedIn, startBrowser, tabTo, verifyAccessible, verifyNarrow, withoutBrowser } from "./browser.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

const id = "DRILL-SEARCH-2026-0001";
const listed = "CVE-2026-88001";

let room: ServedRoom;
let browser: Browser;

/** A record with a Korean title, and a catalogue's entry that no record is about. */
async function prepare(): Promise<void> {
  const analyst = await visitor(room, "analyst");
  const summary = "[훈련] 전자결재에서 KeySafe4NX 우회";
  const record = { id, modified: "2026-05-01T00:00:00Z", summary, affected: [] };
  const entry = {
    cveID: listed,
    vendorProject: "Drill Works",
    product: "BeaconTower",
    vulnerabilityName: "[DRILL] BeaconTower path traversal",
    dateAdded: "2026-05-02",
    shortDescription: "[DRILL]",
    requiredAction: "[DRILL]",
    dueDate: "2026-05-20",
    notes: "",
    knownRansomwareCampaignUse: "Unknown",
  };
  const catalogue = {
    title: "DRILL catalogue",
    catalogVersion: "2026.05.02",
    dateReleased: "2026-05-02T00:00:00.000Z",
    count: 1,
    vulnerabilities: [entry],
  };
  const records = [record, catalogue].map((one, i) => {
    return { path: `feed/${i}.json`, position: "", text: JSON.stringify(one) };
  });
  await analyst("importRecords", { batch: "search", records });
}

/** Types and searches without a mouse; the answer is what the page says of it. */
async function search(page: Page, field: string, typed: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.searchParams.get("q") === typed);
  await page.locator("output").waitFor();
}

describe("searching advisories", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
  });
  after(async () => {
    await room?.close();
  });

  for (const language of ["ko", "en"] as const)
    it(`is done by keyboard, in ${language}`, async () => {
      const { page, verify, close } = await signedIn(browser, room, {
        operator: "analyst",
        language,
        path: "/advisories",
      });
      const name = (await page.locator("label[for=q]").textContent()) ?? "";
      for (const typed of ["결재", "safe4n", "drill-search-2026"]) {
        await search(page, name, typed);
        await page.locator(".advisories .code", { hasText: id }).first().waitFor();
      }
      await search(page, name, "CVE-2026-88");
      await page.getByRole("link", { name: listed }).waitFor();
      await search(page, name, "zzznothing");
      await page.locator(".empty").waitFor();
      assert.notEqual(await page.locator("#q-hint").textContent(), "");
      await verifyAccessible(page);
      await verifyNarrow(page);
      verify();
      await close();
    });
});
