/** The page `/check` where a room publishes packs of whole ecosystems and no directive: everything is fetched before a file is given, nothing after. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { drillAdvisoryFiles } from "#stages/registry/world/advisories.ts";
import { libnariNames } from "#stages/registry/world/products.ts";
import { openPage, startBrowser, verifyAccessible, verifyNarrow, withoutBrowser } from "./browser.ts";
import { completenessDocument } from "#test/kit/completeness.ts";
import { choose, drop, figuresOf, lock, other, rowsOf, secret, fetchedAll } from "./check-steps.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";
import { visitor } from "./api-visitor.ts";
import { recordWire, type RecordedRequest, verifySilent } from "./recording-proxy.ts";

let room: ServedRoom;
let browser: Browser;

/** An advisory on the package of which nobody should hear. */
const quiet = {
  schema_version: "1.6.0",
  id: "DRILL-QUIET",
  modified: "2026-06-01T00:00:00Z",
  affected: [
    {
      package: { ecosystem: "npm", name: secret },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "5.0.0" }] }],
    },
  ],
};

/** The ecosystems of which files were asked for, one for each request. */
function ecosystemsIn(sent: readonly RecordedRequest[]): readonly string[] {
  return sent.flatMap(({ target }) => /^\/pub\/ecosystems\/([^/]+)\//.exec(target)?.[1] ?? []);
}

describe("the page /check with packs of ecosystems", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    const analyst = await visitor(room, "analyst");
    const drills = drillAdvisoryFiles(room.now().toISOString()).map(({ path, text }) => ({ path, text }));
    const whole = completenessDocument([{ ecosystem: "npm", to: room.now().toISOString(), records: 2 }]);
    const files = [
      ...drills,
      { path: "quiet.json", text: JSON.stringify(quiet) },
      { path: "completeness.json", text: whole },
    ];
    await analyst("importRecords", { batch: "all", records: files.map((one) => ({ ...one, position: "" })) });
    await room.publishPacks();
  });
  after(async () => {
    await room?.close();
  });

  it("compares with every advisory, and fetches the same whatever the file holds", async (t) => {
    const wire = await recordWire(room);
    t.after(wire.close);
    const { page, verify, close } = await openPage(
      browser,
      { ...room, origin: wire.origin },
      { language: "en", own: true },
    );
    page.setDefaultTimeout(10_000);
    await page.goto(`${wire.origin}/check`);
    await page.locator(".ready").waitFor();
    await fetchedAll(page);
    const ready = wire.requests();
    const asked = ecosystemsIn(ready);
    assert.deepEqual(new Set(asked), new Set(["generic", "npm", "pypi"]));
    assert.equal(asked.length, new Set(asked).size * 2, "match file and details of each, no delta");
    await page.locator(".compared summary").click();
    await page
      .locator(".compared")
      .getByText(/^npm: \d+$/)
      .waitFor();
    await choose(page, lock("2.2.3"));
    const said = (await rowsOf(page)).map(([component, , , verdict]) => `${component} ${verdict}`);
    assert.deepEqual(new Set(said), new Set([`${secret} Affected`, `${libnariNames.npm} Affected`]));
    assert.deepEqual(await figuresOf(page), ["2", "0", "0", "0"]);
    await verifyAccessible(page);
    await page.context().setOffline(true);
    await drop(page, lock("2.4.1", other));
    await page.getByRole("heading", { name: "No advisory that is published here applies" }).waitFor();
    await page.context().setOffline(false);
    await page.waitForTimeout(300);
    verifySilent(wire, ready.length, [secret, other, "drill-shop", "package-lock"]);
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    verify();
    await close();
  });
});
