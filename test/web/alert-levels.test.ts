/** Levels of the crisis alert in a real browser: recorded by keyboard in both languages, said under the masthead while in force, and named where they shortened a clock. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  signedIn,
  startBrowser,
  tabTo,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
  chooseLanguage,
  loadPath,
} from "./browser.ts";
import { importDrillAdvisories, issueDirective } from "./issued-directive.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";
import { visitor } from "./api-visitor.ts";

const lead = "lead-private";
const company = "org-drill-major-07";
const organization = "drill-major-07";
const elsewhere = "lead-public";

let room: ServedRoom;
let browser: Browser;
let directive: string;

/** A directive whose clock of 14 days began before any level. */
async function prepare(): Promise<void> {
  await importDrillAdvisories(room);
  directive = await issueDirective(room, {
    title: { ko: "[훈련] 위기경보가 앞당기는 지시", en: "[DRILL] Brought forward by an alert" },
    actions: [{ kind: "patch", clock: { start: "published", duration: { days: 14 } } }],
  });
}

/** Looks at the page in the other language too, and in a narrow window. */
async function lookInBoth(page: Page, [other, own]: readonly ["en", "ko"] | readonly ["ko", "en"]) {
  await verifyAccessible(page);
  await chooseLanguage(page, other);
  await verifyAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await verifyNarrow(page);
  await chooseLanguage(page, own);
  await verifyNarrow(page);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Goes down a list from the option that is chosen, as a person without a mouse does. */
async function down(page: Page, label: string, steps: number): Promise<void> {
  await tabTo(page, label);
  for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowDown");
}

async function linesOf(page: Page): Promise<readonly string[]> {
  await page.locator(".levels .notice").waitFor();
  return await page.locator(".levels .notice p").allTextContents();
}

describe("levels of the crisis alert", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
  });
  after(async () => {
    await room?.close();
  });

  it("a lead records one for its own domain by keyboard, in Korean, after reading what follows", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: lead, language: "ko" });
    await tabTo(page, "사이버위기경보");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "사이버위기경보", level: 1 }).waitFor();
    await page.getByText("지금은 정상입니다.").waitFor();
    assert.equal(await page.locator(".levels .notice").count(), 0, "nothing is said while it is normal");
    assert.deepEqual(await page.getByLabel("대상").locator("option").allTextContents(), ["민간 영역"]);
    await down(page, "수준", 3);
    await tabTo(page, "사유");
    await page.keyboard.type("[훈련] 훈련 계획에 따름");
    await tabTo(page, "기록할 내용 확인");
    await page.keyboard.press("Enter");
    const dialog = page.locator("dialog[open]");
    await dialog.getByText("민간 영역: 정상 → 경계").waitFor();
    await dialog.getByText("되돌려도 앞당겨진 기한은 늦춰지지 않습니다").waitFor();
    await verifyAccessible(page);
    await tabTo(page, "기록합니다");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("기록했습니다.").waitFor();
    const [line = "", ...more] = await linesOf(page);
    assert.deepEqual(more, []);
    assert.match(line, /^사이버위기경보 경계, 민간 영역, \d{4}\. .* KST부터$/);
    assert.match(
      (await page.locator("tbody tr").first().textContent()) ?? "",
      /^경계민간 영역.*지금 발령 중$/,
    );
    await lookInBoth(page, ["en", "ko"]);
    await room.settle();
    verify();
    await close();
  });

  it("an organisation of the domain reads it under the masthead, and in its explanation why the clock is shorter", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: company, language: "ko" });
    assert.match((await linesOf(page))[0] ?? "", /경계, 민간 영역/);
    await visitPath(page, `/directives/${directive}/why/${organization}`);
    const moved = page.locator("section[aria-labelledby=moves] li p");
    assert.match((await moved.first().textContent()) ?? "", /앞당겨졌습니다: .*사이버위기경보가 경계입니다/);
    const clock = page.getByRole("table").filter({ hasText: "언제까지" });
    assert.match(
      (await clock.textContent()) ?? "",
      /사이버위기경보 경계에 따라 .* KST부터 7일 안으로 앞당겨짐/,
    );
    await chooseLanguage(page, "en");
    assert.match(
      (await page.getByRole("table").filter({ hasText: "By when" }).textContent()) ?? "",
      /shortened by the crisis alert level “alert” to within 7 days of /,
    );
    await lookInBoth(page, ["ko", "en"]);
    verify();
    await close();
  });

  it("everyone reads the history; only those who may record see the form", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: company, language: "en" });
    await page.getByRole("link", { name: "Cyber crisis alert: level “alert”" }).click();
    await page.getByRole("heading", { name: "Levels recorded" }).waitFor();
    assert.equal(await page.getByRole("heading", { name: "Record a level" }).count(), 0);
    verify();
    await close();
  });

  it("the chair records one for the nation by keyboard, in English, and ends it", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: "chair", language: "en" });
    await tabTo(page, "Crisis alert");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Cyber crisis alert", level: 1 }).waitFor();
    await down(page, "Level", 4);
    await tabTo(page, "Reason");
    await page.keyboard.type("[DRILL] by the exercise plan");
    await page.getByRole("button", { name: "See what will be recorded" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").getByText("nationwide: normal → serious").waitFor();
    await tabTo(page, "Record it");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("Recorded.").waitFor();
    await page.locator(".levels").getByText("nationwide").waitFor();
    const [nation = "", domain = ""] = await linesOf(page);
    assert.match(nation, /^Cyber crisis alert: level “serious”, nationwide, since .* KST$/);
    assert.match(domain, /^Cyber crisis alert: level “alert”, private domain, since .* KST$/);
    await lookInBoth(page, ["ko", "en"]);
    const chair = await visitor(room, "chair");
    await chair("alertLevelRecord", { domain: null, level: "normal", reason: "[DRILL] over" });
    await chair("alertLevelRecord", { domain: "private", level: "caution", reason: "[DRILL] calmer" });
    await page.locator(".levels").getByText("“caution”").waitFor();
    assert.equal((await linesOf(page)).length, 1, "it comes by the stream, without a step of the reader");
    await chair("alertLevelRecord", { domain: "private", level: "normal", reason: "[DRILL] over" });
    await page.locator(".levels .notice").waitFor({ state: "detached" });
    verify();
    await close();
  });

  it("says that the level is not known when it cannot be read", async () => {
    const { page, close } = await signedIn(browser, room, { operator: elsewhere, language: "en" });
    await page.route(/\/api\/alert-levels/, async (route) => await route.abort());
    await loadPath(page, "/directives");
    await page.locator(".levels").getByText("That does not mean normal.").waitFor();
    await verifyAccessible(page);
    await close();
  });
});
