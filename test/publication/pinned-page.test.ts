/** The verifier's judgement: what was logged matches for who holds pins; what contradicts them differs; and what is not known is never good. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { runPage } from "#cli/page/page.ts";
import { judgePinnedPages, type PagePins } from "#publication/page/pinned-page.ts";
import { sha256AtOnce } from "#test/kit/log/write-log.ts";
import { type Change, type LoggedPages, openLoggedPages, otherText } from "#test/kit/room/logged-pages.ts";

const verifierText =
  "<!doctype html><meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; script-src 'sha256-x'\" />";

describe("pages judged by pins", () => {
  let pages: LoggedPages;
  let pins: PagePins;
  let seen: Change;

  before(async () => {
    pages = await openLoggedPages(verifierText);
    const keys = (await (await pages.app.request("/pub/keys.json")).json()) as {
      readonly keys: readonly { readonly keyid: string }[];
    };
    const { policy, change } = await pages.witnessed();
    seen = change;
    pins = { room: pages.room.served.origin, keyids: keys.keys.map(({ keyid }) => keyid), policy };
  });
  after(async () => await pages.close());

  async function judge(given: Partial<PagePins> = {}, change: Change = (_, response) => response) {
    const both: Change = async (url, response) => await change(url, await seen(url, response));
    const fetch = pages.fetching(both);
    const { verdict, findings } = await judgePinnedPages(
      { ...pins, ...given },
      { fetch, hash: sha256AtOnce },
    );
    return [verdict, ...findings.map(({ at, code }) => `${code} ${at}`.trim())];
  }

  it("match what was logged and a witness has seen", async () => {
    assert.deepEqual(await judge(), ["match"]);
  });

  it("differ where a file, a page, its rules or the verifier is another, each named", async () => {
    const changed = async (ending: string) =>
      await judge(
        {},
        otherText(ending, (text) => `${text} `),
      );
    assert.deepEqual(await changed("/assets/a.js"), ["differs", "page-file-other /assets/a.js"]);
    assert.deepEqual(await changed("/verify"), ["differs", "page-file-other /verify"]);
    assert.deepEqual(await changed("/report"), ["differs", "page-other /report"]);
    const loose: Change = (url, response) => {
      if (url.endsWith("/check")) response.headers.set("content-security-policy", "default-src *");
      return response;
    };
    assert.deepEqual(await judge({}, loose), ["differs", "page-policy /check"]);
    const gone: Change = (url, response) =>
      url.endsWith("a.js") ? new Response("", { status: 404 }) : response;
    assert.deepEqual(await judge({}, gone), ["differs", "page-missing /assets/a.js"]);
  });

  it("differ where another key signed, or another log", async () => {
    assert.deepEqual(await judge({ keyids: ["0".repeat(64)] }), ["differs", "page-signature"]);
    const other = pins.policy.replace(/^log .*\n/gm, "");
    assert.deepEqual(await judge({ policy: other }), ["differs", "log-unknown"]);
  });

  it("cannot be told without pins, without a witness, without an answer, or of another address", async () => {
    assert.deepEqual(await judge({ keyids: [] }), ["unknown", "keys-unpinned"]);
    const unpinned = await judge({ policy: "" });
    assert.deepEqual(unpinned, ["unknown", "policy-unpinned", "witness-none"]);
    assert.deepEqual(await judge({ policy: "no policy" }), ["unknown", "policy-unread"]);
    const silent = pins.policy.replace(/^quorum .*$/m, "quorum none");
    const unseen = await judgePinnedPages(
      { ...pins, policy: silent },
      { fetch: pages.fetching(), hash: sha256AtOnce },
    );
    assert.deepEqual(
      [unseen.verdict, unseen.findings.map(({ code }) => code)],
      ["unknown", ["witness-none"]],
    );
    const missing = await judgePinnedPages(pins, { fetch: pages.fetching(), hash: sha256AtOnce });
    assert.deepEqual(
      [missing.verdict, missing.findings.map(({ code }) => code)],
      ["unknown", ["log-unwitnessed"]],
    );
    const away: Change = (url, response) => {
      if (url.endsWith("bundle.json")) throw new TypeError("away");
      return response;
    };
    assert.deepEqual(await judge({}, away), ["unknown", "page-unfetched"]);
    const elsewhere = pins.room.replace("localhost", "127.0.0.1");
    assert.deepEqual(await judge({ room: elsewhere }), ["unknown", `room-other ${pins.room}`]);
    const hidden: Change = (url, response) => {
      if (url.endsWith("/check")) response.headers.delete("content-security-policy");
      return response;
    };
    assert.deepEqual(await judge({}, hidden), ["unknown", "page-policy-hidden /check"]);
  });

  it("are read by other origins, and nothing else is", async () => {
    const allowed = async (path: string) =>
      (await pages.app.request(`${pins.room}${path}`)).headers.get("access-control-allow-origin");
    const open = [
      "/check",
      "/verify",
      "/assets/a.js",
      "/assets/gone.js",
      "/pub/keys.json",
      "/pub/log/checkpoint",
    ];
    for (const path of open) assert.equal(await allowed(path), "*", path);
    for (const path of ["/", "/api/session", "/sign-in", "/pub/index.json", "/status", "/v1/query"])
      assert.equal(await allowed(path), null, path);
  });

  it("come with the verifier: the room's, under its own policy, and a file of the same bytes", async () => {
    const served = await pages.app.request(`${pins.room}/verify`);
    const policy = served.headers.get("content-security-policy");
    assert.equal(policy, "default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'");
    assert.equal(await served.text(), verifierText);
    const written = { out: "" };
    const io = {
      env: { LANG: "C" },
      write: (text: string) => void (written.out += text),
      error: (text: string) => void (written.out += text),
      ask: null,
      surroundings: { now: () => "2026-05-14T00:00:00Z", fetch: pages.fetching(), write: () => undefined },
    };
    const built = join(pages.folder, "web", "verify.html");
    const out = join(pages.folder, "kept.html");
    assert.equal(await runPage(["verifier", "--out", out], io, built), 0, written.out);
    assert.equal(await readFile(out, "utf8"), verifierText);
    await writeFile(out, "kept");
    await assert.rejects(runPage(["verifier", "--out", out], io, built), /there already/);
    assert.equal(await runPage(["verifier", "--out", out, "--force"], io, built), 0);
    await assert.rejects(runPage(["verifier", "--out", out, "--force"], io), /not built here/);
    await assert.rejects(runPage(["verify", `${pins.room}/check`, "--out", out], io), /--out/);
  });
});
