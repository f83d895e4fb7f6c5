/** An answer that contradicts an earlier one: the page says so before it is sent and after, and offices read of it first; and every picture says how to read it. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { visitor } from "./api-visitor.ts";
import {
  signedIn,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
} from "./browser.ts";
import { importDrillAdvisories, issueDirective } from "./issued-directive.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

const organization = "org-drill-major-07";

let room: ServedRoom;
let browser: Browser;
let directive: string;

/** Types counts and looks at what they would change. */
async function look(page: Page, counts: readonly [affected: string, fixed: string]): Promise<void> {
  const inputs = page.locator("form.answer input[type=number]");
  await inputs.nth(0).fill(counts[0]);
  await inputs.nth(1).fill(counts[1]);
  await page.locator("form.answer button[type=submit]").focus();
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
}

describe("an answer that contradicts an earlier one", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await importDrillAdvisories(room);
    directive = await issueDirective(room, { title: { ko: "[훈련] 어긋남", en: "[DRILL] Contradiction" } });
  });
  after(async () => {
    await room?.close();
  });

  it("is said in words before it is sent, and is not green afterwards", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: organization, language: "en" });
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await look(page, ["0", "3"]);
    await page.getByText("Your organisation stands now: Told. After sending: Closed.").waitFor();
    await page.locator("dialog").getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".notice-done").getByText("Your organisation stands: Closed.").waitFor();
    await visitPath(page, "/");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await look(page, ["2", "0"]);
    const said = "Your organisation stands now: Closed. After sending: Contradicted by a check.";
    await page.locator("dialog .notice-danger").getByText(said).waitFor();
    await page.locator("dialog").getByText("Contradicted means:").waitFor();
    await verifyAccessible(page);
    await page.locator("dialog").getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".notice-danger").getByText("Your answer has arrived").waitFor();
    assert.equal(await page.locator(".notice-done").count(), 0);
    await verifyAccessible(page);
    verify();
    await close();
  });

  it("says how it ends, in Korean and on a narrow screen", async () => {
    const { page, verify, close } = await signedIn(browser, room, { operator: organization, language: "ko" });
    await page.getByRole("button", { name: "답하기", exact: true }).click();
    await look(page, ["1", "0"]);
    await page.locator("dialog").getByText("보낸 뒤에도 우리 기관은 그대로 ‘확인과 어긋남’이에요.").waitFor();
    await page.locator("dialog").getByText("담당 기관이 처음부터 다시 확인하기로 해도 끝나요.").waitFor();
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    verify();
    await close();
  });

  it("stands first among those of one deadline, page by page", async () => {
    const counts = { affected: 0, fixed: 0, mitigated: 0, notAffected: 0, unknown: 0 };
    const answers = { "org-drill-major-08": { affected: 1 }, "org-drill-major-09": { unknown: 1 } };
    for (const [id, counted] of Object.entries(answers)) {
      const answering = await visitor(room, id);
      const answer = { directive, revision: 1, counts: { ...counts, ...counted }, once: `first-${id}` };
      await answering("taskAnswer", answer);
    }
    const lead = await visitor(room, "lead-private");
    const read: (readonly [string | null, string])[] = [];
    let next: string | undefined;
    do {
      const place = next === undefined ? {} : { after: next };
      const page = await lead("directiveStuck", { directive, limit: 2, ...place });
      for (const { due, standing } of page.items) read.push([due, standing]);
      next = page.next;
    } while (next !== undefined && read.length < 8);
    assert.equal(new Set(read.map(([due]) => due)).size, 1);
    const standings = read.map(([, standing]) => standing);
    assert.deepEqual(standings.slice(0, 4), ["contradicted", "affected", "unknown", "told"]);
  });

  for (const [language, lag, hidden] of [
    ["ko", "지금 더 좋거나 나쁘게 달라졌을 수 있습니다", "‘가림’은"],
    ["en", "may stand otherwise by now", "fewer than 5 organisations"],
  ] as const)
    it(`a picture of one directive says how to read it, in ${language}`, async () => {
      const { page, verify, close } = await signedIn(browser, room, {
        operator: "chair",
        language,
        path: `/directives/${directive}`,
      });
      const picture = page.locator("section.picture");
      await picture.locator("details > summary").click();
      for (const sentence of [lag, hidden]) await picture.getByText(sentence).first().waitFor();
      await verifyAccessible(page);
      verify();
      await close();
    });
});
