/**
 * Pictures of the pages in every language from a running room: `node tools/screenshots.ts DATA [OUT] [ROOM]`. Signs in by one-time links made
 * in the data directory of the room; needs Debian's chromium. Not a test: the page tests are in `test/web/`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { withRoom } from "#main/room/open-room.ts";
import { languageTags } from "#messages/translators.ts";
import { makeLink } from "#stages/registry/sessions.ts";

const [data = "./data", out = "./screenshots", room = "http://localhost:8420"] = process.argv.slice(2);
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function signIn(page: Page, operator: string, language: string): Promise<void> {
  const { secret } = await withRoom(data, async (tx) => await makeLink(tx, { operator, now: new Date() }));
  await page.addInitScript((wanted) => localStorage.setItem("bongsu.language", wanted), language);
  await page.goto(`${room}/sign-in#${secret}`);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function shoot(page: Page, path: string, name: string): Promise<void> {
  await page.goto(`${room}${path}`);
  await page.waitForLoadState("networkidle", { timeout: 5000 }).catch(() => undefined);
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
  process.stdout.write(`${name}.png  ${path}\n`);
}

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env["BONGSU_CHROMIUM"] ?? "/usr/bin/chromium",
  args: flags,
});
for (const language of languageTags) {
  const officer = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: language })
  ).newPage();
  await signIn(officer, "lead-public", language);
  await shoot(officer, "/", `picture-${language}`);
  await shoot(officer, "/directives", `directives-${language}`);
  await shoot(officer, "/directives/new?advisory=DRILL-ADV-2026-0001", `compose-${language}`);
  await officer.locator("section[aria-labelledby=compare-packs] .actions button").click();
  await officer.waitForTimeout(1500);
  await officer.screenshot({ path: join(out, `compare-${language}.png`), fullPage: true });
  await shoot(officer, "/directives/DRILL-2026-0001", `directive-${language}`);
  await shoot(officer, "/advisories", `advisories-${language}`);
  await shoot(officer, "/advisories/DRILL-ADV-2026-0001", `advisory-${language}`);
  const member = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: language })
  ).newPage();
  await signIn(member, "org-drill-sme-09", language).catch(() => undefined);
  await shoot(member, "/organization", `organization-${language}`);
  await shoot(member, "/directives/DRILL-2026-0001/why/drill-sme-09", `explanation-${language}`);
  await shoot(member, "/check", `check-${language}`);
}
await browser.close();
