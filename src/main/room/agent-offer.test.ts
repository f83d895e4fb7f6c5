/** The agent as a room offers it: files over HTTP, sums and signatures that a system's own tools check, and the agent's own check of itself. */
import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync, hash, sign, verify } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { Store } from "#store/sql.ts";
import { checkOwnFile } from "#agent/release/own-file.ts";
import { runSelf } from "#cli/self/self.ts";
import { roomKeysDocument } from "#core/document/room-keys.ts";
import { createApp } from "#edge/http/app.ts";
import { createBus } from "#edge/http/room.ts";
import { silentLog } from "#edge/watch/log.ts";
import { agentOffers } from "#main/room/agent-offer.ts";

const folder = mkdtempSync(join(tmpdir(), "bongsu-offer-"));
const own = join(folder, "bongsu-agent.mjs");
writeFileSync(own, "// the agent\n");
for (const name of ["LICENSES.txt", ".built", "notes.txt"]) writeFileSync(join(folder, name), name);

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const spki = publicKey.export({ type: "spki", format: "der" });
const keyid = hash("sha256", spki);
const signer = {
  keyid,
  sign: async (bytes: Uint8Array) => await Promise.resolve(sign(null, bytes, privateKey)),
};
const origin = "http://room.drill.example";
const never = async (): Promise<never> => await Promise.reject(new Error("no database here"));
const store: Store = {
  read: never,
  write: never,
  within: () => store,
  onAppend: () => () => undefined,
  onChange: () => () => undefined,
  close: async () => undefined,
};
const app = createApp({
  store,
  drill: true,
  version: "1.2.3",
  origin,
  signer,
  publicFolder: folder,
  webFolder: folder,
  agent: agentOffers({ origin, drill: true, version: "1.2.3", signer, publicKey: spki }, folder),
  now: () => new Date(0),
  bus: createBus(),
  log: silentLog,
});

async function get(name: string): Promise<Response> {
  return await app.request(`/agent/${name}`);
}
const fetch = (async (url: string) => await app.request(url.replace(origin, ""))) as typeof globalThis.fetch;
const trust = { document: roomKeysDocument([{ keyid, publicKey: spki.toString("base64"), drill: true }]) };

/** A publication shows the keys beside. */
const keysToo = (async (url: string) =>
  url.endsWith("/pub/keys.json")
    ? Response.json(trust.document)
    : await fetch(url)) as typeof globalThis.fetch;

describe("the agent as a room offers it", () => {
  after(() => rmSync(folder, { recursive: true }));

  describe("the agent's files", () => {
    it("are served to be saved, with what they are made of, and nothing else of the folder", async () => {
      const program = await get("bongsu-agent.mjs");
      assert.equal(program.headers.get("content-disposition"), 'attachment; filename="bongsu-agent.mjs"');
      assert.equal(program.headers.get("content-type"), "application/octet-stream");
      assert.equal(program.headers.get("x-content-type-options"), "nosniff");
      assert.equal(await program.text(), "// the agent\n");
      assert.match((await get("LICENSES.txt")).headers.get("content-type") ?? "", /^text\/plain/);
      for (const name of ["notes.txt", ".built", "..%2fagent-offer.ts", "absent"])
        assert.equal((await get(name)).status, 404, name);
      assert.equal((await app.request("/agent/SHA256SUMS", { method: "POST" })).status, 405);
    });

    it("have sums and a signature over them that need no program of ours", async () => {
      const sums = await (await get("SHA256SUMS")).text();
      assert.match(sums, new RegExp(`^${hash("sha256", "// the agent\n")}  bongsu-agent\\.mjs$`, "m"));
      const key = createPublicKey(await (await get("room-key.pem")).text());
      assert.equal(hash("sha256", key.export({ type: "spki", format: "der" })), keyid);
      const signature = Buffer.from(await (await get("SHA256SUMS.sig")).arrayBuffer());
      assert.ok(verify(null, Buffer.from(sums), key, signature));
    });
  });

  describe("bongsu self check", () => {
    const check = async (version: string, path = own) =>
      (await checkOwnFile({ path, version }, { from: origin, dir: null, trust }, { fetch })).verdict.kind;

    it("tells the room's file from an altered one, and says nothing of another version", async () => {
      const altered = join(folder, "altered");
      writeFileSync(altered, "// the agent, altered\n");
      assert.equal(await check("1.2.3"), "genuine");
      assert.equal(await check("1.2.3", altered), "not-listed");
      assert.equal(await check("1.2.2", altered), "other-version");
    });

    it("follows a file that is built anew", async () => {
      writeFileSync(own, "// the agent, newer\n");
      assert.equal(await check("1.2.3"), "genuine");
    });

    it("is 0 only by a key that somebody vouched for", async () => {
      const lines: string[] = [];
      const io = {
        env: {},
        ask: null,
        write: (text: string) => void lines.push(text),
        error: (text: string) => void lines.push(text),
      };
      const surroundings = { now: () => "", fetch: keysToo, write: () => undefined };
      const run = async (args: readonly string[], path = own) =>
        await runSelf(["check", "--from", origin, "--lang", "en", ...args], {
          ...io,
          surroundings,
          program: { path, version: "1.2.3" },
        });
      assert.equal(await run([]), 3);
      assert.match(lines.join(""), /Nobody vouched for that key/);
      assert.equal(await run(["--key", keyid]), 0);
      assert.equal(await run([], join(folder, "altered")), 1);
      await assert.rejects(run(["--key", "0".repeat(64)]), /does not have the key/);
    });
  });
});
