/**
 * Pictures of the pages in every language from a running room: `node tools/screenshots.ts DATA [OUT] [ROOM]`. Signs in by one-time links made
 * in the data directory of the room; needs Debian's chromium. Not a test: the page tests are in `test/web/`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { withRoom } from "#main/room/open-room.ts";
import { languageTags } from "#messages/translators.ts";
import { libnariNames } from "#stages/registry/world/products.ts";
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

/** A list of purls as CycloneDX has it. */
function bomOf(...purls: readonly string[]): string {
  const components = purls.map((purl) => ({ type: "library", name: purl.split("/").at(-1) ?? purl, purl }));
  return JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components });
}

/** Lists of which something, or everything, stays unknown: no such answer is green. */
const lists: Readonly<Record<string, string>> = {
  partly: bomOf(
    `pkg:npm/${libnariNames.npm}@2.4.1`,
    "pkg:npm/drill-quiet@1.0.0",
    "pkg:conan/drill@1.0",
    "pkg:pypi/drill@2",
  ),
  unknown: bomOf("pkg:conan/drill@1.0", "pkg:rpm/centos/drill@1?distro=centos-7"),
  empty: bomOf(),
};

/** The answer of the page `/check` to a list. */
async function shootCheck(page: Page, list: string, name: string): Promise<void> {
  await page.goto(`${room}/check`);
  await page.locator(".ready").waitFor();
  const file = { name: "bom.cdx.json", mimeType: "application/json", buffer: Buffer.from(list) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator(".figures").first().waitFor();
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
  process.stdout.write(`${name}.png  /check\n`);
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
  await shoot(officer, "/feed-changes", `feed-changes-${language}`);
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
  for (const [name, list] of Object.entries(lists))
    await shootCheck(member, list, `check-${name}-${language}`);
}
await browser.close();
