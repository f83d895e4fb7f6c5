/** The verifier in a browser, opened as a file: what was logged, an altered file, a witness that is missing, another log; and what it asks for goes to the room alone. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { type Change, type LoggedPages, openLoggedPages, otherText } from "#test/kit/room/logged-pages.ts";
import { verifierPage } from "../../../tools/verifier-page.ts";
import { startBrowser, verifyAccessible, verifyNarrow, withoutBrowser } from "../browser.ts";

describe("the verifier", { skip: withoutBrowser }, () => {
  let pages: LoggedPages;
  let context: BrowserContext;
  let page: Page;
  let seen: Change;
  let line: Change;
  let file = "";
  let pins: URLSearchParams;
  const wrong: string[] = [];

  before(async () => {
    const text = await verifierPage();
    assert.equal(await verifierPage(), text, "two builds are the same bytes");
    assert.ok(text.length < 128 * 1024, "it is small");
    pages = await openLoggedPages(text);
    const { policy, change } = await pages.witnessed();
    seen = change;
    const keys = (await (await pages.app.request("/pub/keys.json")).json()) as {
      readonly keys: readonly { readonly keyid: string }[];
    };
    const key = keys.keys[0]?.keyid ?? "";
    pins = new URLSearchParams({ room: pages.room.served.origin, key, policy });
    const kept = join(pages.folder, "verify.html");
    await writeFile(kept, text);
    file = pathToFileURL(kept).href;
    const browser = await startBrowser();
    context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: "ko-KR" });
    await context.route(/^http:/, async (route) => {
      const url = route.request().url();
      if (!url.startsWith(`${pages.room.served.origin}/`)) wrong.push(url);
      const answer = await pages.fetching(line)(url, {
        headers: { accept: route.request().headers()["accept"] ?? "*/*" },
      });
      const body = Buffer.from(await answer.arrayBuffer());
      const headers = Object.fromEntries(answer.headers);
      await route.fulfill({ status: answer.status, headers, body });
    });
    page = await context.newPage();
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => void (message.type() === "error" && wrong.push(message.text())));
  });
  after(async () => {
    await context?.close();
    await pages?.close();
  });

  async function shown(change: Change, given = pins): Promise<readonly [string | null, string]> {
    line = async (url, response) => await change(url, response);
    await page.goto("about:blank");
    await page.goto(`${file}#${given}`);
    const result = page.locator("#result[data-verdict]");
    await result.waitFor();
    return [await result.getAttribute("data-verdict"), await result.innerText()];
  }

  it("says what matches, differs, and cannot be told, in the reader's language", async () => {
    const [match, said] = await shown(seen);
    assert.deepEqual([match, said.startsWith("일치")], ["match", true], said);
    await verifyAccessible(page);
    await verifyNarrow(page);
    await page.locator("#language").selectOption("en");
    assert.match(await page.locator("#result h2").innerText(), /^MATCH/);
    const spoilt = otherText("/assets/a.js", (text) => `${text};`);
    const [differs, which] = await shown(
      async (url, response) => await spoilt(url, await seen(url, response)),
    );
    assert.deepEqual([differs, /assets\/a\.js/.test(which)], ["differs", true], which);
    const [missing] = await shown((_, response) => response);
    assert.equal(missing, "unknown");
    const others = new URLSearchParams(pins);
    others.set("policy", (pins.get("policy") ?? "").replace(/^log .*\n/gm, ""));
    assert.equal((await shown(seen, others))[0], "differs");
    const nothing = new URLSearchParams({ room: pins.get("room") ?? "" });
    assert.equal((await shown(seen, nothing))[0], "unknown");
    assert.deepEqual(wrong, []);
  });
});
