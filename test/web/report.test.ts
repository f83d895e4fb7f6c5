/** The pages `/report` and `/report/NUMBER`: a report without an account, from the terms to the receipt, and its case by six words; by keyboard, on a phone and on a desk. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { startFirstGate } from "#main/intake/first-gate.ts";
import { actInCase, openCase, sendMessage } from "#stages/case/commands.ts";
import { askReporter, reporterKeyOf } from "#stages/intake/case.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { accept } from "#stages/triage/commands.ts";
import { lockSubmissions } from "#stages/triage/report-row.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import { intakeKey } from "#test/kit/room/report-room.ts";
import { openPage, startBrowser, verifyAccessible, verifyNarrow, withoutBrowser } from "./browser.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

const folder = process.env["BONGSU_SCREENSHOTS"];
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

async function shot(page: Page, name: string): Promise<void> {
  if (folder !== undefined) await page.screenshot({ path: `${folder}/report-${name}.png`, fullPage: true });
}

/** Ticks and goes on by the keyboard alone. */
async function acceptTerms(page: Page): Promise<void> {
  const ticks = page.locator('input[type="checkbox"]');
  await ticks.first().waitFor();
  for (let at = 0; at < (await ticks.count()); at += 1) {
    await ticks.nth(at).focus();
    await page.keyboard.press("Space");
  }
  await page.locator('button[type="submit"]').focus();
  await page.keyboard.press("Enter");
}

const next = async (page: Page): Promise<void> => await page.locator('button[type="submit"].primary').click();

describe("the page /report", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;
  let gate: { readonly stop: () => Promise<void> };
  let holder: Awaited<ReturnType<typeof intakeKey>>["holder"];
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    const key = await intakeKey(room.store, room.now);
    ({ holder } = key);
    const failed = (what: string, error: unknown): void => console.error(what, error);
    gate = startFirstGate({
      ...room,
      unlocked: key.unlocked,
      goOn: () => true,
      failed,
      changed: () => undefined,
    });
  });
  after(async () => {
    await gate.stop();
    await room.close();
  });

  for (const [language, width] of [
    ["ko", 390],
    ["en", 1280],
  ] as const)
    it(`takes a report and lets its reporter come back (${language}, ${width} px)`, async () => {
      const { page, verify, close } = await openPage(browser, room, { language, width });
      await page.goto(`${room.origin}/report`);
      await page.locator("h2").first().waitFor();
      await next(page);
      assert.equal(
        await page.locator(".field-wrong").count(),
        3,
        "nothing is asked before the terms are accepted",
      );
      assert.equal(await page.locator("textarea").count(), 0);
      await verifyAccessible(page);
      await shot(page, `terms-${language}`);
      await acceptTerms(page);
      await page.locator("#field-product").fill("Drill Reader");
      await page.locator("#field-identifier").fill("pkg:npm/drill-reader");
      await verifyAccessible(page);
      await shot(page, `where-${language}`);
      await next(page);
      await page
        .locator("#field-text")
        .fill("A record of length 0xffff writes past the buffer. <img src=x onerror=alert(1)>");
      await page.locator("#report-file").setInputFiles({
        name: "crash.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("==1==ERROR: drill"),
      });
      await page.locator("li .code").waitFor();
      await page.reload();
      assert.match(await page.locator("#field-text").inputValue(), /0xffff/);
      assert.equal(await page.locator("li .code").textContent(), "crash.txt");
      await verifyAccessible(page);
      await shot(page, `what-${language}`);
      await next(page);
      await page.locator("#field-ai").selectOption("yes");
      await page.locator("#field-reporter").fill("drill-pseudonym");
      await shot(page, `who-${language}`);
      await page.route("**/api/findings", async (route) => await route.abort(), { times: 1 });
      await next(page);
      await page.locator('[role="alert"]').waitFor();
      await next(page);
      await page.locator("#report-receipt").waitFor({ timeout: 60_000 });
      await verifyAccessible(page);
      if (width < 500) await verifyNarrow(page);
      await shot(page, `sent-${language}`);
      const number = ((await page.locator("dd.code").first().textContent()) ?? "").replaceAll("-", "");
      const words = (await page.locator("#report-case ~ .copy code").nth(1).textContent()) ?? "";
      assert.equal(words.split(" ").length, 6);
      await verifyStored(number);
      await ask(number);
      await page.locator("#report-case ~ .actions .button").click();
      assert.match(page.url(), new RegExp(`/report/${number.slice(0, 4)}-`));
      await page.locator("#field-words").fill(words.toUpperCase());
      await page.locator("#field-words").press("Enter");
      await page.locator("#case-messages").waitFor({ timeout: 30_000 });
      assert.match((await page.locator(".pre-line").textContent()) ?? "", /Which build/);
      assert.equal(await page.locator("#gate-lint ~ ul li").count(), 1);
      await page.locator("#field-reply").fill("The build of the drill.");
      await next(page);
      await page.locator(".pre-line").nth(1).waitFor();
      await verifyAccessible(page);
      if (width < 500) await verifyNarrow(page);
      await shot(page, `case-${language}`);
      const ends = await leadToCase(number);
      await page.reload();
      await page.locator("#field-words").fill(words);
      await page.locator("#field-words").press("Enter");
      await page.locator("#embargo-acts").waitFor({ timeout: 30_000 });
      await page.getByText("Will it be <b>soon</b>?", { exact: true }).waitFor();
      assert.match(
        (await page.locator("#case-coordination ~ .facts").textContent()) ?? "",
        new RegExp(kstYear(ends)),
      );
      await verifyAccessible(page);
      if (width < 500) await verifyNarrow(page);
      await shot(page, `letter-${language}`);
      await page.locator("#embargo-acts button.primary").focus();
      await page.keyboard.press("Enter");
      await page.locator("#embargo-acts button.primary").waitFor({ state: "detached" });
      await page.locator("#embargo-acts button").click();
      await page.locator("dialog").waitFor();
      await verifyAccessible(page);
      await page.keyboard.press("Escape");
      await page.locator("#field-reply").fill("On Monday.");
      await page.locator("#case-messages ~ form button").click();
      await page.locator(".pre-line", { hasText: "On Monday." }).waitFor();
      assert.deepEqual(await standing(number), ["active", "message"]);
      await shot(page, `answered-${language}`);
      // The connection that was cut on purpose is told of by the browser itself.
      void verify;
      await close();
    });

  /** One report in the tables, opened by the intake's key, as it was written. */
  async function verifyStored(number: string): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const row = await room.store.read(
        system,
        async (tx) =>
          await tx.first<{ state: string; content: Buffer }>(
            sql`select state, content from submission join sealed_object using (object) where number = ${number}`,
          ),
      );
      assert.ok(row !== undefined);
      if (row.state === "received" && tries < 100) {
        await new Promise((resume) => setTimeout(resume, 100));
        continue;
      }
      assert.equal(row.state, "checked");
      const opened = await openBytes(row.content, [holder]);
      const report = JSON.parse(
        new TextDecoder().decode(opened.ok ? opened.value : new Uint8Array()),
      ) as Record<string, unknown>;
      assert.equal(report["reporter"], "drill-pseudonym");
      return;
    }
  }

  const kstYear = (at: string): string => String(new Date(Date.parse(at) + 9 * 3_600_000).getUTCFullYear());

  /** The report is accepted, a while ago; its case proposes an embargo and writes to its finder. The result is when the embargo is to end. */
  async function leadToCase(number: string): Promise<string> {
    const [{ office } = { office: "" }] = await room.store.read(system, async (tx) =>
      tx.rows<{ office: string }>(sql`select office from submission where number = ${number}`),
    );
    if (room.unlocked.holders(office).length === 0) await unlockOffice(room, office, 9);
    const now = new Date(room.now().getTime() - 120_000).toISOString();
    const ends = new Date(room.now().getTime() + 45 * 86_400_000).toISOString();
    const about = {
      product: "Drill Reader",
      title: "[DRILL] t",
      summary: "s",
      prefix: "GCVE-65535",
      drill: true,
    };
    const from = { name: number, contact: number, zone: "Asia/Seoul", language: "ko", submission: number };
    const actor = { role: "analyst", id: "analyst", office } as const;
    const terms = { rule: "days-45", ends, zone: "Asia/Seoul", rediscoveryDays: 7, exploitedDays: 7 };
    await room.store.write(onBehalfOf(actor), async (tx) => {
      await lockSubmissions(tx, [number]);
      const id = await openCase(tx, office, { ...about, severity: "high" }, now, from);
      await accept(tx, { number, office, now }, id);
      const proposal = (by: string) => ({ kind: "embargo", act: "propose", by, terms }) as const;
      const { state } = await actInCase(tx, { id, actor }, proposal, now);
      const to = state.participants.flatMap((one) => (one.roles.includes("finder") ? [one.id] : []));
      await sendMessage(tx, { id, actor }, { text: "Will it be <b>soon</b>?", to }, now);
    });
    return ends;
  }

  /** How the embargo of the case stands to which a report led, and what was written in it last. */
  async function standing(number: string): Promise<readonly (string | undefined)[]> {
    const row = await room.store.read(system, async (tx) =>
      tx.first<{ embargo: string; last: string }>(sql`
        select c.record #>> '{state,embargo}' as embargo, (select kind from case_audience where coordination_case = c.id and author = p.participant order by number desc limit 1) as last
        from case_participant p join coordination_case c on c.id = p.coordination_case where p.submission = ${number}`),
    );
    return [row?.embargo, row?.last];
  }

  async function ask(number: string): Promise<void> {
    await room.store.write(system, async (tx) => {
      const publicKey = (await reporterKeyOf(tx, number)) ?? assert.fail();
      const readers = [
        ...(await sealingReaders(tx, [null])),
        { keyid: await sha256Hex(publicKey), publicKey },
      ];
      const sealed = await sealBytes(
        new TextEncoder().encode("Which build was it? <b>bold</b>"),
        { readers },
        random,
      );
      await askReporter(tx, number, { once: `question-of-${number}`, sealed }, room.now().toISOString());
    });
  }
});
