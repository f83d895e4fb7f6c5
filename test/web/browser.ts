/** Debian's Chromium for the tests of the pages, and what a page must not do while it is watched. No test stands here. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type ConsoleMessage,
  type Page,
} from "playwright-core";
import { triedKinds } from "#test/kit/suites/tried.ts";
import { contrast, runAxe } from "./axe/run-axe.ts";
import type { ServedRoom } from "./served-room.ts";

const program = [
  process.env.BONGSU_CHROMIUM ?? "",
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
].find((path) => existsSync(path));

/** Why the pages cannot be tested here; `false` when they can. */
export const withoutBrowser = program === undefined ? "Chromium is not installed (Debian: chromium)" : false;

let shared: Promise<Browser> | undefined;

after(async () => await (await shared)?.close());

/** The one Chromium of the run, without a window of its own where Debian has that. Nothing of its own goes to the network; and what a page runs is not optimised, which would take longer than a visit to it. */
export async function startBrowser(): Promise<Browser> {
  shared ??= chromium.launch({
    executablePath: program ?? "",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--js-flags=--no-opt --no-maglev",
    ],
  });
  return await shared;
}

/** `own`: in a profile of its own, whose files are loaded as at a first visit, and which may be changed in ways that nothing undoes. */
type Visit = { readonly language: string; readonly width?: number; readonly own?: true };

/** A page that is watched; `verify` fails on a foreign request, a violation of the policy, or an error in the console. */
export type Watched = {
  readonly page: Page;
  readonly verify: () => void;
  readonly close: () => Promise<void>;
};

/** Opens an empty page; of a profile that was used before once nothing of that visit is left in it, since the code of the pages is then compiled already. */
export async function openPage(browser: Browser, room: ServedRoom, visit: Visit): Promise<Watched> {
  const own = visit.own === true;
  const profile = (own ? undefined : idle.pop()) ?? (await newProfile(browser));
  const { context, page } = profile;
  await page.setViewportSize({ width: visit.width ?? 1280, height: 800 });
  const speaking = await atEachStart(page, { "bongsu.language": visit.language });
  const close = async (): Promise<void> => {
    if (own) return await context.close();
    await speaking.end();
    await forget(profile, new URL(room.origin).origin);
    idle.push(profile);
  };
  return { page, verify: watch(page, room), close };
}

/** Notes what a page does that it must not; the result fails on it. */
function watch(page: Page, room: ServedRoom): () => void {
  const wrong: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${room.origin}/`)) wrong.push(`foreign request ${request.url()}`);
  });
  page.on("pageerror", (error) => wrong.push(`exception ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !isExpected(message)) wrong.push(`console: ${message.text()}`);
  });
  return () => assert.deepEqual(wrong, []);
}

/** A refusal that the room means to give shows as a failed load in the console; anything else is an error. */
function isExpected(message: ConsoleMessage): boolean {
  return /status of (?:400|401|403|409|410)/.test(message.text()) && message.location().url.includes("/api/");
}

/** Gives the page an authenticator that holds passkeys and is always there. */
export async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** A page on which the person has a session, at a path where one is given. */
export async function signedIn(
  browser: Browser,
  room: ServedRoom,
  visit: Visit & { readonly operator: string; readonly path?: string },
): Promise<Watched> {
  const watched = await openPage(browser, room, visit);
  const { page } = watched;
  const cookie = { name: "bongsu_session", value: await room.sessionFor(visit.operator), httpOnly: true };
  await page.context().addCookies([{ ...cookie, url: new URL(room.origin).origin, sameSite: "Strict" }]);
  const entering = await atEachStart(page, { "bongsu.signedIn": "yes" });
  await page.goto(room.origin + (visit.path ?? "/"));
  await entering.end();
  await page.locator(".identity").waitFor();
  if (visit.path !== undefined) await untilLoaded(page);
  return watched;
}

type Profile = { readonly context: BrowserContext; readonly page: Page };

const idle: Profile[] = [];
const sessions = new WeakMap<Page, CDPSession>();

async function newProfile(browser: Browser): Promise<Profile> {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Page.enable");
  sessions.set(page, session);
  return { context, page };
}

/** Has a page's storage hold something when a document of it begins, until that is ended. */
async function atEachStart(
  page: Page,
  stored: Readonly<Record<string, string>>,
): Promise<{ readonly end: () => Promise<void> }> {
  const session = sessions.get(page);
  const source = `if (location.protocol !== "about:") Object.assign(localStorage, ${JSON.stringify(stored)})`;
  const added = await session?.send("Page.addScriptToEvaluateOnNewDocument", { source });
  return {
    end: async () => {
      if (added !== undefined) await session?.send("Page.removeScriptToEvaluateOnNewDocument", added);
    },
  };
}

/** Leaves nothing of a visit but the files that the room lets anyone keep. */
async function forget({ context, page }: Profile, origin: string): Promise<void> {
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.setOffline(false);
  await page.emulateMedia({ media: null });
  page.setDefaultTimeout(30_000);
  for (const event of ["request", "response", "requestfailed", "pageerror", "console", "dialog"] as const)
    page.removeAllListeners(event);
  if (page.url().startsWith("http")) await page.evaluate(() => window.sessionStorage.clear());
  await page.goto("about:blank");
  await context.clearCookies();
  await sessions
    .get(page)
    ?.send("Storage.clearDataForOrigin", { origin, storageTypes: "local_storage,indexeddb" });
}

/** Chooses the language in the masthead and waits until the page speaks it. */
export async function chooseLanguage(page: Page, tag: string): Promise<void> {
  await page.locator(".language select").selectOption(tag);
  await page.locator(`html[lang="${tag}"]`).waitFor({ state: "attached" });
}

/** Loads a path and waits until nothing on it is still loading. */
export async function loadPath(page: Page, path: string): Promise<void> {
  const base = await page.evaluate(() => document.documentElement.dataset["base"] ?? "");
  await page.goto(new URL(base + path, page.url()).href);
  await untilLoaded(page);
}

/** Goes to a path as the pages' own links do, which leaves the document standing; loads it where it is the one that is shown. */
export async function visitPath(page: Page, path: string): Promise<void> {
  const gone = await page.evaluate(async (to) => {
    const address = new URL((document.documentElement.dataset["base"] ?? "") + to, window.location.href);
    if (address.pathname === window.location.pathname) return false;
    window.history.pushState(null, "", address.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    // What was shown is gone once React has rendered: before that its heading would be taken for the new one's.
    await new Promise((rendered) => setTimeout(rendered));
    return true;
  }, path);
  if (gone) await untilLoaded(page);
  else await loadPath(page, path);
}

/** Waits until a page has its heading, and nothing on it is still loading. */
export async function untilLoaded(page: Page): Promise<void> {
  await page.locator("h1").waitFor();
  await page.waitForFunction(() => document.querySelector(".loading") === null);
}

/** A file of the pages, and how large it is as it is sent. */
type LoadedFile = { readonly url: string; readonly size: number };

/** Goes to an address; the page and its files that are loaded until `ready` is there. */
export async function firstLoad(page: Page, address: string, ready: string): Promise<readonly LoadedFile[]> {
  const loaded = new Set<string>();
  page.on("request", (request) => loaded.add(request.url()));
  await page.goto(address);
  await page.locator(ready).waitFor();
  const urls = [...loaded].filter((url) => url === address || url.includes("/assets/"));
  return await Promise.all(
    urls.map(async (url) => ({ url, size: gzipSync(await (await fetch(url)).bytes()).length })),
  );
}

/** Fails when they are more than a visitor is to wait for. */
export function verifySmall(files: readonly LoadedFile[], context: TestContext): void {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const sentence = `${total} bytes in ${files.length} files`;
  context.diagnostic(sentence);
  assert.ok(files.length >= 4 && total <= 120_000, sentence);
}

type AxeRule = { readonly id: string; readonly impact: string };
const isGrave = (impact: string | null | undefined): boolean => impact === "serious" || impact === "critical";

const { ["_audit"]: audit } = axe as unknown as Record<"_audit", { readonly rules: readonly AxeRule[] }>;
/** Rules whose findings are never grave: their impact is that of all they find. */
const unasked = audit.rules.filter(({ impact }) => !isGrave(impact)).map(({ id }) => id);
let axeSource: string | undefined;
/** Kinds of elements whose colours were looked at. */
const seen = triedKinds();

/** Fails when axe finds something serious or critical. Of colours it looks at each kind of element once: they follow from tags, classes and states, its own and those around it. */
export async function verifyAccessible(page: Page): Promise<void> {
  axeSource ??= readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
  // Half a megabyte of source: once does for as long as the document stands.
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axeSource);
  const found = await page.evaluate(runAxe, { unasked, seen: seen.list(), contrast });
  assert.ok(found.passes > 0, "axe has looked");
  const grave = found.violations
    .filter(({ impact }) => isGrave(impact))
    .map(({ id, places }) => `${id}: ${places.join(" | ")}`);
  assert.deepEqual(grave, [], `axe on ${page.url()}`);
  for (const kind of found.kinds) seen.add(kind);
}

/** Fails when the page is wider than the window. */
export async function verifyNarrow(page: Page): Promise<void> {
  const [needed, given] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok((needed ?? 0) <= (given ?? 0), `${page.url()} is ${needed} px wide in a window of ${given}`);
}

/** Fails when a button or the head of a column is broken within a word of Latin or Korean script: its column is too narrow to be read. */
export async function verifyWholeWords(page: Page): Promise<void> {
  const broken = await page.evaluate(() => {
    const range = document.createRange();
    const found: string[] = [];
    for (const element of document.querySelectorAll("button, .button, table.list thead th")) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const node = texts.currentNode;
        for (const { 0: word, index } of (node.textContent ?? "").matchAll(
          /[\p{sc=Latin}\p{sc=Hangul}]+/gu,
        )) {
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) found.push(word);
        }
      }
    }
    return found;
  });
  assert.deepEqual(broken, [], `${page.url()} breaks words`);
}

/** Presses Tab until the control with this name has the focus, as a person without a mouse would. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labelled = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement];
      const control = labelled.some((kind) => element instanceof kind) ? (element as HTMLInputElement) : null;
      const labels = [...(control?.labels ?? [])];
      const label = labels.map((each) => each.textContent).join(" ");
      return element?.getAttribute("aria-label") ?? (label === "" ? (element?.textContent ?? "") : label);
    });
    if (typeof name === "string" ? focused.trim() === name : name.test(focused)) return;
  }
  assert.fail(`${String(name)} cannot be reached by Tab on ${page.url()}`);
}
