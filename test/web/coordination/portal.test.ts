/**
 * A supplier's first run by mouse and keyboard: from the link of the invitation, by a passkey, to its first answer, with its clicks, keys and time counted; a document in
 * place of buttons; in English on a desk and in Korean on a phone.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { actInCase, addParticipant, coordinatedCase, openCase } from "#stages/case/commands.ts";
import { sendFile } from "#stages/case/files.ts";
import { makeInvitation } from "#stages/case/invitations.ts";
import { secretHash } from "#stages/registry/secrets.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import {
  addAuthenticator,
  openPage,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  withoutBrowser,
} from "../browser.ts";
import { serveRoom, type ServedRoom } from "../served-room.ts";

const folder = process.env["BONGSU_SCREENSHOTS"];
const day = 86_400_000;

async function shot(page: Page, name: string): Promise<void> {
  if (folder !== undefined) await page.screenshot({ path: `${folder}/portal-${name}.png`, fullPage: true });
}

/** Counts clicks and keys of a page, wherever it goes. */
async function counting(
  page: Page,
): Promise<() => Promise<{ readonly clicks: number; readonly keys: number }>> {
  const count = { clicks: 0, keys: 0 };
  await page.exposeFunction("countedByTest", (kind: "clicks" | "keys") => (count[kind] += 1));
  await page.addInitScript(() => {
    const counted = (kind: string) => () =>
      (globalThis as unknown as { countedByTest: (kind: string) => void }).countedByTest(kind);
    addEventListener("click", counted("clicks"), true);
    addEventListener("keydown", counted("keys"), true);
  });
  return async () => await Promise.resolve({ ...count });
}

describe("the supplier portal", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;
  const lead = { id: "lead", role: "lead", office: "msit", domain: "private" } as const;

  /** A case with a supplier of whom an embargo is asked; the result is the link of its invitation. */
  async function invited(language: string, secret: string): Promise<string> {
    const now = room.now();
    const terms = {
      rule: "days-45",
      ends: new Date(now.getTime() + 45 * day).toISOString(),
      zone: "Asia/Seoul",
      rediscoveryDays: 7,
      exploitedDays: 7,
    };
    await room.as(onBehalfOf({ id: lead.id }), async (tx) => {
      const at = now.toISOString();
      const about = {
        product: "EdgeGate VPN [DRILL]",
        severity: "high",
        title: "[DRILL] Write past a buffer before sign-in",
        summary: "A record longer than its length field writes past the buffer.",
        drill: true,
      } as const;
      const id = await openCase(tx, "msit", about, at);
      const acme = {
        roles: ["supplier"] as const,
        name: "[DRILL] Acme",
        contact: "",
        zone: "Europe/Berlin",
        language,
      };
      const participant = await addParticipant(tx, { id, actor: lead }, acme, at);
      const propose = (by: string) => ({ kind: "embargo", act: "propose", by, terms }) as const;
      await actInCase(tx, { id, actor: lead }, propose, at);
      const expires = new Date(now.getTime() + 14 * day).toISOString();
      const made = { id: secret.slice(0, 12), secretHash: secretHash(secret), participant, expires };
      await makeInvitation(tx, { id, actor: lead }, made, at);
    });
    return `${room.origin}/portal#${secret}`;
  }

  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await unlockOffice({ store: room.store, unlocked: room.unlocked }, "msit");
  });
  after(async () => await room?.close());

  it("a first answer from the link: accepted, a passkey, received (en, 1280 px)", async () => {
    const { page, verify, close } = await openPage(browser, room, { language: "en", width: 1280, own: true });
    await addAuthenticator(page);
    const counted = await counting(page);
    const began = Date.now();
    await page.goto(await invited("en", "A".repeat(43)));
    await page.getByText("EdgeGate VPN [DRILL]").waitFor();
    assert.equal(
      await page.getByText("Write past a buffer").count(),
      0,
      "nothing of the flaw before acceptance",
    );
    await verifyAccessible(page);
    await shot(page, "invitation-en");
    await page.getByRole("button", { name: "Accept the embargo and go on" }).click();
    await page.getByRole("link", { name: "EdgeGate VPN [DRILL]" }).waitFor();
    await verifyAccessible(page);
    await shot(page, "cases-en");
    await page.getByRole("link", { name: "EdgeGate VPN [DRILL]" }).click();
    await page.getByText("Write past a buffer").waitFor();
    await page.getByRole("button", { name: "Received", exact: true }).click();
    await page.getByText("Sent.").waitFor();
    const { clicks, keys } = await counted();
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`portal: first answer after ${clicks} clicks, ${keys} keys, ${seconds} s of machine time`);
    assert.ok(clicks <= 5, `${clicks} clicks`);
    await verifyAccessible(page);
    await page.getByRole("button", { name: "Not affected", exact: true }).click();
    await verifyAccessible(page);
    await page.getByRole("button", { name: "Fix in version" }).click();
    await page.getByLabel("Version", { exact: true }).fill("3.4");
    await page.getByLabel("Day").fill("2099-01-01");
    await page.getByRole("button", { name: "Send", exact: true }).first().click();
    await page.getByText("A fix, by").waitFor();
    await page.getByLabel("File").setInputFiles({
      name: "vex.json",
      mimeType: "application/json",
      buffer: Buffer.from(
        JSON.stringify({
          "@context": "https://openvex.dev/ns/v0.2.0",
          author: "[DRILL] Acme",
          timestamp: "2026-06-30T00:00:00Z",
          statements: [
            {
              vulnerability: { name: "CVE-2026-0001" },
              products: [{ "@id": "pkg:generic/edgegate@3.3" }],
              status: "affected",
              action_statement: "Update to 3.4.",
            },
          ],
        }),
      ),
    });
    await page.getByText("It would say:").waitFor();
    await verifyAccessible(page);
    await shot(page, "case-en");
    await page.getByRole("button", { name: "Send this answer" }).click();
    await page.getByText("pkg:generic/edgegate@3.3").waitFor();
    await page.getByRole("textbox", { name: "Message" }).fill("[DRILL] Which build was tried?");
    await page.getByRole("button", { name: "Send", exact: true }).last().click();
    await page.getByText("You, to the coordinators").waitFor();
    await writeFrom(page.url(), { name: "crash.txt", text: "[DRILL] The trace \u202Eof it" });
    await page.reload();
    await page.getByText("[DRILL] The trace [U+202E]of it").waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save crash.txt" }).click(),
    ]);
    assert.equal(readFileSync(await saved.path(), "utf8"), "[DRILL] frames");
    await verifyAccessible(page);
    await shot(page, "files-en");
    verify();
    await close();
  });

  /** The office's message to all of the case that a page of the portal shows, with a file. */
  async function writeFrom(
    address: string,
    { name, text }: { readonly name: string; readonly text: string },
  ) {
    const id = new URL(address).pathname.split("/").at(-1) ?? "";
    const bytes = new TextEncoder().encode("[DRILL] frames");
    await room.as(onBehalfOf({ id: lead.id }), async (tx) => {
      const { row } = await coordinatedCase(tx, id, lead);
      const to = row.record.state.participants.map((one) => one.id);
      await sendFile(tx, { id, actor: lead }, { name, bytes, text, to }, room.now().toISOString());
    });
  }

  it("by keyboard alone, in Korean on a phone; a used link says so", async () => {
    const link = await invited("ko", "B".repeat(43));
    const { page, verify, close } = await openPage(browser, room, { language: "ko", width: 390 });
    await page.goto(link);
    await page.getByText("EdgeGate VPN [DRILL]").waitFor();
    await verifyNarrow(page);
    await verifyAccessible(page);
    await shot(page, "invitation-ko");
    await page.getByRole("button", { name: "엠바고를 수락하고 계속" }).press("Enter");
    await page.getByRole("link", { name: "EdgeGate VPN [DRILL]" }).press("Enter");
    await page.getByRole("button", { name: "시간이 더 필요함" }).press("Enter");
    await page.getByLabel("언제까지").waitFor();
    await verifyNarrow(page);
    await verifyAccessible(page);
    await shot(page, "case-ko");
    await page.getByLabel("언제까지").fill(new Date(Date.now() + 70 * day).toISOString().slice(0, 10));
    await page.getByRole("button", { name: "보내기", exact: true }).first().press("Enter");
    await page.getByText("다른 종료 시각이 제안되었습니다").waitFor();
    await page.goto(link);
    await page.getByText("이미 쓰였거나").waitFor();
    await verifyAccessible(page);
    verify();
    await close();
  });
});
