/** A change that waits for a second person in a real browser: read, confirmed and undone by keyboard, in both languages; who brought it may not decide. */
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { visitor } from "./api-visitor.ts";
import {
  chooseLanguage,
  signedIn,
  startBrowser,
  tabTo,
  verifyAccessible,
  verifyNarrow,
  verifyWholeWords,
  withoutBrowser,
} from "./browser.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

const id = "DRILL-HELD-2026-0001";
const catalogue = "cisa-kev";

/** An issue of a catalogue: the numbers of its CVEs. */
function issue(day: number, numbers: readonly number[]): string {
  const vulnerabilities = numbers.map((number) => ({
    cveID: `CVE-2026-${77_000 + number}`,
    vendorProject: "Drill Works",
    product: "BeaconTower",
    vulnerabilityName: "[DRILL] a catalogue that shrinks",
    dateAdded: "2026-05-01",
    shortDescription: "[DRILL]",
    requiredAction: "[DRILL]",
    dueDate: "2026-05-20",
    notes: "",
    knownRansomwareCampaignUse: "Unknown",
  }));
  return JSON.stringify({
    title: "DRILL catalogue",
    catalogVersion: `2026.05.0${day}`,
    dateReleased: `2026-05-0${day}T00:00:00.000Z`,
    count: vulnerabilities.length,
    vulnerabilities,
  });
}

const first = Array.from({ length: 30 }, (_, at) => at);
const second = [0, 1, 2, 3, 4, 40, 41];

let room: ServedRoom;
let browser: Browser;

/** A record, and a withdrawal of it that did not come from its source. */
async function prepare(): Promise<void> {
  const analyst = await visitor(room, "analyst");
  const record = {
    id,
    modified: "2026-05-01T00:00:00Z",
    summary: "[DRILL] held",
    affected: [{ package: { ecosystem: "npm", name: "drill-held" }, versions: ["1.0.0"] }],
  };
  const day = "2026-05-02T00:00:00Z";
  for (const one of [record, { ...record, modified: day, withdrawn: day }])
    await analyst("importRecords", {
      batch: "held",
      records: [{ path: "feed/held.json", position: "", text: JSON.stringify(one) }],
    });
  for (const [issued, numbers] of [
    [2, first],
    [3, second],
  ] as const)
    await analyst("importRecords", {
      batch: `catalogue-${issued}`,
      records: [{ path: "feed/catalogue.json", position: "", text: issue(issued, numbers) }],
    });
}

async function decide(page: Page, button: string, confirm: string): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  await verifyAccessible(page);
  await tabTo(page, confirm);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
}

describe("changes that wait", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
  });
  after(async () => {
    await room?.close();
  });

  it("who brought one reads why it waits and decides nothing", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst",
      language: "ko",
      path: "/feed-changes",
    });
    const row = page.getByRole("row").filter({ hasText: id });
    await row.getByText("출처가 아닌 곳에서 온 철회입니다.").waitFor();
    await row.getByText("직접 반입한 변경입니다. 다른 사람이 결정해야 합니다.").waitFor();
    await verifyAccessible(page);
    await chooseLanguage(page, "en");
    await row.getByText("You brought it: somebody else decides.").waitFor();
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    verify();
    await close();
  });

  it("a second person confirms it and takes it back again", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst-2",
      language: "ko",
      path: "/feed-changes",
    });
    await decide(page, `승인: ${id}`, "승인");
    const made = page.locator("section[aria-labelledby=decided]").getByRole("row").filter({ hasText: id });
    await made.getByText("승인", { exact: true }).waitFor();
    await chooseLanguage(page, "en");
    await made.getByRole("button", { name: "Undo" }).waitFor();
    await verifyWholeWords(page);
    await chooseLanguage(page, "ko");
    await decide(page, `되돌리기: ${id}`, "되돌리기");
    await made.getByText("되돌림", { exact: true }).waitFor();
    await verifyAccessible(page);
    verify();
    await close();
  });

  for (const [language, said] of Object.entries({
    ko: {
      leave: "항목 32개 가운데 25개가 목록에서 빠집니다.",
      enter: "함께 들어온 새 항목 2개는 이미 반영되어 있습니다.",
      ids: "빠지는 항목 (25)",
      none: "빠지는 항목을 기한의 근거로 삼는 시행 중인 지시는 없습니다.",
      confirm: "승인",
    },
    en: {
      leave: "25 of 32 entries leave the catalogue.",
      enter: "2 entries came in with it and stand already.",
      ids: "Entries that leave (25)",
      none: "No directive in force reckons its deadline with an entry that leaves.",
      confirm: "Confirm",
    },
  } as const))
    it(`a catalogue that shrinks says how much, and the dialog says it again, in ${language}`, async () => {
      const { page, verify, close } = await signedIn(browser, room, {
        operator: "analyst-2",
        language,
        path: "/feed-changes",
      });
      const row = page
        .locator("section[aria-labelledby=held]")
        .getByRole("row")
        .filter({ hasText: catalogue });
      for (const sentence of [said.leave, said.enter, said.none]) await row.getByText(sentence).waitFor();
      await row.getByText(said.ids).focus();
      await page.keyboard.press("Enter");
      await row.getByText("CVE-2026-77029").waitFor();
      await verifyAccessible(page);
      await row.getByRole("button", { name: said.confirm }).focus();
      await page.keyboard.press("Enter");
      const dialog = page.locator("dialog[open]");
      for (const sentence of [said.leave, said.enter, said.none]) await dialog.getByText(sentence).waitFor();
      await verifyAccessible(page);
      await page.keyboard.press("Escape");
      await page.setViewportSize({ width: 320, height: 800 });
      await verifyNarrow(page);
      verify();
      await close();
    });
});
