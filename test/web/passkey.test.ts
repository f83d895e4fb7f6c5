/** Passkeys outside a drill, with Chromium's virtual authenticator: a link leads to registering one, and then it opens the next session. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { addParticipant, openCase } from "#stages/case/commands.ts";
import { makeInvitation } from "#stages/case/invitations.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { secretHash } from "#stages/registry/secrets.ts";
import { sql, system } from "#store/sql.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import { addAuthenticator, openPage, startBrowser, verifyAccessible, withoutBrowser } from "./browser.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

/** A case with a supplier from outside, of whom no embargo is asked; the result is the link of its invitation. */
async function invitedFromOutside(at: ServedRoom): Promise<string> {
  const [secret, office] = ["P".repeat(43), "msit"];
  const lead = { id: "lead", role: "lead", office, domain: "private" } as const;
  const now = at.now().toISOString();
  await at.as(system, async (tx) => {
    await tx.run(sql`insert into office (id, kind, name) values (${office}, 'lead', '{"en": "Office"}')`);
  });
  await unlockOffice(at, office);
  await at.as(onBehalfOf({ id: lead.id }), async (tx) => {
    const title = "Write past a buffer before sign-in";
    const about = { product: "EdgeGate VPN", severity: "high", title, summary: title, drill: false } as const;
    const id = await openCase(tx, office, about, now);
    const one = { roles: ["supplier"] as const, name: "Acme", contact: "", zone: "UTC", language: "en" };
    const participant = await addParticipant(tx, { id, actor: lead }, one, now);
    const expires = new Date(Date.parse(now) + 86_400_000).toISOString();
    const made = { id: "passkey-test", secretHash: secretHash(secret), participant, expires };
    await makeInvitation(tx, { id, actor: lead }, made, now);
  });
  return `${at.origin}/portal#${secret}`;
}

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
    const { page, verify, close } = await openPage(browser, room, { language: "en", own: true });
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

  it("a participant from outside registers one after it accepted, and comes back to its cases with it", async () => {
    const { page, verify, close } = await openPage(browser, room, { language: "en", own: true });
    await addAuthenticator(page);
    await page.goto(await invitedFromOutside(room));
    await page.getByText("EdgeGate VPN").waitFor();
    await page.getByRole("button", { name: "Go on", exact: true }).click();
    await page.getByRole("button", { name: "Register a passkey on this device" }).click();
    await page.getByText("Registered passkeys: 1").waitFor();
    await verifyAccessible(page);
    await page.getByRole("link", { name: "Continue" }).click();
    await page.getByRole("link", { name: "EdgeGate VPN" }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("link", { name: "EdgeGate VPN" }).click();
    await page.getByText("Write past a buffer").first().waitFor();
    verify();
    await close();
  });

  it("says so when the browser has no passkey to use", async () => {
    const { page, verify, close } = await openPage(browser, room, { language: "ko", own: true });
    await addAuthenticator(page);
    await page.goto(`${room.origin}/sign-in`);
    await page.getByRole("button", { name: "패스키 사용" }).click();
    await page.getByText("브라우저가 패스키를 쓰지 않았습니다.").waitFor();
    verify();
    await close();
  });
});
