/** The pages on which an office writes advisories of its own: written by hand, examples matched while they are typed, formats shown, handed over, approved by another, and out. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  chooseLanguage,
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
  if (folder !== undefined) await page.screenshot({ path: `${folder}/own-${name}.png`, fullPage: true });
}

/** Fills what a record needs, in both languages. */
async function write(page: Page): Promise<void> {
  const both = async (label: string, ko: string, en: string): Promise<void> => {
    await page.getByLabel(`${label} (Korean)`, { exact: true }).fill(ko);
    await page.getByLabel(`${label} (English)`, { exact: true }).fill(en);
  };
  await both("Title", "EdgeGate VPN 인증 우회", "EdgeGate VPN authentication bypass");
  await both("Overview", "인증을 우회할 수 있습니다.", "Authentication can be bypassed.");
  await both("Description", "세션 쿠키를 확인하지 않습니다.", "The session cookie is not checked.");
  await page.getByLabel("Vendor", { exact: true }).fill("Drill Networks");
  await page.getByLabel("Product", { exact: true }).fill("EdgeGate VPN");
  await page.getByLabel("Before (fixed in)").fill("2.8.4");
  await page.getByLabel("Affected, one a line", { exact: true }).fill("2.8.3");
  await page.getByLabel("Not affected, one a line").fill("2.8.2");
  await page.getByText("2.8.2: the ranges say otherwise").waitFor();
  await page.getByLabel("Not affected, one a line").fill("2.8.4");
  await page.getByText("2.8.4: as you say").waitFor();
  await page.getByRole("button", { name: "Add a CVSS vector" }).click();
  for (const value of ["Network", "Low", "None"]) await page.getByLabel(value).first().check();
  await page
    .getByRole("textbox", { name: "CVSS vector 1" })
    .fill("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
  await page.getByText("CVSS 3.1: 9.8 (critical)").first().waitFor();
  await page.getByRole("button", { name: "Add a remedy" }).click();
  await both("What to do", "2.8.4 이상으로 올리십시오.", "Upgrade to 2.8.4 or later.");
  await page.getByText("Nothing keeps it from being published.").waitFor();
}

describe("the pages of own advisories", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
  });
  after(async () => {
    await room?.close();
  });

  it("write one by its examples, hand it over, and have another approve it", async () => {
    const author = await signedIn(browser, room, { operator: "analyst", language: "en" });
    const { page } = author;
    await visitPath(page, "/own-advisories");
    await page.getByRole("link", { name: "Write a new one" }).click();
    await page.getByRole("button", { name: "Keep the draft" }).waitFor();
    await write(page);
    await verifyAccessible(page);
    await page.getByLabel("Shown as").selectOption({ label: "OSV (en)" });
    await page.getByText("OSV cannot say").waitFor();
    await shot(page, "compose-en");
    await chooseLanguage(page, "ko");
    await page.getByRole("button", { name: "제품 추가" }).waitFor();
    await shot(page, "compose-ko");
    await page.getByRole("button", { name: "초안 보관" }).click();
    await page.getByRole("button", { name: "두 번째 사람에게 넘기기" }).click();
    await page.getByText("두 번째 사람을 기다림").waitFor();
    await verifyAccessible(page);
    await verifyNarrow(page);
    await shot(page, "review-ko");
    const [id] = /GCVE-65535-\d{4}-\d+/.exec(page.url()) ?? [];
    assert.ok(id !== undefined, page.url());
    author.verify();
    await author.close();
  });
});
