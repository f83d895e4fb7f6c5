/** That an id and a revision stand for one content: what an agent does when a room shows another one. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { homeOf, readState, type Surroundings } from "#agent/home/agent-folder.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { type Synced, syncFrom } from "#agent/sync/sync.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { seal } from "#core/seal/envelope.ts";
import { payloadBytes } from "#publication/sealed-json.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type Publishing,
  type PublishingRoom,
  sha256,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const surroundings: Surroundings = { now: () => "2026-05-14T00:00:00Z", fetch, write: () => undefined };
const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
const path = "directives/D-2026-0001/1.json";

let root = "";
let room: PublishingRoom;
let count = 0;

async function syncedWith(dir: string, files: ReadonlyMap<string, Uint8Array>): Promise<Synced> {
  const from = join(root, `from-${++count}`);
  await writePublication(from, files);
  return await syncFrom({ from, dir }, surroundings);
}

async function published(sequence: number, more: Partial<Publishing> = {}) {
  return await publication(room, { sequence, advisory, ...more });
}

function agentFolder(): string {
  return join(root, `dir-${++count}`);
}

async function titleHere(dir: string): Promise<unknown> {
  const home = homeOf(dir);
  const state = await readState(home);
  assert.ok(state !== null);
  return (await readDirectives(home, state)).newest[0]?.issuedBy;
}

const other = { members: { issuedBy: "o-9" } };

describe("that an id and a revision stand for one content", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-bound-"));
    room = await makeRoom();
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  describe("another content under a known id and revision", () => {
    it("replaces nothing, is said at every sync, and ends when the right content is shown again", async () => {
      const dir = agentFolder();
      const first = await published(1);
      await syncedWith(dir, first);
      const held = await readFile(join(dir, path));
      for (const sequence of [2, 3]) {
        const synced = await syncedWith(dir, await published(sequence, other));
        assert.deepEqual(
          synced.gaps.map(({ directive, revision, reason }) => [directive, revision, reason]),
          [["D-2026-0001", 1, "exchanged"]],
        );
        assert.deepEqual(await readFile(join(dir, path)), held);
        assert.equal(await titleHere(dir), "o-1");
      }
      assert.deepEqual((await syncedWith(dir, await published(4))).gaps, []);
    });

    it("is known from an older program's folder, and after the state was lost", async () => {
      const dir = agentFolder();
      await syncedWith(dir, await published(1));
      await rm(homeOf(dir).boundDirectives);
      assert.equal((await syncedWith(dir, await published(2, other))).gaps[0]?.reason, "exchanged");
      await rm(homeOf(dir).state);
      assert.equal((await syncedWith(dir, await published(3, other))).gaps[0]?.reason, "exchanged");
      assert.equal(await titleHere(dir), "o-1");
    });

    it("stays an alarm where the file at home is gone too", async () => {
      const dir = agentFolder();
      await syncedWith(dir, await published(1));
      await rm(join(dir, path));
      assert.equal((await syncedWith(dir, await published(2, other))).gaps[0]?.reason, "exchanged");
      await assert.rejects(readFile(join(dir, path)));
    });

    it("keeps the packs of what stays", async () => {
      const dir = agentFolder();
      const first = await published(1);
      await syncedWith(dir, first);
      const moved = advisoryOn("DRILL-2026-2", "drill-writer", "3.0.0");
      await syncedWith(dir, await publication(room, { sequence: 2, advisory: moved }));
      for (const [name, bytes] of first)
        if (name.startsWith("packs/")) assert.equal(sha256(await readFile(join(dir, name))), sha256(bytes));
    });
  });

  it("the same content signed anew takes the place of the envelope before", async () => {
    const dir = agentFolder();
    const first = await published(1);
    await syncedWith(dir, first);
    const document: unknown = JSON.parse(
      new TextDecoder().decode(payloadBytes(first.get(path) ?? new Uint8Array()) ?? new Uint8Array()),
    );
    const twice = await seal(payloadTypes.directive, canonicalBytes(document), [room.signer, room.signer]);
    const again = new Map([...first, [path, canonicalBytes(twice)]]);
    const synced = await syncedWith(dir, await withIndex(room, { sequence: 2 }, again));
    assert.deepEqual(synced.gaps, []);
    assert.deepEqual(new Uint8Array(await readFile(join(dir, path))), canonicalBytes(twice));
  });
});
