/** Alerts in a real browser: what a person on duty was interrupted for, acknowledged by keyboard, and how it fared, in both languages. */
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { dutyType, type DutyList, readDutyList } from "#core/duty/duty-list.ts";
import { loadDutyList } from "#stages/alerting/duty.ts";
import { stepAlerts } from "#stages/alerting/step.ts";
import { appendEvents } from "#store/journal.ts";
import { system } from "#store/sql.ts";
import {
  chooseLanguage,
  signedIn,
  startBrowser,
  tabTo,
  verifyAccessible,
  verifyNarrow,
  withoutBrowser,
} from "./browser.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

const document = {
  type: dutyType,
  people: [{ operator: "analyst", mail: "first@duty.example" }],
  turns: [
    { office: "team", operators: ["analyst"], from: "2026-01-01T00:00:00Z", to: "2099-01-01T00:00:00Z" },
  ],
};

let room: ServedRoom;
let browser: Browser;

async function prepare(): Promise<void> {
  const read = readDutyList(document);
  const list = (read.ok ? read.value : undefined) as DutyList;
  await room.settle();
  await room.store.write(system, async (tx) => await loadDutyList(tx, document, list));
  await room.store.write(
    system,
    async (tx) => await appendEvents(tx, { kind: "feed.alerted", feed: "drill-feed", problem: "shrunk" }),
  );
  await room.settle();
  await room.store.write(system, async (tx) => await stepAlerts(tx, new Date().toISOString()));
}

describe("alerts", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
  });
  after(async () => {
    await room?.close();
  });

  it("shows what a person was interrupted for and takes their acknowledgement", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst",
      language: "ko",
      path: "/alerts",
    });
    await page.locator("section[aria-labelledby=own-alerts]").getByText("피드 drill-feed 이상").waitFor();
    await verifyAccessible(page);
    await tabTo(page, "확인: 피드 drill-feed 이상");
    await page.keyboard.press("Enter");
    await page.getByText("확인함").waitFor();
    await chooseLanguage(page, "en");
    await page.getByText("acknowledged", { exact: true }).waitFor();
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    verify();
    await close();
  });
});
