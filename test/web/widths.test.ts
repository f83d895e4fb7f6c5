/** Every page, of a room under a path of its host, in every language at a desk and on a telephone: nothing makes it scroll sideways, and at a desk no table scrolls inside itself. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { languageFiles } from "#messages/languages.ts";
import { patterns } from "#web/shell/paths.ts";
import { visitor } from "./api-visitor.ts";
import {
  chooseLanguage,
  signedIn,
  startBrowser,
  untilLoaded,
  verifyNarrow,
  verifyWholeWords,
  loadPath,
  withoutBrowser,
} from "./browser.ts";
import { importDrillAdvisories, issueDirective } from "./issued-directive.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

const subject = "DRILL-ADV-2026-0001";
const organization = "drill-major-07";
/** The window of a desk leaves 1,169 px to what stands in it; the other is a telephone's. */
const widths = [1280, 390] as const;

let room: ServedRoom;
let browser: Browser;
let issued: string;
let drafted: string;

async function prepare(): Promise<void> {
  await importDrillAdvisories(room);
  issued = await issueDirective(room, {});
  const officer = await visitor(room, "lead-private");
  const draft = await officer("directiveDraft", {
    title: { ko: "[훈련] 초안", en: "[DRILL] Draft" },
    advisories: [subject],
    rulePack: "us.cisa.bod-26-04@1.0.0",
    scope: "true",
    actions: [],
    binding: false,
    legalBasis: { ko: "훈련 계획", en: "Exercise plan" },
    contact: "duty@room.drill.example",
  });
  drafted = draft.directive;
}

/** Who may see a page, where anyone's is not the officer's; and what stands for the parts of its address. */
function visitsOf(name: keyof typeof patterns): { readonly operator: string; readonly path: string } {
  const ids: Partial<Record<typeof name, string>> = {
    directiveEdit: drafted,
    advisory: subject,
    operator: "lead-private-2",
  };
  const id = ids[name] ?? issued;
  const path = patterns[name].replace(":id", encodeURIComponent(id)).replace(":organization", organization);
  return { operator: name === "organization" ? "org-drill-major-07" : "lead-private", path };
}

/** Labels of the tables that do not fit into their own frame. */
async function overflowing(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll(".scroll")]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((frame) => `${frame.getAttribute("aria-label")}: ${frame.scrollWidth} in ${frame.clientWidth} px`),
  );
}

/** Why the top of a page is not one row in which nothing lies over another; empty where it is. */
async function crowded(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const parts = [...document.querySelectorAll(".bar .mark, .bar nav a, .bar .who > *")];
    const boxes = parts.map((part) => ({ text: part.textContent, box: part.getBoundingClientRect() }));
    const lowest = Math.min(...boxes.map(({ box }) => box.bottom));
    return boxes
      .filter(({ box }, i) => box.top >= lowest || box.left < (boxes[i - 1]?.box.right ?? 0) - 1)
      .map(({ text }) => `masthead: ${text}`);
  });
}

describe("widths", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill", "/room"), startBrowser()]);
    await prepare();
  });
  after(async () => {
    await room?.close();
  });

  it("no page scrolls sideways, in any language", async () => {
    const names = Object.keys(patterns) as (keyof typeof patterns)[];
    const byOperator = Map.groupBy(names, (name) => visitsOf(name).operator);
    const wide: string[] = [];
    for (const [operator, of] of byOperator) {
      const { page, close } = await signedIn(browser, room, { operator, language: "en" });
      for (const name of of) {
        await loadPath(page, visitsOf(name).path);
        for (const { tag } of languageFiles) {
          await chooseLanguage(page, tag);
          await untilLoaded(page);
          wide.push(...(await crowded(page)).map((what) => `${name}, ${tag}: ${what}`));
          for (const width of widths) {
            await page.setViewportSize({ width, height: 800 });
            await verifyNarrow(page);
            await verifyWholeWords(page);
            if (width === 1280)
              wide.push(...(await overflowing(page)).map((what) => `${name}, ${tag}: ${what}`));
          }
          await page.setViewportSize({ width: 1280, height: 800 });
        }
      }
      await close();
    }
    assert.deepEqual(wide, []);
  });
});
