/** The dialogs of a case that its usual way does not pass: identifiers and signals, links of invitations, products, files, linking, splitting, a second finder, handing over; each once. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Locator } from "playwright-core";
import { sql, system } from "#store/sql.ts";
import { unlockOffice } from "#test/kit/room/office-key.ts";
import { visitor } from "../api-visitor.ts";
import {
  signedIn,
  startBrowser,
  verifyAccessible,
  verifyNarrow,
  visitPath,
  type Watched,
  withoutBrowser,
} from "../browser.ts";
import { serveRoom, type ServedRoom } from "../served-room.ts";

const folder = process.env["BONGSU_SCREENSHOTS"];
const words = { severity: "high", summary: "It writes past the end." } as const;
const outside = { contact: "", zone: "Europe/Berlin", language: "en" } as const;

/** A case of an analyst's office under embargo: with a supplier, somebody outside who is invited, and a second office that works on it. */
async function prepare(room: ServedRoom): Promise<string> {
  await unlockOffice(room, "kisa");
  await unlockOffice(room, "msit", 6);
  const analyst = await visitor(room, "analyst");
  await analyst("caseOpen", { ...words, product: "libnari [DRILL]", title: "[DRILL] libnari" });
  const { case: id } = await analyst("caseOpen", {
    ...words,
    product: "EdgeGate VPN [DRILL]",
    title: "[DRILL] EdgeGate",
  });
  const add = async (name: string, more: object): Promise<string> =>
    (await analyst("caseParticipantAdd", { case: id, name, ...outside, roles: ["supplier"], ...more }))
      .participant;
  await add("[DRILL] Acme", { organization: "drill-major-07" });
  const second = await add("[DRILL] Second office", { roles: ["coordinator"], office: "msit" });
  const terms = (await analyst("caseRead", { case: id })).suggestions[0];
  assert.ok(terms !== undefined);
  await analyst("caseAct", { case: id, act: { kind: "embargo", act: "propose", terms } });
  const lead = await visitor(room, "lead-private");
  for (const by of [await visitor(room, "org-drill-major-07"), lead])
    await by("caseAct", { case: id, act: { kind: "embargo", act: "accept" } });
  await analyst("caseAct", { case: id, act: { kind: "report", act: "receive", participant: second } });
  for (const act of ["validate", "accept"] as const)
    await lead("caseAct", { case: id, act: { kind: "report", act } });
  await add("[DRILL] Outside", {});
  return id;
}

/** What a feed shows of the case. */
async function propose(room: ServedRoom, id: string): Promise<void> {
  await room.store.write(system, async (tx) =>
    tx.run(sql`insert into case_signal (id, coordination_case, kind, identifier, source, seen_at, state)
      values ('signal-1', ${id}, 'attacks', 'CVE-2026-0001', 'kev', ${room.now().toISOString()}, 'proposed')`),
  );
}

describe("the dialogs of a case", { skip: withoutBrowser }, () => {
  let room: ServedRoom;
  let browser: Browser;
  let watched: Watched;
  let id: string;
  let shots = 0;

  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    id = await prepare(room);
    await propose(room, id);
    watched = await signedIn(browser, room, {
      operator: "analyst",
      language: "en",
      width: 1280,
      path: `/cases/${id}`,
    });
    await watched.page.locator("#timeline").waitFor();
  });
  after(async () => {
    await watched?.close();
    await room?.close();
  });

  /** Opens a dialog by its button, fills it in, looks at it at both widths, sends it, and waits for the sentence that it is done. */
  async function drive(
    button: string,
    fill: (dialog: Locator) => Promise<void>,
    done: string,
  ): Promise<void> {
    const { page } = watched;
    await page.locator("main").getByRole("button", { name: button, exact: true }).first().press("Enter");
    const dialog = page.locator("dialog");
    await dialog.waitFor();
    await fill(dialog);
    await verifyAccessible(page);
    if (folder !== undefined) await page.screenshot({ path: `${folder}/dialog-${shots++}.png` });
    await page.setViewportSize({ width: 390, height: 800 });
    await verifyNarrow(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await dialog.locator("button[type=submit]").press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("status").getByText(done, { exact: true }).waitFor();
  }

  it("identifiers and products are said, and what a feed shows is dismissed", async () => {
    const { page, verify } = watched;
    const identifier = async (dialog: Locator) => await dialog.getByRole("textbox").fill("CVE-2026-0001");
    await drive("Say the identifiers", identifier, "Done: Say the identifiers");
    await drive(
      "Name the products",
      async (dialog) => await dialog.getByRole("textbox").fill("pkg:generic/edgegate"),
      "Done: Name the products",
    );
    await drive("Dismiss the signal", async () => await Promise.resolve(), "Done: Dismiss the signal");
    await page.getByText("dismissed").waitFor();
    verify();
  });

  it("a link is made, listed and withdrawn", async () => {
    const { page, verify } = watched;
    const invitations = page.locator("section[aria-labelledby=invitations]");
    assert.equal(await invitations.count(), 0);
    await page.getByRole("button", { name: "Make a link" }).press("Enter");
    await page.locator("dialog pre").waitFor();
    await verifyAccessible(page);
    await page.keyboard.press("Escape");
    await invitations.getByText("not opened yet").waitFor();
    await verifyAccessible(page);
    await invitations.getByRole("button", { name: "Withdraw the link of [DRILL] Outside" }).press("Enter");
    await page.getByText("The link of [DRILL] Outside serves no more.").waitFor();
    await invitations.getByText("withdrawn", { exact: true }).waitFor();
    verify();
  });

  it("a file goes along with a message, and is saved again; an empty dialog says why it sends nothing", async () => {
    const { page, verify } = watched;
    const file = { name: "crash.txt", mimeType: "text/plain", buffer: Buffer.from("[DRILL] trace") };
    await drive(
      "Write a message",
      async (dialog) => {
        const why = dialog.getByText("It can be sent once all that it needs is filled in.");
        await why.waitFor();
        const send = dialog.locator("button[type=submit]");
        assert.equal(await send.getAttribute("aria-describedby"), await why.getAttribute("id"));
        await dialog.getByRole("textbox").fill("A trace.");
        await why.waitFor({ state: "detached" });
        await dialog.getByLabel("File").setInputFiles(file);
      },
      "Sent, sealed.",
    );
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save crash.txt" }).press("Enter");
    assert.equal((await download).suggestedFilename(), "crash.txt");
    verify();
  });

  it("cases are linked and split, and a second finder is confirmed", async () => {
    const { page, verify } = watched;
    const listed = page.locator("dialog option").filter({ hasText: "libnari" });
    await drive("Link a case", async () => await listed.waitFor({ state: "attached" }), "Linked.");
    await drive(
      "Split the case",
      async (dialog) => {
        await dialog.getByLabel("Title").fill("[DRILL] A second cause");
        await dialog.getByLabel("Summary").fill("It reads past the end too.");
      },
      "Split off.",
    );
    await drive(
      "Confirm a second finder",
      async (dialog) => await dialog.getByRole("textbox").fill("second-finder"),
      "Done: Confirm a second finder",
    );
    verify();
  });

  it("its advisory is drafted from it, and it is handed over to the office that works on it", async () => {
    const { page, verify } = watched;
    await page.getByRole("link", { name: "Draft its advisory" }).first().press("Enter");
    await page.getByRole("button", { name: "Keep the draft" }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get("case"), id);
    await visitPath(page, `/cases/${id}`);
    await drive("Hand the case over", async () => await Promise.resolve(), "Handed over.");
    verify();
  });
});
