/** The feeds of a room in a real browser: how each fares, one fetched now, what one brings accepted by keyboard, in both languages. */
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { type FeedSchedule, feedsType, readSchedule } from "#core/feed/schedule.ts";
import { loadSchedule } from "#stages/advisory/feed/schedule.ts";
import { sql, system } from "#store/sql.ts";
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
  type: feedsType,
  feeds: [
    { id: "drill-catalogue", kind: "kev", url: "https://feeds.example/catalogue.json" },
    { id: "drill-provider", kind: "csaf", url: "https://feeds.example/provider-metadata.json" },
  ],
};
const shrunk = [{ code: "shrunk", count: 20, first: "20 < 40" }];

let room: ServedRoom;
let browser: Browser;

async function prepare(): Promise<void> {
  const read = readSchedule(document);
  const schedule = (read.ok ? read.value : undefined) as FeedSchedule;
  await room.store.write(system, async (tx) => {
    await loadSchedule(tx, document, schedule);
    await tx.run(sql`
      update feed_state set ok_at = now(), as_of = now() - interval '2 days', records = 40, remarks = ${JSON.stringify(shrunk)},
        due_at = now() + interval '10 minutes' where feed = 'drill-catalogue'`);
    await tx.run(sql`
      update feed_state set failures = 4, failing_since = now() - interval '1 hour', error = '{"code": "download-failed", "message": "the server is silent"}'
      where feed = 'drill-provider'`);
  });
}

describe("feeds that the room fetches", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
  });
  after(async () => {
    await room?.close();
  });

  it("shows what is wrong with each, has one fetched and accepts what one brings", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst",
      language: "ko",
      path: "/feeds",
    });
    const catalogue = page.getByRole("row").filter({ hasText: "drill-catalogue" });
    await catalogue.getByText("레코드가 전보다 적습니다: 20 < 40.").waitFor();
    await page.getByText(/가져오지 못하고 있습니다.*the server is silent/).waitFor();
    await verifyAccessible(page);
    await tabTo(page, "지금 가져오기: drill-provider");
    await page.keyboard.press("Enter");
    await page.getByText("drill-provider 피드를 가져오는 중입니다.").waitFor();
    await tabTo(page, "drill-catalogue 피드의 지금 내용 받아들이기");
    await page.keyboard.press("Enter");
    const dialog = page.locator("dialog[open]");
    await dialog.waitFor();
    await verifyAccessible(page);
    await tabTo(page, "받아들이기");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await catalogue.getByText("정상").waitFor();
    await chooseLanguage(page, "en");
    await page.getByText(/It cannot be fetched since .*the server is silent/).waitFor();
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    verify();
    await close();
  });
});
