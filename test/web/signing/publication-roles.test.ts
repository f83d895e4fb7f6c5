/** What lead authorities have to sign of the publication, as officers see it: what changes, the words, the file; and that it could not be asked is not taken for nothing. The answers are given to the page, since only offices' keys outside of a room make them. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import type { Output } from "#web/room/room-client.ts";
import { sql, system } from "#store/sql.ts";
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

type RoleList = Output<"publicationRoleList">;

const officer = "lead-private";
const words = {
  en: "apple river stone cloud window paper silver garden market bridge winter candle mirror pocket ladder basket",
  ko: "사과 강물 바위 구름 창문 종이 은빛 마당 시장 다리 겨울 양초 거울 주머니 사다리 바구니",
};
const changes = [
  { path: "directives/OFFICE/DRILL-2026-0001/2.json", sha256: "a".repeat(64), change: "+" },
  { path: "facts/OFFICE/DRILL-2026-0001/1.json", sha256: "b".repeat(64), change: "~" },
  { path: "directives/OFFICE/DRILL-2026-0002/1.json", sha256: "c".repeat(64), change: "-" },
] as const;

let room: ServedRoom;
let browser: Browser;
let answer: RoleList | null = { roles: [] };

async function waiting(): Promise<RoleList> {
  const row = await room.store.read(
    system,
    async (tx) =>
      await tx.first<{ office: string }>(sql`select office from operator where id = ${officer} limit 1`),
  );
  const office = row?.office ?? "";
  const about = { version: 4, expires: "2027-03-01T00:00:00.000Z", since: "2026-11-30T21:00:00.000Z" };
  const progress = { signed: 1, threshold: 2, holders: 3, more: 5, file: "{}" };
  return { roles: [{ office, ...about, ...progress, words, changes: [...changes] }] };
}

describe("what lead authorities have to sign", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
  });
  after(async () => await room?.close());

  it("stands on the page of the directives in both languages, and not where nothing waits", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: officer, language: "en" });
    await page.route("**/api/publication/roles", async (route) => {
      await route.fulfill(answer === null ? { status: 500, json: {} } : { json: answer });
    });
    const card = page.locator("[aria-labelledby=publication-roles]");
    await visitPath(page, "/directives");
    assert.equal(await card.count(), 0);
    answer = await waiting();
    await visitPath(page, "/directives");
    await card.getByText(words.en).waitFor();
    assert.equal(await card.locator("li").count(), changes.length);
    await verifyAccessible(page);
    const folder = process.env["BONGSU_SCREENSHOTS"];
    if (folder !== undefined) await card.screenshot({ path: `${folder}/publication-roles-en.png` });
    await chooseLanguage(page, "ko");
    await card.getByText(words.ko).waitFor();
    if (folder !== undefined) await card.screenshot({ path: `${folder}/publication-roles-ko.png` });
    await verifyAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    if (folder !== undefined) await card.screenshot({ path: `${folder}/publication-roles-narrow.png` });
    verify();
    await close();
  });

  it("is told of where it could not be asked, and shown once it can be", async () => {
    const { page, close } = await signedIn(browser, room, { operator: officer, language: "en" });
    answer = null;
    await page.route("**/api/publication/roles", async (route) => {
      await route.fulfill(answer === null ? { status: 500, json: {} } : { json: answer });
    });
    await visitPath(page, "/directives");
    const card = page.locator("[aria-labelledby=publication-roles]");
    await card.getByRole("alert").waitFor({ timeout: 5000 });
    answer = await waiting();
    await card.getByRole("button").click();
    await card.getByText(words.en).waitFor();
    await close();
  });
});
