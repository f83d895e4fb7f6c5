/** The pages in a real browser on a real drill room: each opens in both languages, is accessible, stays in its origin, and does its job by keyboard. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { enqueueMessage, leaseMessage, recordDeliveryFailure } from "#store/outbox.ts";
import { system } from "#store/sql.ts";
import {
  openPage,
  signedIn,
  startBrowser,
  tabTo,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
  chooseLanguage,
  firstLoad,
  verifySmall,
} from "./browser.ts";
import { importDrillAdvisories, issueDirective, type RecordFile } from "./issued-directive.ts";
import { movePictures } from "#stages/picture/move.ts";
import { acknowledgeOnPage } from "#stages/response/commands.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

const drafter = "lead-private";
const approver = "lead-private-2";
const company = "org-drill-major-07";
const subject = "DRILL-ADV-2026-0001";
const hostile = "DRILL-2026-HOSTILE";

let room: ServedRoom;
let browser: Browser;
let directive: string;

/** A record whose every text tries to become markup or to lead astray. */
function hostileRecord(): RecordFile {
  const advisory = {
    schema_version: "1.6.0",
    id: hostile,
    modified: "2026-05-13T00:00:00Z",
    published: "2026-05-13T00:00:00Z",
    summary: "<img src=x onerror=alert(1)> [DRILL]",
    details: "[click](javascript:alert(1)) <script>alert(1)</script> <b>bold</b>",
    references: [
      { type: "WEB", url: "javascript:alert(1)" },
      { type: "WEB", url: "https://elsewhere.example/advisory?a=1" },
    ],
    affected: [{ package: { ecosystem: "npm", name: "drill-nothing" }, versions: ["1.0.0"] }],
  };
  return { path: "hostile.json", text: JSON.stringify(advisory) };
}

/** A message that a channel gave up, with an error that does not break. */
async function giveUp(): Promise<void> {
  const message = { channel: "drill-soc", key: "1", payload: null };
  await room.store.write(system, async (tx) => await enqueueMessage(tx, message));
  const leased = await leaseMessage(room.store, message.channel, { worker: "test", seconds: 60 });
  assert.ok(leased !== undefined);
  const error = `the receiver answers 410: ${"x".repeat(200)}`;
  await recordDeliveryFailure(room.store, leased, { error, permanent: true });
}

/** Advisories of the drill, and one directive that is issued. */
async function prepare(): Promise<void> {
  await importDrillAdvisories(room, [hostileRecord()]);
  directive = await issueDirective(room, {});
}

/** One page in both languages, looked at by axe, and in a narrow window. */
async function look(page: Page, ko: string, en: string): Promise<void> {
  assert.equal(await page.locator("html").getAttribute("lang"), "ko");
  assert.equal(await page.locator("h1").textContent(), ko);
  assert.match((await page.locator(".drill").textContent()) ?? "", /^\[훈련\]/);
  assert.ok((await page.title()).startsWith("[훈련]"), await page.title());
  await verifyAccessible(page);
  await chooseLanguage(page, "en");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("h1").textContent(), en);
  assert.match((await page.locator(".drill").textContent()) ?? "", /^\[DRILL\]/);
  await page.setViewportSize({ width: 320, height: 800 });
  await verifyNarrow(page);
  await chooseLanguage(page, "ko");
  await verifyNarrow(page);
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe("pages", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await prepare();
    await giveUp();
  });
  after(async () => {
    await room?.close();
  });

  const headings = [
    ["/", "국가 현황판", "National picture"],
    ["/directives", "조치 지시", "Directives"],
    ["/directives/new", "새 조치 지시", "New directive"],
    ["/directives/DIRECTIVE", "[훈련] 게이트웨이 긴급 조치", "[DRILL] Gateway: act now"],
    ["/advisories", "보안권고문", "Advisories"],
    [`/advisories/${subject}`, subject, subject],
    ["/alert-levels", "사이버위기경보", "Cyber crisis alert"],
    ["/channels", "전파 채널", "Channels"],
    ["/status", "상황반 상태", "State of the room"],
    ["/feed-changes", "보류한 변경", "Changes held back"],
    ["/administration", "관리", "Administration"],
    ["/operators", "사용자", "Operators"],
    ["/organizations", "기관", "Organisations"],
    ["/tokens", "토큰", "Tokens"],
    ["/offices", "담당 기관", "Offices"],
    ["/passkey", "패스키 등록", "Register a passkey"],
  ] as const;

  it("opens every page of an officer in both languages", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: drafter, language: "ko" });
    for (const [path, ko, en] of headings) {
      await visitPath(page, path.replace("DIRECTIVE", directive));
      await look(page, ko, en);
    }
    verify();
    await close();
  });

  it("opens the page of an organisation in both languages", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: company, language: "ko" });
    await page.locator(".steps > li").nth(2).waitFor();
    await look(page, "오늘 할 일", "Today's tasks");
    verify();
    await close();
  });

  it("shows unknown beside closed, in the figures and in every table", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: "chair", language: "en" });
    await page.locator(".figures").first().waitFor();
    const figures = await page.locator(".figures").first().locator("dt").allTextContents();
    assert.deepEqual(figures.slice(0, 2), ["Closed", "Not known"]);
    const tables = page.locator("table.numbers");
    assert.equal(await tables.count(), 2);
    for (const table of await tables.all()) {
      const columns = await table.locator("thead th").allTextContents();
      assert.ok(columns.includes("Closed") && columns.includes("Not known"), columns.join());
    }
    verify();
    await close();
  });

  it("moves the picture while it is looked at", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: "chair", language: "en" });
    await page.getByText("Live", { exact: true }).waitFor();
    const silent = page.locator(".figure-silent strong").first();
    const acknowledged = page.locator(".reach dd").nth(1).locator("strong").first();
    const unmoved = (await silent.textContent()) ?? "";
    for (const number of ["08", "09", "10", "11", "12", "13"]) {
      const organization = `drill-basic-${number}`;
      const at = room.now().toISOString();
      const payload = {
        type: "bongsu.acknowledgement/1",
        organization,
        directive,
        revision: 1,
        drill: true,
        at,
      } as const;
      await room.as(
        { role: "organization", id: organization, organization },
        async (tx) => await acknowledgeOnPage(tx, payload, at),
      );
    }
    await room.settle();
    await movePictures(room.store, 0);
    await room.settle();
    await page.waitForFunction((element) => element?.textContent === "6", await acknowledged.elementHandle());
    assert.equal(await silent.textContent(), unmoved, "an acknowledgement says nothing about being affected");
    verify();
    await close();
  });

  it("answers once from an organisation's page, after showing exactly what is sent", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: company, language: "en" });
    await page.getByRole("button", { name: "Acknowledge receipt" }).click();
    await page.getByText("Acknowledged", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await page.getByLabel("Fixed", { exact: true }).fill("7");
    await page.getByRole("button", { name: "See what will be sent" }).click();
    const shown = JSON.parse((await page.locator("dialog .exact").textContent()) ?? "") as {
      directive: string;
      counts: unknown;
    };
    assert.equal(shown.directive, directive);
    assert.deepEqual(shown.counts, { affected: 0, fixed: 7, mitigated: 0, notAffected: 0, unknown: 0 });
    const [request] = await Promise.all([
      page.waitForRequest((sent) => sent.url().endsWith("/answer")),
      page.getByRole("button", { name: "Send", exact: true }).click(),
    ]);
    const { directive: named, ...body } = shown;
    assert.deepEqual(request.postDataJSON(), body, `what was shown for ${named} is what was sent`);
    await page.getByText("Your answer has arrived.").waitFor();
    await page.getByText("Closed", { exact: true }).first().waitFor();
    verify();
    await close();
  });

  it("composes, submits and approves by keyboard alone", async () => {
    const one = await signedIn(browser, room, { operator: drafter, language: "ko" });
    await tabTo(one.page, "조치 지시");
    await one.page.keyboard.press("Enter");
    await one.page.getByRole("heading", { name: "조치 지시", level: 1 }).waitFor();
    await tabTo(one.page, "새 지시 작성");
    await one.page.keyboard.press("Enter");
    await tabTo(one.page, "제목 (한국어)");
    await one.page.keyboard.type("[훈련] 자판으로만 쓴 지시");
    await tabTo(one.page, "제목 (영어)");
    await one.page.keyboard.type("[DRILL] Written by keyboard alone");
    await tabTo(one.page, "보안권고문");
    await one.page.keyboard.type(subject);
    await one.page.keyboard.press("Enter");
    await one.page.locator(".results li").first().waitFor();
    await tabTo(one.page, `${subject} 더하기`);
    await one.page.keyboard.press("Enter");
    await one.page.getByText(/지금 대상: \d+곳/).waitFor();
    await tabTo(one.page, "저장하고 승인 요청");
    await one.page.keyboard.press("Enter");
    await one.page.getByText("고칠 곳 1군데").waitFor();
    await one.page.getByRole("button", { name: "문의처" }).focus();
    await one.page.keyboard.press("Enter");
    await one.page.keyboard.type("duty@room.drill.example");
    await tabTo(one.page, "저장하고 승인 요청");
    await one.page.keyboard.press("Enter");
    await one.page.getByText("승인 대기", { exact: true }).waitFor();
    assert.equal(await one.page.getByRole("button", { name: "승인", exact: true }).count(), 0);
    const { pathname } = new URL(one.page.url());
    one.verify();
    await one.close();

    const two = await signedIn(browser, room, { operator: approver, language: "ko", path: pathname });
    await tabTo(two.page, "승인");
    await two.page.keyboard.press("Enter");
    await two.page.locator("dialog[open]").waitFor();
    await verifyAccessible(two.page);
    await tabTo(two.page, "승인합니다");
    await two.page.keyboard.press("Enter");
    await two.page.getByText("발령", { exact: true }).first().waitFor();
    await two.page.locator("dialog").waitFor({ state: "detached" });
    two.verify();
    await two.close();
  });

  it("switches the language, keeps it, and sends strangers to sign in first", async () => {
    const { page, verify, close } = await openPage(browser, room, { language: "ko" });
    const refused: string[] = [];
    page.on("response", (answer) => void (answer.status() >= 400 && refused.push(answer.url())));
    await page.goto(`${room.origin}/advisories?q=edgegate`);
    await page.getByRole("heading", { name: "로그인", level: 1 }).waitFor();
    await chooseLanguage(page, "en");
    await page.getByRole("heading", { name: "Sign in", level: 1 }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await verifyAccessible(page);
    assert.deepEqual(refused, [], "who never signed in is not asked about");
    const { hash } = new URL(await room.linkFor("analyst"));
    await page.evaluate((secret) => (window.location.hash = secret), hash);
    await page.getByRole("heading", { name: "Advisories", level: 1 }).waitFor();
    assert.equal(
      page.url(),
      `${room.origin}/advisories?q=edgegate`,
      "the secret does not stay in the address",
    );
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in", level: 1 }).waitFor();
    verify();
    await close();
  });

  it("keeps the language that the browser asks for when somebody signs in whose own is another", async () => {
    const context = await browser.newContext({ locale: "en-US" });
    const page = await context.newPage();
    await page.goto(await room.linkFor("analyst"));
    await page.locator(".identity").waitFor();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await context.close();
  });

  it("goes back to sign-in when the session has ended elsewhere, and returns to the same place", async () => {
    const { page, close } = await signedIn(browser, room, { operator: "analyst", language: "en" });
    await page.goto(`${room.origin}/directives`);
    await page.waitForLoadState("networkidle");
    await page.evaluate(async () => {
      const { csrf } = (await (await fetch("/api/session")).json()) as { csrf: string };
      await fetch("/api/session", { method: "DELETE", headers: { "x-bongsu-csrf": csrf } });
    });
    await page.getByRole("link", { name: "Advisories" }).click();
    await page.getByRole("heading", { name: "Sign in", level: 1 }).waitFor();
    assert.equal(await page.locator(".identity").count(), 0);
    assert.equal(new URL(page.url()).searchParams.get("next"), "/advisories");
    await close();
  });

  it("speaks a machine-made language, says that it is one, and is remembered in it", async () => {
    const { page, verify, close } = await openPage(browser, room, { language: "en" });
    await page.goto(`${room.origin}/sign-in`);
    await page.locator("h1").waitFor();
    assert.equal(await page.locator(".machine-made").count(), 0);
    await chooseLanguage(page, "ja");
    assert.equal(await page.locator("h1").textContent(), "ログイン");
    assert.match((await page.locator(".machine-made").textContent()) ?? "", /機械翻訳/);
    assert.equal(await page.evaluate(() => localStorage.getItem("bongsu.language")), "ja");
    await verifyAccessible(page);
    verify();
    await close();
  });

  it("loads less than 120 kB compressed before a public page is there, and one language of all", async (context) => {
    const { page, close } = await openPage(browser, room, { language: "ko", own: true });
    const files = await firstLoad(page, `${room.origin}/sign-in`, "h1");
    verifySmall(files, context);
    const messages = files.filter(({ url }) => /\/(?:first|rest)-/.test(url));
    assert.equal(messages.length, 1, files.map(({ url }) => url).join(" "));
    await close();
  });

  for (const path of ["/report", "/report/-", "/portal", "/agent", "/code"])
    it(`loads less than 120 kB compressed, but for the rest of the language, before ${path} is there`, async (context) => {
      const { page, close } = await openPage(browser, room, { language: "ko", own: true });
      const files = await firstLoad(page, room.origin + path, "h1");
      verifySmall(
        files.filter(({ url }) => !/\/rest-/.test(url)),
        context,
      );
      await close();
    });

  it("shows an advisory's text as text and its links with their host", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst",
      language: "en",
      path: `/advisories/${hostile}`,
    });
    await page.getByText("[click](javascript:alert(1)) <script>alert(1)</script> <b>bold</b>").waitFor();
    assert.equal(await page.locator("main img, main script, main b").count(), 0);
    const links = await page
      .locator("main a[target=_blank]")
      .evaluateAll((found) => found.map((link) => [link.getAttribute("href"), link.getAttribute("rel")]));
    assert.deepEqual(links, [["https://elsewhere.example/advisory?a=1", "noreferrer noopener"]]);
    await page.getByText("elsewhere.example", { exact: true }).waitFor();
    verify();
    await close();
  });

  it("withdraws with a reason, says what follows, and waits for a second person", async () => {
    const one = await signedIn(browser, room, {
      operator: "chair",
      language: "en",
      path: `/directives/${directive}`,
    });
    await one.page.getByRole("button", { name: "Withdraw" }).click();
    await one.page
      .getByText("Once a second officer approves, this directive has no effect any more.")
      .waitFor();
    await one.page.getByLabel("Reason for the withdrawal (Korean)").fill("훈련을 마칩니다.");
    await one.page.getByLabel("Reason for the withdrawal (English)").fill("The drill is over.");
    await one.page.getByRole("button", { name: "Propose the withdrawal" }).click();
    await one.page.getByText("The drill is over.").waitFor();
    assert.equal(await one.page.getByRole("button", { name: "Approve", exact: true }).count(), 0);
    one.verify();
    await one.close();
    const two = await signedIn(browser, room, {
      operator: "chair-2",
      language: "en",
      path: `/directives/${directive}`,
    });
    await two.page.getByRole("button", { name: "Approve", exact: true }).click();
    await two.page.getByText("The directive loses its effect at once.").waitFor();
    await two.page.keyboard.press("Escape");
    await two.page.locator("dialog").waitFor({ state: "detached" });
    await two.page.getByRole("button", { name: "Return" }).click();
    await two.page.getByRole("button", { name: "Return it" }).click();
    await two.page.getByText("It has been returned.").waitFor();
    await two.page.getByText("Issued", { exact: true }).waitFor();
    two.verify();
    await two.close();
  });

  it("refuses a link that was used", async () => {
    const link = await room.linkFor("analyst");
    const first = await openPage(browser, room, { language: "en" });
    await first.page.goto(link);
    await first.page.locator(".identity").waitFor();
    await first.close();
    const second = await openPage(browser, room, { language: "en" });
    await second.page.goto(link);
    await second.page.getByText("You need to sign in.").waitFor();
    second.verify();
    await second.close();
  });
});
