/** Debian's Chromium for the tests of the pages, and what a page must not do while it is watched. No test stands here. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, type TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import { type Browser, chromium, type ConsoleMessage, type Page } from "playwright-core";
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

/** The one Chromium of the run, without a window of its own where Debian has that: every visit has a profile of its own. Nothing of its own goes to the network. */
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
    ],
  });
  return await shared;
}

type Visit = { readonly language: string; readonly width?: number };

/** A page that is watched; `verify` fails on a foreign request, a violation of the policy, or an error in the console. */
export type Watched = {
  readonly page: Page;
  readonly verify: () => void;
  readonly close: () => Promise<void>;
};

/** Opens an empty page of a fresh profile. */
export async function openPage(browser: Browser, room: ServedRoom, visit: Visit): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: visit.width ?? 1280, height: 800 },
    reducedMotion: "reduce",
  });
  await context.addInitScript(
    (language) => window.localStorage.setItem("bongsu.language", language),
    visit.language,
  );
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${room.origin}/`)) wrong.push(`foreign request ${request.url()}`);
  });
  page.on("pageerror", (error) => wrong.push(`exception ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !isExpected(message)) wrong.push(`console: ${message.text()}`);
  });
  return { page, verify: () => assert.deepEqual(wrong, []), close: async () => await context.close() };
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

/** Opens a page and signs in by a one-time link. */
export async function signedIn(
  browser: Browser,
  room: ServedRoom,
  visit: Visit & { readonly operator: string },
): Promise<Watched> {
  const watched = await openPage(browser, room, visit);
  await watched.page.goto(await room.linkFor(visit.operator));
  await watched.page.locator(".identity").waitFor();
  return watched;
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
