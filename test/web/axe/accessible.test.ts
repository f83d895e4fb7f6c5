/** What finds faults of accessibility finds them: colours on each kind of element and ground, everything else each time. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { startBrowser, verifyAccessible, withoutBrowser } from "../browser.ts";

const style = ".faint { color: #bbb } .dark { background: #333 } body { color: #000; background: #fff }";

describe("looking with axe", { skip: withoutBrowser }, () => {
  it("colours of a kind that was looked at are not looked at again; another kind, another ground and other faults are", async () => {
    const context = await (await startBrowser()).newContext();
    const page = await context.newPage();
    const look = async (main: string): Promise<void> => {
      await page.setContent(
        `<html lang="en"><title>Drill</title><style>${style}</style><main><h1>Drill</h1>${main}</main></html>`,
      );
      await verifyAccessible(page);
    };
    const plain = '<p class="plain">One</p>';
    await look(plain);
    await look(`${plain}<p class="plain">Two</p>`);
    for (let time = 0; time < 2; time++) {
      await assert.rejects(look(`${plain}<p class="faint">Two</p>`), /color-contrast: <p class="faint">/);
      await assert.rejects(
        look(`<section class="dark">${plain}</section>`),
        /color-contrast: <p class="plain">/,
      );
      await assert.rejects(look(`${plain}<img src="data:,">`), /image-alt/);
    }
    await context.close();
  });
});
