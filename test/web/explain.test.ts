/** Rule packs and explanations in a real browser: the table is lit where it decides, two packs are compared, and every deadline says why, by keyboard and in both languages. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { importRecords } from "#stages/advisory/commands.ts";
import { stateAssetFacts } from "#stages/exposure/commands.ts";
import { sql, system } from "#store/sql.ts";
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

const drafter = "lead-private";
const company = "org-drill-major-07";
const organization = "drill-major-07";
const flaw = { id: "DRILL-2026-MOVES", cve: "CVE-2026-60001" };
const shots = process.env.BONGSU_SHOTS;

let room: ServedRoom;
let browser: Browser;
let directive: string;

/** The mildest values, said by an invented coordinator. */
function judged(cveId: string): object {
  const options = [{ Exploitation: "none" }, { Automatable: "no" }, { "Technical Impact": "partial" }];
  const metrics = [{ other: { type: "ssvc", content: { options, timestamp: "2026-06-30T00:00:00Z" } } }];
  return {
    dataType: "CVE_RECORD",
    dataVersion: "5.1",
    cveMetadata: { cveId, state: "PUBLISHED", dateUpdated: "2026-06-30T00:00:00Z" },
    containers: { cna: {}, adp: [{ providerMetadata: { shortName: "DRILL-ADP" }, metrics }] },
  };
}

const record = {
  schema_version: "1.6.0",
  id: flaw.id,
  modified: "2026-06-30T00:00:00Z",
  published: "2026-06-30T00:00:00Z",
  aliases: [flaw.cve],
  summary: "[DRILL] a flaw that is listed later",
  affected: [{ package: { ecosystem: "npm", name: "drill-moves" }, versions: ["1.0.0"] }],
};

/** A directive about a mild flaw that is listed as known exploited after it was told. */
async function prepare(): Promise<void> {
  const texts = [record, judged(flaw.cve)].map((one, at) => ({
    path: `${at}.json`,
    text: JSON.stringify(one),
  }));
  await importDrillAdvisories(room, texts);
  directive = await issueDirective(room, {
    title: { ko: "[훈련] 기한이 옮겨지는 지시", en: "[DRILL] A deadline that moves" },
    advisories: [flaw.id],
    actions: [{ kind: "patch" }],
  });
  const dateAdded = room.now().toISOString().slice(0, 10);
  const text = { vendor: "x", product: "x", name: "x", requiredAction: "x", notes: "", dueDate: null };
  await importRecords(room.store, system, {
    batch: "listed",
    records: [
      {
        kind: "exploited",
        origin: { format: "kev-json", path: "kev.json", position: "", sha256: "0".repeat(64) },
        record: {
          kind: "exploited",
          id: flaw.cve,
          asOf: room.now().toISOString(),
          unknown: {},
          entry: { ...text, cve: flaw.cve, catalog: "[훈련] KEV", dateAdded, ransomware: null },
        },
      },
    ],
  });
  await room.settle();
}

/** A whole cell's worth of invented organisations, some of which state that their systems are not exposed. */
async function populate(): Promise<void> {
  await room.store.write(system, async (tx) => {
    await tx.run(sql`insert into organization (id, name, tier, sector, domain, region, critical, size, languages, contacts, valid_from, drill)
      select 'drill-more-' || n, '{"ko": "[훈련]", "en": "[DRILL]"}', 'enclave', 'retail', 'private', '11', false, 10, '{ko}', '[]', '2026-01-01', true
      from generate_series(10, 29) n`);
    for (const n of [10, 11, 12, 13, 14, 15])
      await stateAssetFacts(
        tx,
        { organization: `drill-more-${n}`, facts: { exposed: "no" } },
        room.now().toISOString(),
      );
  });
}

/** Keeps a picture of the page when a folder is named, to be looked at by a person. */
async function shoot(page: Page, name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

async function inBoth(page: Page, name: string): Promise<void> {
  await verifyAccessible(page);
  await shoot(page, `${name}-ko`);
  await chooseLanguage(page, "en");
  await verifyAccessible(page);
  await shoot(page, `${name}-en`);
  await page.setViewportSize({ width: 320, height: 800 });
  await verifyNarrow(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await chooseLanguage(page, "ko");
}

describe("rules and reasons", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
    await populate();
  });
  after(async () => {
    await room?.close();
  });

  it("an organisation asks why from its task, by keyboard", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: company, language: "ko" });
    await page.locator(".steps > li").first().waitFor();
    await tabTo(page, "왜 이 기한인가요?");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "왜 이 기한인가요?", level: 1 }).waitFor();
    await page.getByText("기한이 옮겨진 이력").waitFor();
    assert.ok(page.url().endsWith(`/directives/${directive}/why/${organization}`), page.url());
    const moves = await page.locator("section[aria-labelledby=moves] li p").allTextContents();
    assert.equal(moves.length, 1);
    assert.match(moves[0] ?? "", /앞당겨졌습니다.*CVE-2026-60001/);
    const lit = page.locator("tr[aria-current=true]").first();
    assert.match((await lit.textContent()) ?? "", /결정하는 행.*예/);
    const who = await page
      .locator(`section[aria-labelledby="because-${flaw.id}"] table`)
      .first()
      .textContent();
    assert.ok(who?.includes("KEV") && who.includes("아무도 말하지 않아"), who ?? "");
    await inBoth(page, "explanation");
    verify();
    await close();
  });

  it("an organisation states facts of its systems, and its explanation says so", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: company, language: "ko" });
    await page.getByLabel("외부 노출").selectOption("no");
    await page.getByRole("button", { name: "알리기" }).click();
    await page.getByText("알린 때").waitFor();
    await inBoth(page, "asset-facts");
    await visitPath(page, `/directives/${directive}/why/${organization}`);
    await page.getByText("기관이 스스로 알린 사실").first().waitFor();
    await page.getByText("알린 사실에 따른 기한").waitFor();
    await page.getByText("맡긴 자산 목록이 없어").waitFor();
    await inBoth(page, "own-explanation");
    verify();
    await close();
  });

  it("an officer asks why from the list of those who are stuck", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: drafter,
      language: "en",
      path: `/directives/${directive}`,
    });
    const link = page.getByRole("link", { name: /why this deadline\?/ }).first();
    await link.waitFor();
    await link.click();
    await page.getByRole("heading", { name: "Why this deadline?", level: 1 }).waitFor();
    await page.getByText("How the deadline has moved").waitFor();
    await page.getByRole("link", { name: "Back to the directive" }).waitFor();
    verify();
    await close();
  });

  it("another organisation's deadline is nothing that one may see", async () => {
    const { page, close } = await signedIn(browser, room, { operator: company, language: "en" });
    await page.locator(".steps > li").first().waitFor();
    await visitPath(page, `/directives/${directive}/why/drill-major-08`);
    await page.getByRole("alert").waitFor();
    assert.match((await page.getByRole("alert").textContent()) ?? "", /There is nothing here/);
    await close();
  });

  it("lights the rows for the chosen advisory while composing, and compares two packs", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: drafter,
      language: "ko",
      path: `/directives/new?advisory=${flaw.id}`,
    });
    await page.locator("tr[aria-current=true]").first().waitFor();
    assert.equal(
      await page.locator(".because .rule-table").first().locator("tr[aria-current=true]").count(),
      1,
    );
    assert.ok((await page.locator(".because .rule-table").first().locator(".row-possible").count()) > 0);
    await page.getByText("아직 모르는 사실: 외부 노출").waitFor();
    const falls = page.getByRole("table").filter({ hasText: "기관 수" });
    const rows = await falls.locator("tbody tr").allTextContents();
    assert.ok(
      rows.some((row) => /알린 사실이나 맡긴 목록이 있음.*6$/.test(row)),
      rows.join("; "),
    );
    assert.match(rows.at(-1) ?? "", /모름: 가장 나쁜 값으로 봄/);
    await tabTo(page, "비교해 보기");
    await page.keyboard.press("Enter");
    const moved = page.getByRole("table").filter({ hasText: "달라지는 기한" }).first();
    await moved.waitFor();
    assert.match((await moved.textContent()) ?? "", /빨라짐|늦어짐|그대로/);
    await inBoth(page, "compose");
    verify();
    await close();
  });
});
