/** The contact book of suppliers by keyboard: written by hand, changed, taken in from a file, searched, and what has worked before; in English on a desk and in Korean on a phone. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import { visitor } from "../api-visitor.ts";
import {
  signedIn,
  startBrowser,
  tabTo,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  withoutBrowser,
} from "../browser.ts";
import { serveRoom, type ServedRoom } from "../served-room.ts";

const folder = process.env["BONGSU_SCREENSHOTS"];

async function shot(page: Page, name: string): Promise<void> {
  if (folder !== undefined) await page.screenshot({ path: `${folder}/book-${name}.png`, fullPage: true });
}

describe("the contact book's page", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;

  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await unlockOffice(room, "kisa");
    const analyst = await visitor(room, "analyst");
    const about = { severity: "high", summary: "It stops.", title: "[DRILL] one" } as const;
    const { case: id } = await analyst("caseOpen", { ...about, product: "EdgeGate VPN [DRILL]" });
    const one = { roles: ["supplier" as const], name: "[DRILL] Acme", zone: "UTC", language: "en" };
    const { participant } = await analyst("caseParticipantAdd", {
      case: id,
      ...one,
      contact: "psirt@supplier.example",
    });
    for (const kind of ["sent", "answered"] as const)
      await analyst("caseContactNote", { case: id, participant, kind });
  });
  after(async () => {
    await room?.close();
  });

  it("takes a supplier by hand, changes it, reads a file, and says what has worked", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst",
      language: "en",
      width: 1280,
    });
    await visitPath(page, "/cases");
    await tabTo(page, "Contact book of suppliers");
    await page.keyboard.press("Enter");
    await page.getByText("Nobody in the book fits.").waitFor();
    await verifyAccessible(page);

    await tabTo(page, "Add by hand");
    await page.keyboard.press("Enter");
    const dialog = page.locator("dialog");
    await dialog.waitFor();
    await verifyAccessible(page);
    await dialog.getByLabel("The supplier's domain").fill("supplier.example");
    await dialog.getByLabel("Name", { exact: true }).fill("[DRILL] Acme");
    await dialog.getByLabel("Mail addresses").fill("psirt@supplier.example\nsecurity@supplier.example");
    await dialog.getByLabel("Languages").fill("ko, en");
    await dialog.getByLabel("How many reports").fill("5");
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("[DRILL] Acme is saved.").waitFor();
    await page.getByText("takes 5 a week").waitFor();
    assert.equal(await page.getByText("psirt@supplier.example").count(), 1);

    await page.getByRole("button", { name: "Edit [DRILL] Acme" }).press("Enter");
    assert.equal(await dialog.getByLabel("Languages").inputValue(), "ko\nen");
    await dialog.getByLabel("Mail addresses").fill("not an address");
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await dialog.getByRole("alert").waitFor();
    await dialog.getByLabel("Mail addresses").fill("psirt@supplier.example");
    await dialog.getByLabel("How many reports").fill("");
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("how many it takes a week is not known").waitFor();
    assert.equal(await page.getByText("security@supplier.example").count(), 0);

    const text =
      "Contact: mailto:security@other.example\nExpires: 2020-01-01T00:00:00Z\nCanonical: https://other.example/.well-known/security.txt\n";
    const take = async (buffer: string): Promise<void> => {
      const file = { name: "security.txt", mimeType: "text/plain", buffer: Buffer.from(buffer) };
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByRole("button", { name: "Take in" }).press("Enter");
    };
    await take("nothing of the kind");
    await page.getByRole("alert").waitFor();
    await take(text);
    await page.getByText("1 supplier is taken in; nothing was left out.").waitFor();
    await page.getByText("security@other.example").waitFor();
    assert.ok((await page.getByText("over: do not rely on it").count()) > 0, "it has ended in 2020");

    await page.getByRole("searchbox").fill("acme");
    await page.getByRole("searchbox").press("Enter");
    await page.getByText("security@other.example").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "What has worked before with [DRILL] Acme" }).press("Enter");
    await page.getByText("In 1 of the 1 newest cases of your office.").waitFor();
    await page.getByText("another way, noted by hand: answered in 1 of 1").waitFor();
    await verifyAccessible(page);
    await verifyNarrow(page);
    await shot(page, "en-1280");
    verify();
    await close();
  });

  it("is the same in Korean on a phone", async () => {
    const { page, verify, close } = await signedIn(browser, room, {
      operator: "analyst",
      language: "ko",
      width: 390,
    });
    await visitPath(page, "/suppliers");
    await page.getByRole("button", { name: "[DRILL] Acme: 지금까지의 연락 결과" }).press("Enter");
    await page.getByText("우리 기관의 최근 사건 1건 가운데 1건.").waitFor();
    await verifyNarrow(page);
    await verifyAccessible(page);
    await page.getByRole("button", { name: "직접 추가" }).press("Enter");
    await page.locator("dialog").waitFor();
    await verifyNarrow(page);
    await verifyAccessible(page);
    await shot(page, "ko-390");
    verify();
    await close();
  });
});
