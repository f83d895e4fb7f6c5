/** Public pages against the room's log: what was logged is found good by a stranger, and every other byte, rule, signature or entry is named. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { runPage } from "#cli/page/page.ts";
import { readPageBundle, signedManifest } from "#core/page/page-manifest.ts";
import { roomPages } from "#main/page/page-manifest.ts";
import { newKey } from "#test/kit/room/access-room.ts";
import { type Change, type LoggedPages, openLoggedPages, otherText } from "#test/kit/room/logged-pages.ts";

describe("public pages in the log", () => {
  let pages: LoggedPages;

  before(async () => void (pages = await openLoggedPages()));
  after(async () => await pages.close());

  async function verify(change?: Change, ...args: readonly string[]) {
    const { room, fetching } = pages;
    const written = { out: "", err: "" };
    const code = await runPage(["verify", `${room.served.origin}/check`, ...args], {
      env: { LANG: "C" },
      write: (text) => void (written.out += text),
      error: (text) => void (written.err += text),
      ask: null,
      surroundings: { now: () => "2026-05-14T00:00:00Z", fetch: fetching(change), write: () => undefined },
    });
    return { code, ...written };
  }

  const bundleInstead =
    (text: string): Change =>
    (url, response) =>
      url.endsWith("bundle.json") ? new Response(text) : response;

  it("are found to be what was logged, and that nobody else vouches for it is told", async () => {
    const { code, out, err } = await verify();
    assert.equal(code, 0, out);
    assert.match(out, /is what was logged: 2 files of version/);
    assert.match(err, /nobody else vouches/);
    const none = { ...pages.room.served, webFolder: join(pages.folder, "none") };
    assert.equal(await roomPages(none), undefined);
  });

  it("are not, where a file, the page or its rules are others", async () => {
    const other = async (ending: string, change: (text: string) => string) =>
      await verify(otherText(ending, change));
    const file = await other("/assets/a.js", (text) => `${text} `);
    assert.deepEqual([file.code, /\/assets\/a\.js is another/.test(file.out)], [1, true], file.out);
    const page = await other("/check", (text) => text.replace("a.js", "b.js"));
    assert.deepEqual([page.code, /page itself is another/.test(page.out)], [1, true], page.out);
    const rules = await verify((url, response) => {
      if (url.endsWith("/check")) response.headers.set("content-security-policy", "default-src *");
      return response;
    });
    assert.deepEqual([rules.code, /other rules for the browser/.test(rules.out)], [1, true], rules.out);
    const gone = await verify((url, response) =>
      url.endsWith("a.js") ? new Response("", { status: 404 }) : response,
    );
    assert.deepEqual([gone.code, /listed and not there/.test(gone.out)], [1, true], gone.out);
  });

  it("are not, where another signed their list, or it was never logged", async () => {
    const json: unknown = JSON.parse(pages.bundle);
    const read = readPageBundle(json);
    assert.ok(read.ok && read.value.log !== undefined);
    const { manifest, log } = read.value;
    const strangers = { manifest, log, signatures: await signedManifest(manifest, [newKey()]) };
    const signed = await verify(bundleInstead(JSON.stringify(strangers)));
    assert.deepEqual([signed.code, /No key of the room/.test(signed.out)], [1, true], signed.out);
    const newer = { ...manifest, version: "9.9.9" };
    const unlogged = {
      manifest: newer,
      log,
      signatures: await signedManifest(newer, [pages.room.served.signer]),
    };
    const quiet = await verify(bundleInstead(JSON.stringify(unlogged)));
    assert.deepEqual([quiet.code, /not in the log/.test(quiet.out)], [1, true], quiet.out);
    const { log: _, ...early } = { manifest, log, signatures: read.value.signatures };
    const soon = await verify(bundleInstead(JSON.stringify(early)));
    assert.deepEqual([soon.code, /or not yet/.test(soon.out)], [1, true], soon.out);
    await assert.rejects(verify(bundleInstead("{}")), /lists no pages/);
  });

  it("are not, where the witnesses that one demands have not seen the log", async () => {
    const { policy, change } = await pages.witnessed();
    await writeFile(join(pages.folder, "strict"), policy);
    const strict = await verify(undefined, "--policy", join(pages.folder, "strict"));
    assert.equal(strict.code, 1, strict.out);
    const seen = await verify(change, "--policy", join(pages.folder, "strict"));
    assert.deepEqual([seen.code, /seen by w/.test(seen.out)], [0, true], seen.out);
  });
});
