/** Public pages against the room's log: what was logged is found good by a stranger, and every other byte, rule, signature or entry is named. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeNewKey } from "#cli/key/key-file.ts";
import { witnessSigners } from "#cli/key/log-signers.ts";
import { runPage } from "#cli/page/page.ts";
import { verifierKeyText } from "#core/log/note.ts";
import { readPageBundle, signedManifest } from "#core/page/page-manifest.ts";
import { createApp } from "#edge/http/app.ts";
import { roomPages } from "#main/page/page-manifest.ts";
import { newKey } from "#test/kit/room/access-room.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const secrets = { passphrase: null, pin: null };
type Change = (url: string, response: Response) => Response | Promise<Response>;

describe("public pages in the log", () => {
  let folder = "";
  let room: TestRoom;
  let app: ReturnType<typeof createApp>;
  let bundle = "";

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-pages-"));
    await writeNewKey(join(folder, "log"), { purpose: "log", drill: true }, secrets);
    await writeFile(join(folder, "policy"), "quorum none\n");
    room = await openTestRoom({
      now: "2026-05-14T00:00:00Z",
      log: { key: join(folder, "log"), policy: join(folder, "policy") },
    });
    const webFolder = join(folder, "web");
    await mkdir(join(webFolder, "assets"), { recursive: true });
    await writeFile(
      join(webFolder, "index.html"),
      '<!doctype html><html lang="en"><script src="./assets/a.js"></script>',
    );
    await writeFile(join(webFolder, "assets", "a.js"), "export const drill = true;\n");
    const served = { ...room.served, webFolder };
    app = createApp({ ...served, pages: await roomPages(served) });
    await room.settle();
    bundle = await (await app.request("/.well-known/webcat/bundle.json")).text();
  });
  after(async () => {
    await room.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function verify(change: Change = (_, response) => response, ...args: readonly string[]) {
    const written = { out: "", err: "" };
    const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const url = input instanceof Request ? input.url : String(input);
      return await change(url, await app.request(new Request(url, { headers: init?.headers ?? {} })));
    };
    const code = await runPage(["verify", `${room.served.origin}/check`, ...args], {
      env: { LANG: "C" },
      write: (text) => void (written.out += text),
      error: (text) => void (written.err += text),
      ask: null,
      surroundings: { now: () => "2026-05-14T00:00:00Z", fetch, write: () => undefined },
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
    assert.equal(await roomPages({ ...room.served, webFolder: join(folder, "none") }), undefined);
  });

  it("are not, where a file, the page or its rules are others", async () => {
    const other = async (ending: string, change: (text: string) => string) =>
      await verify(async (url, response) =>
        url.endsWith(ending)
          ? new Response(change(await response.text()), { headers: response.headers })
          : response,
      );
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
    const json: unknown = JSON.parse(bundle);
    const read = readPageBundle(json);
    assert.ok(read.ok && read.value.log !== undefined);
    const { manifest, log } = read.value;
    const strangers = { manifest, log, signatures: await signedManifest(manifest, [newKey()]) };
    const signed = await verify(bundleInstead(JSON.stringify(strangers)));
    assert.deepEqual([signed.code, /No key of the room/.test(signed.out)], [1, true], signed.out);
    const newer = { ...manifest, version: "9.9.9" };
    const unlogged = { manifest: newer, log, signatures: await signedManifest(newer, [room.served.signer]) };
    const quiet = await verify(bundleInstead(JSON.stringify(unlogged)));
    assert.deepEqual([quiet.code, /not in the log/.test(quiet.out)], [1, true], quiet.out);
    const { log: _, ...early } = { manifest, log, signatures: read.value.signatures };
    const soon = await verify(bundleInstead(JSON.stringify(early)));
    assert.deepEqual([soon.code, /or not yet/.test(soon.out)], [1, true], soon.out);
    await assert.rejects(verify(bundleInstead("{}")), /lists no pages/);
  });

  it("are not, where the witnesses that one demands have not seen the log", async () => {
    await writeNewKey(join(folder, "w"), { purpose: "log", drill: true }, secrets);
    const [witness] = await witnessSigners(join(folder, "w"), "witness.example/w", secrets);
    const keys = await (await app.request("/pub/log/keys")).text();
    const logs = keys.split("\n").filter((line) => line !== "");
    assert.ok(witness !== undefined);
    const lines = [
      ...logs.map((line) => `log ${line}`),
      `witness w ${verifierKeyText(witness.key)}`,
      "quorum w",
      "",
    ];
    await writeFile(join(folder, "strict"), lines.join("\n"));
    const strict = await verify(undefined, "--policy", join(folder, "strict"));
    assert.equal(strict.code, 1, strict.out);
  });
});
