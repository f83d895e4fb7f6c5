/** How long a stranger's browser takes to judge the whole file of an order: the first call of a new tab, with everything that it still has to load and compile, and later ones. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { quantile } from "./bench-line.ts";

const program = [
  process.env["BONGSU_CHROMIUM"] ?? "",
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
].find((path) => existsSync(path));
const tabs = 7;
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Medians in milliseconds, by the clock of the tab. */
export type TabTimes = { readonly first: number; readonly later: number; readonly browser: string };

/** Judges it in tabs of their own; `null` where no Chromium is installed. */
export async function judgedInTabs(order: Uint8Array, pin: object): Promise<TabTimes | null> {
  if (program === undefined) return null;
  const script = await bundle();
  const browser = await chromium.launch({ executablePath: program, args: ["--headless", "--no-sandbox"] });
  try {
    const runs: (readonly number[])[] = [];
    for (let i = 0; i < tabs; i++) runs.push(await inTab(browser, script, { order: order.toBase64(), pin }));
    const first = quantile(
      runs.map(([one = Number.NaN]) => one),
      0.5,
    );
    const later = quantile(
      runs.flatMap((times) => times.slice(1)),
      0.5,
    );
    return { first, later, browser: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
  }
}

/** The judge alone, as a page would carry it. */
async function bundle(): Promise<string> {
  const contents = `
    import { judgeOrder, readOrderFile } from "#core/roster/order.ts";
    globalThis.judge = async (order, pin) => {
      const started = performance.now();
      const file = readOrderFile(Uint8Array.fromBase64(order));
      const judged = file.ok ? await judgeOrder(file.value, pin) : file;
      if (!judged.ok) throw new Error("the order is not in force: " + judged.findings[0]?.message);
      return performance.now() - started;
    };`;
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    platform: "browser",
    format: "iife",
    target: "es2024",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

async function inTab(
  browser: Browser,
  script: string,
  about: { readonly order: string; readonly pin: object },
): Promise<readonly number[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    // Web Crypto is there for pages of a host that is trusted, and this one needs no server.
    await page.route("**/*", async (route) => {
      await route.fulfill({ contentType: "text/html", body: "<!doctype html><title>DRILL</title>" });
    });
    await page.goto("http://localhost/");
    await page.addScriptTag({ content: script });
    const once = async (): Promise<number> =>
      await page.evaluate(
        async ({ order, pin }) =>
          await (globalThis as unknown as { judge: (order: string, pin: object) => Promise<number> }).judge(
            order,
            pin,
          ),
        about,
      );
    const times: number[] = [];
    for (let i = 0; i < 6; i++) times.push(await once());
    return times;
  } finally {
    await context.close();
  }
}
