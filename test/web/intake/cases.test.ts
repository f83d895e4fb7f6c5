/** The pages of cases by their keys alone: the board and one case; in Korean on a phone and in English on a desk. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { keyidOf } from "#core/seal/index.ts";
import { sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { openCase } from "#stages/case/commands.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { sql, system } from "#store/sql.ts";
import {
  signedIn,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
} from "../browser.ts";
import { serveRoom, type ServedRoom } from "../served-room.ts";

const folder = process.env["BONGSU_SCREENSHOTS"];

async function shot(page: Page, name: string): Promise<void> {
  if (folder !== undefined) await page.screenshot({ path: `${folder}/case-${name}.png`, fullPage: true });
}

describe("the pages of cases", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;

  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    const [{ office } = { office: "" }] = await room.store.read(system, async (tx) =>
      tx.rows<{ office: string }>(sql`select office from operator where id = 'analyst'`),
    );
    const seed = new Uint8Array(32).fill(9);
    const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
    const keyid = await keyidOf(spki);
    const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
    await room.store.write(system, async (tx) => await registerSealingKey(tx, office, key));
    room.unlocked.unlock({ office, holder: { keyid, seed }, until: null });
    for (const product of ["EdgeGate VPN", "KeySafe4NX", "libnari"])
      await room.store.write(system, async (tx) => {
        const about = {
          product,
          severity: "high",
          title: `[DRILL] ${product}`,
          summary: "It writes past the end.",
        };
        const finder = {
          name: "Finder",
          contact: "finder@finder.example",
          zone: "Europe/Berlin",
          language: "en",
        };
        await openCase(
          tx,
          office,
          { ...about, severity: "high", prefix: "GCVE-65535", drill: true },
          room.now().toISOString(),
          finder,
        );
      });
  });
  after(async () => await room.close());

  it("board and case are read by keys on a phone, in Korean", async () => {
    const visitor = { operator: "analyst", language: "ko", width: 390 };
    const { page, verify, close } = await signedIn(browser, room, visitor);
    await visitPath(page, "/cases");
    const lines = page.locator(".board > li");
    await lines.first().waitFor();
    assert.equal(await lines.count(), 3);
    await page.keyboard.press("j");
    assert.equal(await lines.nth(1).getAttribute("aria-current"), "true");
    await verifyAccessible(page);
    await verifyNarrow(page);
    await shot(page, "board-ko");
    await page.keyboard.press("Enter");
    await page.locator("#timeline").waitFor();
    await verifyAccessible(page);
    await verifyNarrow(page);
    await shot(page, "one-ko");
    for (const key of ["i", "m", "e", "?"]) {
      await page.keyboard.press(key);
      await page.locator("dialog").waitFor();
      await verifyAccessible(page);
      await shot(page, `dialog-${key === "?" ? "keys" : key}-ko`);
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
    }
    await page.keyboard.press("b");
    await lines.first().waitFor();
    verify();
    await close();
  });

  it("a whole case is coordinated by keys: invited, embargoed, written to, ended, published, closed", async () => {
    const visitor = { operator: "analyst", language: "en", width: 1280 };
    const { page, verify, close } = await signedIn(browser, room, visitor);
    const keys = keysOn(page);
    await visitPath(page, "/cases");
    await page.locator(".board > li").first().waitFor();
    await keys.press("Enter");
    await page.locator("#timeline").waitFor();
    await keys.press("i");
    await page.locator("dialog").waitFor();
    await keys.type("[DRILL] Acme");
    await keys.press("Enter");
    const secret = (await page.locator("dialog pre").textContent())?.split("#")[1] ?? "";
    await keys.press("Escape");
    await keys.whatIsNext();
    await page.getByText("Proposed until").waitFor();
    await shot(page, "proposed-en");
    const supplier = await supplierBy(room.origin, secret);
    await keys.reload();
    await page.getByText("In force until").waitFor();
    await keys.press("m");
    await page.locator("dialog textarea").waitFor();
    await keys.type("Which versions are affected?");
    await keys.press("Tab");
    await keys.press("Space");
    await keys.press("Shift+Tab");
    await keys.press("Control+Enter");
    await page.locator("dialog").waitFor({ state: "detached" });
    const about = { product: "", note: "" };
    const fix = { ...about, kind: "fix", version: "1.5", date: "2099-01-01" };
    await supplier.post("answers", {
      answers: [{ ...about, kind: "affected", from: "1.0", to: "1.4" }, fix],
    });
    await keys.reload();
    await page.getByText("1.5 ").waitFor();
    await verifyAccessible(page);
    await shot(page, "answered-en");
    await keys.press("a");
    await page.getByText("This is for after the embargo: nothing is to be published now.").waitFor();
    await keys.tabTo("End the embargo");
    await keys.press("Enter");
    await page.locator("dialog").waitFor();
    await shot(page, "end-en");
    await keys.press("Enter");
    await page.locator("section[aria-labelledby=next]").getByText("publishes").waitFor();
    await keys.whatIsNext();
    await page.getByText("nothing that you may do now").waitFor();
    await shot(page, "closed-en");
    await keys.press("b");
    await page.getByRole("button", { name: "Closed 1" }).waitFor();
    console.log(`one case: ${keys.figures()}`);
    verify();
    await close();
  });
});

/** A keyboard that counts what is pressed, and how often the page had to be looked at anew. */
function keysOn(page: Page) {
  const started = Date.now();
  let pressed = 0;
  let looks = 1;
  const press = async (key: string): Promise<void> => {
    pressed += key.split("+").length;
    await page.keyboard.press(key);
  };
  return {
    press,
    type: async (text: string) => {
      pressed += text.length;
      await page.keyboard.type(text);
    },
    reload: async () => {
      pressed += 1;
      looks += 1;
      await page.reload();
      await page.locator("#timeline").waitFor();
    },
    /** Does what is next for the viewer, one after the other, until nothing is. */
    whatIsNext: async () => {
      for (let step = 0; step < 12; step += 1) {
        const ways = page.locator("section[aria-labelledby=next] button");
        const count = await ways.count();
        if (count === 0) return;
        const shown = await page.locator("section[aria-labelledby=next]").textContent();
        await press("n");
        await page.locator("dialog").waitFor();
        looks += 1;
        await press("Enter");
        await page.locator("dialog").waitFor({ state: "detached" });
        await page.waitForFunction(
          (text) => document.querySelector("section[aria-labelledby=next]")?.textContent !== text,
          shown,
        );
      }
    },
    tabTo: async (name: string) => {
      for (let step = 0; step < 40; step += 1) {
        if ((await page.locator(":focus").textContent()) === name) return;
        await press("Tab");
      }
      assert.fail(`${name} is not reached by Tab`);
    },
    /** By the keystroke-level model: 0.28 s a key, 1.35 s to make up one's mind and half a minute of reading at each look. */
    figures: () => {
      const minutes = (pressed * 0.28 + looks * (1.35 + 30)) / 60;
      const seconds = Math.round((Date.now() - started) / 1000);
      return `${pressed} keystrokes, ${looks} looks, ${minutes.toFixed(1)} min by the keystroke-level model, ${seconds} s here`;
    },
  };
}

/** A supplier that comes in by its link and works by the API. */
async function supplierBy(origin: string, secret: string) {
  const headers = { "content-type": "application/json", origin };
  const ask = async (path: string, body: unknown, more: Record<string, string> = {}) => {
    const response = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200, await response.clone().text());
    return response;
  };
  const read = (await (await ask("/api/case-invitations/read", { secret })).json()) as {
    readonly proposal: { readonly ends: string } | null;
  };
  const accepted = await ask("/api/case-invitations/accept", { secret, ends: read.proposal?.ends ?? null });
  const { csrf } = (await accepted.json()) as { readonly csrf: string };
  const [cookie = ""] = (accepted.headers.get("set-cookie") ?? "").split(";");
  const session = { cookie, "x-bongsu-csrf": csrf };
  const listed = await fetch(`${origin}/api/cases`, { headers: session });
  const { cases } = (await listed.json()) as { readonly cases: readonly { readonly id: string }[] };
  return {
    post: async (what: string, body: unknown) =>
      await ask(`/api/cases/${cases[0]?.id}/${what}`, body, session),
  };
}
