/** A new room, from its first link to the first directive answered, by pages alone: passkeys, a second officer, a lead authority, an organisation, a record. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import {
  addAuthenticator,
  openPage,
  startBrowser,
  visitPath,
  type Watched,
  withoutBrowser,
} from "./browser.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";

let room: ServedRoom;
let browser: Browser;

const organization = "invented-one";
const table = [
  "id,name.ko,name.en,tier,sector,domain,region,size,languages,email",
  `${organization},지어낸 회사,Invented company,sme,manufacturing,private,11,40,ko en,duty@invented.example`,
].join("\n");
const record = {
  schema_version: "1.7.0",
  id: "OSV-2026-90001",
  modified: "2026-11-01T00:00:00Z",
  published: "2026-11-01T00:00:00Z",
  summary: "Invented flaw of an invented product",
  affected: [
    {
      package: { ecosystem: "npm", name: "invented-gate" },
      ranges: [{ type: "SEMVER", events: [{ introduced: "0" }, { fixed: "1.2.3" }] }],
    },
  ],
};

/** Somebody with a device of their own, who opens a link and registers a passkey. */
async function enter(link: string): Promise<Watched> {
  const watched = await openPage(browser, room, { language: "en", own: true });
  const { page } = watched;
  await addAuthenticator(page);
  await page.goto(link);
  await page.getByRole("button", { name: "Register a passkey on this device" }).click();
  await page.getByText("Registered passkeys: 1").waitFor();
  await page.getByRole("link", { name: "Continue" }).click();
  return watched;
}

/** Presses a button of a grave act and shows the passkey again. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).last().click();
  await page.getByRole("button", { name: "Use the passkey" }).click();
}

async function shownLink(page: Page): Promise<string> {
  return (await page.locator(".notice .copy code").textContent()) ?? "";
}

async function linkForPost(page: Page, operator: string): Promise<string> {
  await visitPath(page, `/operators/${operator}`);
  await press(page, "Make a new link");
  return await shownLink(page);
}

function file(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

async function draftAndSubmit(page: Page): Promise<string> {
  await visitPath(page, `/directives/new?advisory=${record.id}`);
  await page.getByLabel("Title (Korean)").fill("게이트웨이를 고치십시오");
  await page.getByLabel("Title (English)").fill("Mend the gateway");
  await page.getByText("Selects now: 1 organisation").waitFor();
  await page.getByLabel("Contact").fill("duty@room.example");
  await page.getByRole("button", { name: "Keep and ask for approval" }).click();
  await page.getByText("Awaiting approval", { exact: true }).waitFor();
  return new URL(page.url()).pathname;
}

describe("the first day of a room", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("empty"), startBrowser()]);
  });
  after(async () => {
    await room?.close();
  });

  it("goes from the first link to the first directive answered", async () => {
    const chair = await enter(await room.linkFor("chair"));
    await chair.page.getByRole("link", { name: "First steps of this room" }).click();
    await chair.page.getByText("Let a second officer in").waitFor();
    const second = await enter(await linkForPost(chair.page, "chair-2"));
    const lead = await enter(await linkForPost(chair.page, "lead-private"));

    await visitPath(lead.page, "/organizations");
    await lead.page.getByLabel("File", { exact: true }).setInputFiles(file("one.csv", table));
    await lead.page.getByRole("button", { name: "Try it, store nothing" }).click();
    await lead.page.getByText("1 new, 0 changed, 0 unchanged, 0 ended. Nothing was stored yet.").waitFor();
    await press(lead.page, "Store");
    await lead.page.getByText("1 new, 0 changed, 0 unchanged, 0 ended. Stored.").waitFor();
    await visitPath(lead.page, "/operators");
    await lead.page.getByLabel("Role", { exact: true }).selectOption("organization");
    await lead.page.getByRole("textbox", { name: "Organisation", exact: true }).fill(organization);
    await lead.page.getByLabel("Name", { exact: true }).fill("Duty officer");
    await press(lead.page, "Make the invitation link");
    const company = await enter(await shownLink(lead.page));
    await visitPath(lead.page, "/feeds");
    await lead.page.getByLabel("Files").setInputFiles(file("one.json", JSON.stringify(record)));
    await lead.page.getByText("1 new, 0 changed").waitFor();

    const path = await draftAndSubmit(chair.page);
    await visitPath(second.page, path);
    await second.page.getByRole("button", { name: "Approve", exact: true }).click();
    await press(second.page, "Approve it");
    await second.page.getByText("Issued", { exact: true }).first().waitFor();
    await room.settle();

    await visitPath(company.page, "/organization");
    await company.page.getByRole("button", { name: "Answer", exact: true }).click();
    await company.page.getByLabel("Fixed", { exact: true }).fill("1");
    await company.page.getByRole("button", { name: "See what will be sent" }).click();
    await company.page.getByRole("button", { name: "Send", exact: true }).click();
    await company.page.getByText("Your answer has arrived.").waitFor();

    await visitPath(chair.page, "/journal");
    await chair.page.getByLabel("About").selectOption("access");
    await chair.page.getByText("Sign-in link made").first().waitFor();
    await visitPath(chair.page, "/administration");
    assert.equal(await chair.page.getByText("First steps of this room").count(), 0, "they are done");
    for (const one of [chair, second, lead, company]) {
      one.verify();
      await one.close();
    }
  });
});
