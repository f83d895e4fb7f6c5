/** A room that is turned back is shown the index that is known here, and no other refusal shows anything to anybody. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { homeOf, type Surroundings } from "#agent/home/agent-folder.ts";
import { showKnownIndex } from "#agent/response/show-known-index.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { contract } from "#contract/index.ts";
import { advisoryOn, makeRoom, publication } from "#test/kit/room/test-publication.ts";

describe("showing a room the index that is known here", () => {
  let dir = "";
  const files = new Map<string, Uint8Array>();
  let reply = (): Response => Response.json({ lost: true });
  let shown: { readonly url: string; readonly body: unknown }[] = [];
  const surroundings: Surroundings = {
    now: () => "2026-05-14T00:00:00Z",
    write: () => undefined,
    fetch: async (address, options) => {
      const url = String(address instanceof Request ? address.url : address);
      if (options?.method === "POST") {
        assert.ok(typeof options.body === "string");
        shown.push({ url, body: JSON.parse(options.body) });
        return await Promise.resolve(reply());
      }
      const bytes = files.get(new URL(url).pathname.replace("/pub/", ""));
      return new Response(bytes === undefined ? null : Buffer.from(bytes), { status: bytes ? 200 : 404 });
    },
  };
  const refusalOfSync = async (): Promise<unknown> =>
    await syncFrom({ from: "https://room.drill.example", dir }, surroundings).then(
      () => assert.fail("the sync went through"),
      (error: unknown) => error,
    );

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "bongsu-shown-"));
    const room = await makeRoom();
    const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
    const put = async (sequence: number): Promise<void> => {
      for (const [path, bytes] of await publication(room, { sequence, advisory })) files.set(path, bytes);
    };
    await put(5);
    await syncFrom({ from: "https://room.drill.example", dir }, surroundings);
    await put(4);
  });
  after(async () => await rm(dir, { recursive: true, force: true }));

  it("shows it as it was signed, to the room that the folder follows", async () => {
    assert.equal(
      await showKnownIndex(await refusalOfSync(), dir, surroundings),
      "https://room.drill.example",
    );
    const index = await readFile(homeOf(dir).signedIndex, "utf8");
    assert.deepEqual(shown, [
      { url: `https://room.drill.example${contract.publicationSeen.path}`, body: { index } },
    ]);
  });

  it("says nothing of a room that knew it, fails, or floods", async () => {
    const refusal = await refusalOfSync();
    const endless = new ReadableStream({ pull: (out) => out.enqueue(new Uint8Array(1000)) });
    for (const other of [
      Response.json({ lost: false }),
      new Response("", { status: 404 }),
      new Response(endless),
    ]) {
      reply = () => other;
      assert.equal(await showKnownIndex(refusal, dir, surroundings), null);
    }
  });

  it("shows nothing for another refusal, nor from a folder that follows no room", async () => {
    shown = [];
    assert.equal(await showKnownIndex(new Error("no network"), dir, surroundings), null);
    assert.equal(await showKnownIndex(await refusalOfSync(), join(dir, "none"), surroundings), null);
    assert.deepEqual(shown, []);
  });
});
