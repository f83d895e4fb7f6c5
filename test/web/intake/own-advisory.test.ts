/** The pages on which an office writes advisories of its own: written by hand, examples matched while they are typed, formats shown, handed over, approved by another, and out. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openCase } from "#stages/case/commands.ts";
import { nameProducts } from "#stages/case/products.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import { sealingKey } from "#test/kit/coordination/case-room.ts";
import {
  chooseLanguage,
  signedIn,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
} from "../browser.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";
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

async function officeOf({ store }: ServedRoom): Promise<string> {
  const [row] = await store.read(system, async (tx) =>
    tx.rows<{ office: string }>(sql`select office from operator where id = 'analyst'`),
  );
  return row?.office ?? assert.fail();
}

describe("the pages of own advisories", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await unlockOffice(room, "kisa");
    await unlockOffice(room, null, 7);
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
    await page.getByText("같은 기관의 다른 사람이 승인해야 합니다").waitFor();
    assert.equal(await page.getByRole("button", { name: "승인", exact: true }).count(), 0);
    await verifyAccessible(page);
    await verifyNarrow(page);
    await shot(page, "review-ko");
    const [id] = /GCVE-65535-\d{4}-\d+/.exec(page.url()) ?? [];
    assert.ok(id !== undefined, page.url());
    author.verify();
    await author.close();
    await approveIt(id, "ja", "承認");
    const writer = await signedIn(browser, room, {
      operator: "analyst",
      language: "en",
      path: `/own-advisories/${id}`,
    });
    await writer.page.getByText("published", { exact: true }).first().waitFor();
    await writer.page.getByText("Withdraw", { exact: true }).first().waitFor();
    assert.equal(
      await writer.page.locator('a[href*="/directives/new"]').count(),
      0,
      "an analyst drafts none",
    );
    await writer.page.getByRole("button", { name: "Write a revision" }).click();
    await writer.page
      .getByLabel("What this revision changes (Korean)", { exact: true })
      .fill("설명을 고쳤습니다.");
    await writer.page
      .getByLabel("What this revision changes (English)", { exact: true })
      .fill("The description is corrected.");
    await writer.page.getByRole("button", { name: "Keep the draft" }).click();
    await writer.page.getByRole("button", { name: "Hand it to a second person" }).click();
    await writer.page.getByText("waits for a second person").waitFor();
    await approveIt(id, "en", "Approve");
    await visitPath(writer.page, `/own-advisories/${id}`);
    await writer.page.getByText("Withdraw", { exact: true }).first().click();
    await writer.page.getByLabel("Reason (Korean)", { exact: true }).fill("같은 내용의 보안공지가 있습니다.");
    await writer.page.getByLabel("Reason (English)", { exact: true }).fill("Another advisory says the same.");
    await writer.page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await writer.page.getByText("waits for a second person").waitFor();
    await approveIt(id, "ko", "승인");
    await visitPath(writer.page, `/own-advisories/${id}`);
    await writer.page.getByText("withdrawn", { exact: true }).first().waitFor();
    await verifyAccessible(writer.page);
    writer.verify();
    await writer.close();
    const files = await room.store.read(system, async (tx) =>
      tx.rows<{ history: number; withdrawn: boolean }>(sql`
        select jsonb_array_length(published -> 'history') as history, published -> 'withdrawn' is not null as withdrawn
        from own_advisory where id = ${id}`),
    );
    assert.deepEqual(files, [{ history: 3, withdrawn: true }]);
  });

  /** As the second person, on a phone; then it comes out. */
  async function approveIt(id: string, language: string, approve: string): Promise<void> {
    const second = await signedIn(browser, room, {
      operator: "analyst-2",
      language,
      width: 390,
      path: `/own-advisories/${id}`,
    });
    const button = second.page.getByRole("button", { name: approve, exact: true });
    await button.waitFor();
    await verifyPreview(second.page, language);
    await verifyAccessible(second.page);
    await verifyNarrow(second.page);
    await shot(second.page, `approve-${language}`);
    await button.click();
    await button.waitFor({ state: "detached" });
    await room.publishOwn();
    second.verify();
    await second.close();
  }

  /** Until what will come out is there, the page says that it is on its way; then it shows the reader's language where that is written. */
  async function verifyPreview(page: Page, language: string): Promise<void> {
    const { promise: asked, resolve: go } = Promise.withResolvers<void>();
    const address = "**/api/own-advisories/preview";
    await page.route(address, async (route) => {
      await asked;
      await route.continue();
    });
    await page.reload();
    await page.locator("section.preview output").waitFor();
    go();
    const shown = page.locator("section.preview select");
    await shown.waitFor();
    assert.equal(await page.locator("section.preview output").count(), 0);
    assert.equal(await shown.inputValue(), language === "en" ? "page en" : "page ko");
    await page.unroute(address);
  }

  it("begin from a case with what stands in it: product, identifier, class, title", async () => {
    const office = await officeOf(room);
    const sealing = await sealingKey(9);
    await room.store.write(system, async (tx) => await registerSealingKey(tx, office, sealing.key));
    room.unlocked.unlock({ office, holder: sealing.holder, until: null });
    const about = { product: "KeySafe4NX", severity: "high", title: "[DRILL] KeySafe4NX overflow" } as const;
    const now = room.now().toISOString();
    const id = await room.store.write(system, async (tx) =>
      openCase(tx, office, { ...about, summary: "It writes past the end.", drill: true }, now),
    );
    const actor = { id: "analyst", role: "analyst", office } as const;
    await room.store.write(system, async (tx) =>
      nameProducts(tx, { id, actor }, { identifiers: ["pkg:npm/keysafe4nx"] }, now),
    );
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst",
      language: "ja",
      width: 390,
      path: `/own-advisories/new?case=${id}`,
    });
    await page.locator("form, fieldset").first().waitFor();
    const values = await page
      .locator("main input, main textarea, main select")
      .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value));
    for (const value of ["keysafe4nx", "pkg:npm/keysafe4nx", "high", about.title, "It writes past the end."])
      assert.ok(values.includes(value), `${value} in ${JSON.stringify(values)}`);
    await verifyAccessible(page);
    await verifyNarrow(page);
    await shot(page, "from-case-ja");
    verify();
    await close();
  });
});
