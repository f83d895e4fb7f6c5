/** How the page `/check` shows what is not plain: several sources on one vulnerability that disagree, and software of which nothing published speaks. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import {
  openPage,
  startBrowser,
  tabTo,
  verifyAccessible,
  verifyNarrow,
  withoutBrowser,
  chooseLanguage,
} from "./browser.ts";
import { choose, figuresOf } from "./check-steps.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";
import { visitor } from "./api-visitor.ts";

const name = "bongsu-drill-disputed";

/** One vulnerability by a source whose range ends at a version. */
function source(id: string, fixed: string): { readonly path: string; readonly text: string } {
  const document = {
    schema_version: "1.7.0",
    id,
    modified: "2026-06-01T00:00:00Z",
    aliases: ["CVE-2026-99777"],
    summary: "[훈련] [DRILL]",
    affected: [
      {
        package: { ecosystem: "npm", name },
        ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed }] }],
      },
    ],
  };
  return { path: `${id}.json`, text: JSON.stringify(document) };
}

const bom = {
  name: "bom.cdx.json",
  text: JSON.stringify({
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    components: [
      `npm/${name}@2.0.0`,
      "npm/quiet@1.0.0",
      "conan/drill@1.0",
      "rpm/centos/drill@1?distro=centos-7",
    ].map((purl) => ({ type: "library", name: "listed", purl: `pkg:${purl}` })),
  }),
};

let room: ServedRoom;
let browser: Browser;

describe("the page /check, what is not plain", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    const analyst = await visitor(room, "analyst");
    const files = [source("DRILL-OSV-3", "3.0.0"), source("DRILL-OSV-1", "1.0.0")];
    const records = files.map((one) => ({ ...one, position: "" }));
    await analyst("importRecords", { batch: "disputed", records });
    await room.publishPacks();
  });
  after(async () => {
    await room?.close();
  });

  it("one row a vulnerability, by keyboard who says what, and every kind that is not covered, in both languages", async () => {
    const { page, verify, close } = await openPage(browser, room, { language: "en" });
    page.setDefaultTimeout(10_000);
    await page.goto(`${room.origin}/check`);
    await page.locator(".ready").waitFor();
    await choose(page, bom);
    const row = page.locator(".check-table tbody tr");
    await row.waitFor();
    assert.match(
      (await row.locator("td").nth(1).textContent()) ?? "",
      /DRILL-OSV-3.*CVE-2026-99777.*DRILL-OSV-1/,
    );
    assert.deepEqual(await figuresOf(page), ["1", "3", "0", "0"]);
    assert.deepEqual(await page.locator(".not-covered li").allTextContents(), [
      "ConanCenter: 1 component",
      "npm: 1 component (not stated to be all)",
      "rpm-centos: 1 component",
    ]);
    await tabTo(page, "Sources disagree about listed");
    await page.keyboard.press("Enter");
    const said = row.locator(".sources");
    await said.getByText("The sources disagree and the worst counts").waitFor();
    assert.deepEqual(await said.locator("li").allTextContents(), [
      "DRILL-OSV-3 Affected The version lies in the affected range before 3.0.0",
      "DRILL-OSV-1 Not affected The version is outside every affected range",
    ]);
    await verifyAccessible(page);
    await chooseLanguage(page, "ko");
    await said.getByText("출처의 말이 서로 달라 가장 나쁜 쪽").waitFor();
    await page
      .getByRole("heading", { name: "여기에 권고문이 없거나 모두 있다고 할 수 없어 알 수 없는 종류" })
      .waitFor();
    await verifyAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    verify();
    await close();
  });
});
