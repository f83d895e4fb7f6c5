/** Conditions, procedures and the last day in a real browser: composed by keyboard from short lists, seen before issue, and shown with their dates after it. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  signedIn,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
  chooseLanguage,
} from "./browser.ts";
import { importDrillAdvisories, issueDirective } from "./issued-directive.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";
import { visitor } from "./api-visitor.ts";

const drafter = "lead-private";
const company = "org-drill-major-07";
const organization = "drill-major-07";
const flaw = "DRILL-2026-UNPATCHED";
const procedure = "drill.emergency-2026-01@1.0.0";
const shots = process.env.BONGSU_SHOTS;

let room: ServedRoom;
let browser: Browser;
let directive: string;

const record = {
  schema_version: "1.6.0",
  id: flaw,
  modified: "2026-06-30T00:00:00Z",
  published: "2026-06-30T00:00:00Z",
  summary: "[DRILL] a flaw without a fixed version",
  affected: [{ package: { ecosystem: "npm", name: "drill-unpatched" }, versions: ["1.0.0"] }],
};

/** A directive with a condition, a procedure and a last day, issued. */
async function prepare(): Promise<void> {
  await importDrillAdvisories(room, [{ path: "unpatched.json", text: JSON.stringify(record) }]);
  directive = await issueDirective(room, {
    title: { ko: "[훈련] 패치가 없으면 끊는 지시", en: "[DRILL] Disconnect without a patch" },
    advisories: [flaw],
    actions: [
      {
        kind: "disconnect",
        clock: { start: "published", duration: { days: 3 } },
        when: { fact: "patch", is: "no", after: { days: 2 } },
      },
    ],
    procedure,
    until: "2099-12-31",
  });
}

async function inBoth(page: Page, name: string): Promise<void> {
  const shoot = async (language: string) => {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}-${language}.png`), fullPage: true });
  };
  await verifyAccessible(page);
  await shoot("ko");
  await chooseLanguage(page, "en");
  await verifyAccessible(page);
  await shoot("en");
  await page.setViewportSize({ width: 320, height: 800 });
  await verifyNarrow(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await chooseLanguage(page, "ko");
}

/** Chooses in a list by typing the beginning of a choice, as a person without a mouse would. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  const list = page.getByLabel(label, { exact: true }).first();
  await list.focus();
  await page.keyboard.type(typed);
}

describe("conditions and procedures", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
  });
  after(async () => {
    await room?.close();
  });

  it("are composed by keyboard, and the preview says what they mean", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: drafter,
      language: "en",
      path: `/directives/new?advisory=${flaw}`,
    });
    await choose(page, "Condition", "if there is no patch");
    await choose(page, "The fact is looked at", "after days");
    await page.getByLabel("How many", { exact: true }).first().focus();
    await page.keyboard.type("2");
    const english = page.locator("article .letter[lang=en]");
    await english.filter({ hasText: "apply the patch if there is no patch within 2 days" }).waitFor();
    await page.getByLabel("Procedure", { exact: true }).focus();
    await page.keyboard.type("[DRILL]");
    await page.getByRole("list", { name: "Steps of the procedure" }).waitFor();
    await english.filter({ hasText: "the 7 steps of [DRILL] Gaon Gate" }).waitFor();
    await page.getByLabel("Last day", { exact: true }).fill("2099-12-31");
    await english.filter({ hasText: "then it expires by itself" }).waitFor();
    const korean = (await page.locator("article .letter[lang=ko]").textContent()) ?? "";
    assert.match(korean, /2일 안에 패치가 없으면 패치 적용/);
    assert.match(korean, /침해가 확인되면 연동 배제/);
    await chooseLanguage(page, "ko");
    await page.locator("details summary", { hasText: "왜 이 기한인가" }).first().click();
    await page.getByRole("table").filter({ hasText: "에 정해집니다" }).first().waitFor();
    await inBoth(page, "compose-conditions");
    verify();
    await close();
  });

  it("a last day that is over is refused at its field", async () => {
    const { page, close } = await signedIn(browser, room, {
      operator: drafter,
      language: "en",
      path: `/directives/new?advisory=${flaw}`,
    });
    await page.getByLabel("Last day", { exact: true }).fill("2020-01-01");
    const field = page.locator(".field-wrong", { hasText: "Last day" });
    await field.getByText("This day is over.").waitFor();
    assert.equal(await page.getByLabel("Last day", { exact: true }).getAttribute("aria-invalid"), "true");
    await close();
  });

  it("stand on the directive's page with their dates", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: drafter,
      language: "ko",
      path: `/directives/${directive}`,
    });
    const asked = page.locator("section[aria-labelledby=asked]");
    await asked.waitFor();
    const rows = await asked.locator("tbody tr").allTextContents();
    assert.equal(rows.filter((row) => row.includes("[훈련]")).length, 7);
    assert.ok(
      rows.some((row) => /2일 안에 패치가 없으면: .*에 정해집니다/.test(row)),
      rows.join("\n"),
    );
    assert.ok(
      rows.some((row) => /날마다:/.test(row)),
      rows.join("\n"),
    );
    await page.getByText("끝나는 날").first().waitFor();
    await inBoth(page, "directive-conditions");
    verify();
    await close();
  });

  it("are explained to the organisation that they ask", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: company, language: "ko" });
    await page.locator(".steps > li").first().waitFor();
    await visitPath(page, `/directives/${directive}/why/${organization}`);
    await page.getByRole("table").filter({ hasText: "침해가 확인되면" }).first().waitFor();
    await page
      .getByRole("listitem")
      .filter({ hasText: /^패치가 있음: P/ })
      .waitFor();
    await inBoth(page, "explanation-conditions");
    verify();
    await close();
  });

  it("say after an answer only what a revision changed", async () => {
    const first = await visitor(room, "chair");
    const second = await visitor(room, "chair-2");
    const mine = await visitor(room, company);
    const counts = { affected: 1, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };
    await mine("taskAnswer", {
      directive,
      revision: 1,
      counts,
      once: "00000000-0000-4000-8000-000000000001",
    });
    const { draft } = await first("directiveRead", { directive });
    const { procedure: _left, ...rest } = draft;
    await first("directiveRevise", { directive, draft: rest });
    await first("directiveSubmit", { directive });
    await second("directiveApprove", { directive });
    await room.settle();
    const { page, verify, close } = await signedIn(browser, room, { operator: company, language: "ko" });
    const changed = page.getByRole("region", { name: "답한 뒤에 바뀐 점" });
    await changed.waitFor();
    assert.match((await changed.textContent()) ?? "", /절차 없앰: "drill\.emergency-2026-01@1\.0\.0"/);
    await verifyAccessible(page);
    verify();
    await close();
  });
});
