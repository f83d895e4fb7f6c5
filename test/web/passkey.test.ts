/** Passkeys outside a drill, with Chromium's virtual authenticator: a link leads to registering one, and then it opens the next session. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { addAuthenticator, openPage, startBrowser, verifyAccessible, withoutBrowser } from "./browser.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

let room: ServedRoom;
let browser: Browser;

describe("passkeys", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("empty"), startBrowser()]);
  });
  after(async () => {
    await room?.close();
  });

  it("registers one after the link and signs in with it", async () => {
    const { page, verify, close } = await openPage(browser, room, { language: "en" });
    await addAuthenticator(page);
    await page.goto(await room.linkFor("chair"));
    await page.getByRole("heading", { name: "Register a passkey", level: 1 }).waitFor();
    assert.equal(await page.locator(".drill").count(), 0, "nothing here is a drill");
    await verifyAccessible(page);
    await page.getByRole("button", { name: "Register a passkey on this device" }).click();
    await page.getByText("Registered passkeys: 1").waitFor();
    await page.getByRole("link", { name: "Continue" }).click();
    await page.getByText("No directive has been issued yet.").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("heading", { name: "National picture", level: 1 }).waitFor();
    await page.getByRole("link", { name: "Passkey" }).click();
    await page.getByText("This is the session that you see now.").waitFor();
    await verifyAccessible(page);
    await page.getByLabel("Name of this passkey").fill("Ring");
    await page.getByRole("button", { name: "Register a passkey on this device" }).click();
    const asked = page.getByRole("dialog", { name: "Confirm with your passkey" });
    await asked.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("This act needs a fresh proof that it is you.").waitFor();
    assert.equal(await page.getByLabel("Name of this passkey").inputValue(), "Ring", "the form stays");
    verify();
    await close();
  });

  it("says so when the browser has no passkey to use", async () => {
    const { page, verify, close } = await openPage(browser, room, { language: "ko" });
    await addAuthenticator(page);
    await page.goto(`${room.origin}/sign-in`);
    await page.getByRole("button", { name: "패스키 사용" }).click();
    await page.getByText("브라우저가 패스키를 쓰지 않았습니다.").waitFor();
    verify();
    await close();
  });
});
