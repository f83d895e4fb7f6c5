/**
 * The public page `/check` in a real browser on a real drill room: what it answers, what it refuses to believe, and above all what it sends.
 * The network log is taken on the wire, byte by byte, outside of the browser.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { drillAdvisories, drillAdvisoryFiles } from "#stages/registry/world/advisories.ts";
import { drillProducts, libnariNames } from "#stages/registry/world/products.ts";
import {
  openPage,
  startBrowser,
  tabTo,
  verifyAccessible,
  verifyNarrow,
  type Watched,
  withoutBrowser,
  chooseLanguage,
  firstLoad,
  verifySmall,
} from "./browser.ts";
import {
  choose,
  drop,
  type CheckFile,
  figuresOf,
  lock,
  other,
  rowsOf,
  secret,
  fetchedAll,
} from "./check-steps.ts";
import { serveRoom, type ServedRoom } from "./served-room.ts";
import { visitor } from "./api-visitor.ts";
import { recordWire, verifySilent } from "./recording-proxy.ts";

/** A CycloneDX list: one affected, one without a version, one that cannot be named, one in no directive. */
const bom: CheckFile = {
  name: "bom.cdx.json",
  text: JSON.stringify({
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    components: [
      { type: "library", name: "libnari", purl: `pkg:pypi/${libnariNames.pypi}@2.3.1`, version: "2.3.1" },
      { type: "application", name: "EdgeGate VPN", purl: drillProducts.edgegate.purl },
      { type: "library", name: "nameless-drill-part", version: "1" },
      { type: "library", name: "quiet", purl: "pkg:npm/bongsu-drill-quiet@1.0.0", version: "1.0.0" },
    ],
  }),
};

let room: ServedRoom;
let browser: Browser;

/** Two directives of the drill: one of three days on libnari, one on the gateway. */
async function issue(): Promise<void> {
  const analyst = await visitor(room, "analyst");
  const files = drillAdvisoryFiles(room.now().toISOString());
  const records = files.map(({ path, text }) => ({ path, position: "", text }));
  await analyst("importRecords", { batch: "check", records });
  const [first, second] = [await visitor(room, "chair"), await visitor(room, "chair-2")];
  for (const [advisory, ko, en] of [
    [drillAdvisories.libnari, "[훈련] libnari 긴급 조치", "[DRILL] libnari: act now"],
    [drillAdvisories.edgegate, "[훈련] 게이트웨이 긴급 조치", "[DRILL] Gateway: act now"],
  ] as const) {
    const { directive } = await first("directiveDraft", {
      title: { ko, en },
      advisories: [advisory],
      rulePack: "us.cisa.bod-26-04@1.0.0",
      scope: "true",
      actions: [{ kind: "upgrade", clock: { start: "published", duration: { days: 3 } } }],
      binding: false,
      legalBasis: { ko: "훈련 계획", en: "Exercise plan" },
      contact: "duty@room.drill.example",
    });
    await first("directiveSubmit", { directive });
    await second("directiveApprove", { directive });
  }
  await room.settle();
}

/** A watched page that waits for nothing longer than ten seconds. */
async function visited(at: ServedRoom, language: "ko" | "en", own?: true): Promise<Watched> {
  const watched = await openPage(browser, at, { language, ...(own && { own }) });
  watched.page.setDefaultTimeout(10_000);
  return watched;
}

/** The page, opened and ready for a file. */
async function opened(visit: { language: "ko" | "en"; origin?: string }): Promise<Watched> {
  const origin = visit.origin ?? room.origin;
  const watched = await visited(
    { ...room, origin },
    visit.language,
    visit.origin === undefined ? undefined : true,
  );
  await watched.page.goto(`${origin}/check`);
  await watched.page.locator(".ready").waitFor();
  return watched;
}

describe("the page /check", { skip: withoutBrowser }, () => {
  before(async () => {
    [room, browser] = await Promise.all([serveRoom("drill"), startBrowser()]);
    await room.settle();
  });
  after(async () => {
    await room?.close();
  });

  it("says plainly that there is nothing to compare with before the first directive", async () => {
    const { page, verify, close } = await visited(room, "ko");
    await page.goto(`${room.origin}/check`);
    await page.getByRole("heading", { name: "아직 대조할 조치 지시가 없어요" }).waitFor();
    assert.equal(await page.locator("input[type=file]").count(), 0);
    await verifyAccessible(page);
    verify();
    await close();
    await issue();
  });

  it("answers a lockfile with verdict, reason, fixed version, date and command", async () => {
    const { page, verify, close } = await opened({ language: "en" });
    await choose(page, lock("2.2.3"));
    const [row = []] = await rowsOf(page);
    assert.equal(row[0], libnariNames.npm);
    assert.equal(row[1], "2.2.3");
    assert.equal(row[2], drillAdvisories.libnari);
    assert.equal(row[3], "Affected");
    assert.match(row[4] ?? "", /^(?:not stated|critical|high|medium|low)/);
    assert.equal(row[5], "The version lies in the affected range from 2.0.0 before 2.4.1");
    assert.equal(row[6], "2.4.1");
    assert.match(row[7] ?? "", /left|\d+ days/);
    assert.equal(row[8], `npm install "${libnariNames.npm}@2.4.1"`);
    assert.deepEqual(await figuresOf(page), ["1", "0", "0", "1"]);
    await page.getByRole("heading", { name: "Yes, it applies: 1 component to fix" }).waitFor();
    await choose(page, lock("2.4.1"));
    await page.getByRole("heading", { name: "No directive in force applies" }).waitFor();
    assert.deepEqual(await figuresOf(page), ["0", "0", "1", "1"]);
    verify();
    await close();
  });

  it("never hides what is unknown", async () => {
    const { page, verify, close } = await opened({ language: "ko" });
    await choose(page, bom);
    const rows = await rowsOf(page);
    assert.deepEqual(
      rows.map(([component, , advisory, verdict, , why]) => [component, advisory, verdict, why]),
      [
        ["libnari", drillAdvisories.libnari, "영향 있음", "영향받는 범위 안입니다: 2.0.0 이상 2.4.1 미만"],
        ["EdgeGate VPN", drillAdvisories.edgegate, "알 수 없음", "목록에 버전이 하나로 적혀 있지 않습니다"],
        ["nameless-drill-part", "없음", "알 수 없음", "목록만으로는 어떤 제품인지 식별할 수 없습니다"],
      ],
    );
    assert.deepEqual(await figuresOf(page), ["1", "2", "0", "1"]);
    verify();
    await close();
  });

  it("sends nothing of a file, with the network or without it", async (t) => {
    const wire = await recordWire(room);
    t.after(wire.close);
    const { page, verify, close } = await opened({ language: "en", origin: wire.origin });
    await fetchedAll(page);
    const ready = wire.requests().length;
    await choose(page, lock("2.2.3"));
    await page.getByRole("heading", { name: "Yes, it applies: 1 component to fix" }).waitFor();
    await page.context().setOffline(true);
    await drop(page, lock("2.4.1", other));
    await page.getByRole("heading", { name: "No directive in force applies" }).waitFor();
    await page.context().setOffline(false);
    await drop(page, { name: `${secret}.txt`, text: `{"${secret}": ` });
    await page.getByRole("alert").waitFor();
    await page.waitForTimeout(300);
    verifySilent(wire, ready, [secret, other, "drill-shop", "package-lock"]);
    verify();
    await close();
  });

  it("lets the worker that sees the file reach no network", async () => {
    const { page, close } = await opened({ language: "en" });
    const [worker] = page.workers();
    assert.ok(worker !== undefined);
    const served = await fetch(worker.url());
    assert.match(served.headers.get("content-security-policy") ?? "", /^default-src 'none'/);
    const reached = await worker.evaluate(async () => {
      const tries = [
        fetch("/pub/index.json"),
        new Promise((settled, failed) => {
          const socket = new WebSocket("ws://localhost/");
          socket.addEventListener("open", settled);
          socket.addEventListener("error", failed);
        }),
      ];
      return (await Promise.allSettled(tries)).map(({ status }) => status);
    });
    assert.deepEqual(reached, ["rejected", "rejected"]);
    await close();
  });

  it("believes nothing that the room's key did not sign, and no pack but the signed one", async () => {
    for (const [pattern, spoil] of [
      ["**/pub/index.json", (body: string) => body.replace(/"payload":"(.)/, '"payload":"$1A')],
      ["**/pub/packs/*.pack", (body: string) => `${body.slice(0, -1)}!`],
      ["**/pub/directives/**", (body: string) => body.replace(/"sig":"../, '"sig":"AA')],
    ] as const) {
      const { page, close } = await visited(room, "en");
      await page.route(pattern, async (route) => {
        const response = await route.fetch();
        const body = Buffer.from(spoil((await response.body()).toString("latin1")), "latin1");
        await route.fulfill({ response, body });
      });
      await page.goto(`${room.origin}/check`);
      await page.getByText("The signature is not good.").waitFor();
      assert.equal(await page.locator("input[type=file]:enabled").count(), 0, pattern);
      await close();
    }
  });

  it("shows the key's fingerprint and the directives that it compares with", async () => {
    const { page, verify, close } = await opened({ language: "en" });
    const shown = await (await fetch(`${room.origin}/pub/keys.json`)).json();
    const { keyid } = (shown as { keys: readonly { keyid: string }[] }).keys[0] ?? { keyid: "" };
    await page.locator(".compared summary").click();
    const fingerprint = (await page.locator(".compared .fingerprint").textContent()) ?? "";
    assert.equal(fingerprint.replaceAll(" ", ""), keyid);
    assert.equal(await page.locator(".compared li").count(), 2);
    verify();
    await close();
  });

  it("shows what cannot be read with its place, and refuses what is too large", async () => {
    const { page, verify, close } = await opened({ language: "ko" });
    await choose(page, { name: "package-lock.json", text: '{"lockfileVersion": 3, "packages": {' });
    const alert = page.getByRole("alert");
    await alert.getByText("JSON이 아니거나 중간에 끊겼어요.").waitFor();
    assert.notEqual(await alert.locator("code").first().textContent(), "");
    await drop(page, { name: "huge.json", text: "", size: 51 * 2 ** 20 });
    await alert.getByText("파일이 너무 커요.").waitFor();
    assert.equal(await page.locator(".check-table").count(), 0);
    verify();
    await close();
  });

  it("stays responsive with a large list, ends it after a minute, and goes on with the next", async () => {
    const { page, verify, close } = await visited(room, "en", true);
    await page.clock.install();
    await page.goto(`${room.origin}/check`);
    await page.locator(".ready").waitFor();
    await page.evaluate(() => {
      const packages = Array.from(
        { length: 400_000 },
        (_, i) => `"node_modules/drill-${i}":{"version":"1.${i}.0"}`,
      );
      const text = `{"lockfileVersion":3,"packages":{${packages.join(",")}}}`;
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "package-lock.json"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
    });
    await page.getByRole("button", { name: "Stop" }).waitFor();
    await chooseLanguage(page, "ko");
    await page.getByRole("button", { name: "그만하기" }).waitFor();
    await page.clock.fastForward(61_000);
    await page.getByText("1분 안에 끝나지 않아 멈췄어요.").waitFor();
    await choose(page, lock("2.2.3"));
    await page.locator(".check-table").waitFor();
    verify();
    await close();
  });

  it("prints a card that names no component but the chosen ones", async () => {
    const { page, verify, close } = await opened({ language: "en" });
    await choose(page, bom);
    await page.locator(".check-table").waitFor();
    await page.getByLabel("Name of your company (optional)").fill("Drill Shop");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".check-table").isVisible(), false);
    const card = page.locator("main");
    const bare = await card.innerText();
    assert.match(bare, /\[DRILL\] *\s*Proof card/);
    assert.match(bare, /Drill Shop/);
    for (const name of ["libnari", "EdgeGate", "nameless-drill-part", bom.name])
      assert.ok(!bare.includes(name), `${name} stands on the card`);
    await page.emulateMedia({ media: "screen" });
    await page.getByLabel("Show EdgeGate VPN on the proof card").check();
    await page.emulateMedia({ media: "print" });
    const chosen = await card.innerText();
    assert.ok(chosen.includes("EdgeGate VPN") && !chosen.includes("libnari"), chosen);
    verify();
    await close();
  });

  it("is reached from the sign-in page and used by keyboard, in both languages, under axe, at 320 px", async () => {
    const { page, verify, close } = await visited(room, "ko");
    await page.goto(`${room.origin}/sign-in`);
    await page.getByRole("heading", { name: "로그인", level: 1 }).waitFor();
    await tabTo(page, "확인하러 가기");
    await page.keyboard.press("Enter");
    await page.locator(".ready").waitFor();
    assert.equal(await page.locator("h1").textContent(), "우리 회사도 해당되나요?");
    assert.match((await page.locator(".drill").textContent()) ?? "", /^\[훈련\]/);
    assert.ok((await page.title()).startsWith("[훈련]"));
    const choosing = page.waitForEvent("filechooser");
    await tabTo(page, "파일 고르기");
    await page.keyboard.press("Enter");
    const chooser = await choosing;
    await chooser.setFiles({ name: bom.name, mimeType: "application/json", buffer: Buffer.from(bom.text) });
    await page.locator(".check-table").waitFor();
    await tabTo(page, "libnari 확인 카드에 싣기");
    await page.keyboard.press("Space");
    await page.locator(".chosen-rows").waitFor();
    await verifyAccessible(page);
    await chooseLanguage(page, "en");
    assert.equal(await page.locator("h1").textContent(), "Does it apply to us?");
    await verifyAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await verifyNarrow(page);
    await chooseLanguage(page, "ko");
    await verifyNarrow(page);
    verify();
    await close();
  });

  for (const language of ["en", "ko"] as const)
    it(`loads at most 120 kB compressed without the readers (${language})`, async (context) => {
      const { page, close } = await visited(room, language, true);
      const files = await firstLoad(page, `${room.origin}/check`, ".ready");
      verifySmall(
        files.filter(({ url }) => !/\/(?:worker|rest)-/.test(url)),
        context,
      );
      await close();
    });
});
