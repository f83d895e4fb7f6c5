/** More time on the pages, by keyboard: an organisation asks, an officer declines and grants, and the card says so with the new deadline; both languages, accessible. */
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
} from "./browser.ts";
import { importDrillAdvisories, issueDirective } from "./issued-directive.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";
import { visitor } from "./api-visitor.ts";

const company = "org-drill-major-07";
const officer = "lead-private";

let room: ServedRoom;
let browser: Browser;
let directive: string;

async function prepare(): Promise<void> {
  await importDrillAdvisories(room);
  const title = { ko: "[훈련] 연장 시험", en: "[DRILL] Extension" };
  directive = await issueDirective(room, { title }, [officer, "lead-private-2"]);
}

/** Asks on its home page, with the keyboard alone. */
async function ask(page: Page, days: string): Promise<void> {
  await visitPath(page, "/");
  await tabTo(page, "Ask for more time");
  await page.keyboard.press("Enter");
  for (const [label, text] of [
    ["How many more days?", days],
    ["Why it is needed", "Drill: no change window"],
    ["What stands in meanwhile", "Drill: blocked at the edge"],
  ] as const) {
    await page.getByLabel(label).focus();
    await page.keyboard.type(text);
  }
  await verifyAccessible(page);
  await tabTo(page, "Send the request");
  await page.keyboard.press("Enter");
  await page.getByText("Not answered yet").waitFor();
}

describe("more time", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
  });
  after(async () => {
    await room?.close();
  });

  it("is asked for, declined with a reason, asked for again and granted shorter", async () => {
    const one = await signedIn(browser, room, { operator: company, language: "en" });
    const two = await signedIn(browser, room, {
      operator: officer,
      language: "en",
      path: `/directives/${directive}`,
    });
    assert.equal(await two.page.getByText("Requests for more time").count(), 0);

    await ask(one.page, "10");
    assert.equal(await one.page.getByRole("button", { name: "Ask for more time" }).count(), 0);
    await visitPath(two.page, `/directives/${directive}`);
    await two.page.getByText("Drill: blocked at the edge").waitFor();
    await verifyAccessible(two.page);
    await two.page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(two.page);
    await two.page.setViewportSize({ width: 1280, height: 800 });
    await tabTo(two.page, /^Decline more time to /);
    await two.page.keyboard.press("Enter");
    await two.page.getByLabel("Why it is declined").fill("Drill: the control is too weak");
    await two.page.locator("dialog").getByRole("button", { name: "Decline" }).click();
    await two.page.getByText("Requests for more time").waitFor({ state: "detached" });

    await ask(one.page, "10");
    await one.page.getByText("Drill: the control is too weak").waitFor();
    const earlier = (await (await visitor(room, company))("taskList", {})).tasks[0]?.due ?? "";
    await visitPath(two.page, `/directives/${directive}`);
    await tabTo(two.page, /^Grant more time to /);
    await two.page.keyboard.press("Enter");
    await verifyAccessible(two.page);
    await two.page.getByLabel("How much is granted").fill("7");
    await two.page.keyboard.press("Enter");
    await two.page.getByText("Requests for more time").waitFor({ state: "detached" });
    await room.settle();

    await visitPath(one.page, "/");
    await one.page.getByText("Granted", { exact: true }).waitFor();
    await one.page.getByRole("listitem").filter({ hasText: "7 days" }).waitFor();
    const later = (await (await visitor(room, company))("taskList", {})).tasks[0]?.due ?? "";
    assert.equal(Date.parse(later) - Date.parse(earlier), 7 * 86_400_000);
    await chooseLanguage(one.page, "ko");
    await one.page.getByText("거절", { exact: true }).waitFor();
    await verifyAccessible(one.page);
    await one.page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(one.page);
    for (const { verify, close } of [one, two]) {
      verify();
      await close();
    }
  });
});
