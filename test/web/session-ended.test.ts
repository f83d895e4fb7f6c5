/** A form and the session's end, in a real browser: what was typed stays, signing in happens beside it, one draft is made of two clicks, and a directive about the same advisory is named. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type Store, sql, system } from "#store/sql.ts";
import { visitor } from "./api-visitor.ts";
import {
  chooseLanguage,
  signedIn,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  withoutBrowser,
} from "./browser.ts";
import { importDrillAdvisories, issueDirective } from "./issued-directive.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

const drafter = "lead-private";
const title = "[DRILL] Typed before the session ended";
const subject = "DRILL-ADV-2026-0001";

let room: ServedRoom;
let browser: Browser;

async function drafts(store: Store): Promise<number> {
  const row = await store.read(system, async (tx) =>
    tx.first<{ count: number }>(
      sql`select count(*)::integer as count from directive where draft -> 'title' ->> 'en' = ${title}`,
    ),
  );
  return row?.count ?? 0;
}

/** A new directive, of which something is typed. */
async function begin(page: Page): Promise<void> {
  await page.goto(`${room.origin}/directives/new?advisory=${subject}`);
  await page.getByLabel("Title (English)").fill(title);
}

describe("a form and the end of a session", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await importDrillAdvisories(room);
  });
  after(async () => {
    await room?.close();
  });

  it("keeps what was typed, and goes on once the same person signed in beside it", async () => {
    const { page, close } = await signedIn(browser, room, { operator: drafter, language: "en" });
    await begin(page);
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Keep the draft only" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByRole("heading", { name: "Your session has ended" }).waitFor();
    await verifyAccessible(page);
    await page.setViewportSize({ width: 390, height: 800 });
    await verifyNarrow(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await dialog.getByRole("button", { name: "I have signed in" }).click();
    await dialog.getByRole("alert").waitFor();
    const beside = await page.context().newPage();
    await beside.goto(await room.linkFor(drafter));
    await beside.locator(".identity").waitFor();
    await beside.close();
    await dialog.getByRole("button", { name: "I have signed in" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.equal(await page.getByLabel("Title (English)").inputValue(), title);
    await page.getByRole("button", { name: "Keep the draft only" }).click();
    await page.getByRole("heading", { name: title }).waitFor();
    assert.equal(await drafts(room.store), 1);
    await close();
  });

  it("makes one draft of two clicks in a tick, and of a second try after a lost reply", async () => {
    const already = await drafts(room.store);
    const { page, close } = await signedIn(browser, room, { operator: drafter, language: "en" });
    await begin(page);
    let lost = 0;
    await page.route("**/api/directives", async (route) => {
      if (lost++ > 0) return await route.continue();
      await route.fetch();
      await route.abort();
    });
    const save = page.getByRole("button", { name: "Keep the draft only" });
    await save.evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await page.getByRole("alert").waitFor();
    assert.equal(lost, 1, "the second click of a tick is none");
    await save.click();
    await page.getByRole("heading", { name: title }).waitFor();
    assert.equal(await drafts(room.store), already + 1);
    await close();
  });

  it("names a directive about the same advisory before another one is made, in both languages", async () => {
    const directive = await issueDirective(room, { advisories: [subject] });
    const { page, close } = await signedIn(browser, room, { operator: drafter, language: "en" });
    await begin(page);
    await page.getByText(`about the same advisory already: ${directive}`).waitFor();
    await verifyAccessible(page);
    await chooseLanguage(page, "ko");
    await page.getByText(`지시가 이미 있습니다: ${directive}`).waitFor();
    await close();
    const officer = await visitor(room, drafter);
    const { draft } = await officer("directiveRead", { directive });
    const preview = await officer("directivePreview", { ...draft, directive });
    assert.ok(
      preview.sameAdvisory.every((other) => other.directive !== directive),
      "not of itself",
    );
  });
});
