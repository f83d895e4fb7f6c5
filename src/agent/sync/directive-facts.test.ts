/** Facts files at an organisation: what the room says now counts, once it is signed, newer and of one history; everything else is a finding. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readDirectives } from "#agent/sync/directives.ts";
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { type Synced, syncFrom } from "#agent/sync/sync.ts";
import type { AdvisoryFacts, DatedMove } from "#core/document/facts-file.ts";
import {
  advisoryOn,
  factsFile,
  makeRoom,
  publication,
  type PublishingRoom,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const around = { now: () => "2026-05-15T00:00:00Z", fetch: globalThis.fetch, write: () => undefined };
const own = {
  ...advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0"),
  decision: { exploitation: "none" } as const,
};
const listed: AdvisoryFacts = {
  advisory: own.id,
  cve: "CVE-2026-99001",
  kevAdded: "2026-05-14",
  decision: { exploitation: "active" },
  sources: { kev: { source: "drill-kev", at: "2026-05-14" } },
};
const move: DatedMove = {
  at: "2026-05-14T00:00:00Z",
  before: "2026-05-27T14:59:59Z",
  after: "2026-05-17T14:59:59Z",
  because: { fact: "kev", value: "yes", cve: "CVE-2026-99001", since: "2026-05-14" },
};

let root = "";
let room: PublishingRoom;
let count = 0;

type Agent = {
  readonly dir: string;
  /** Publishes one more index with these files besides the directive's, and syncs. */
  readonly sync: (...files: readonly (readonly [string, Uint8Array])[]) => Promise<Synced>;
  readonly kevAdded: () => Promise<string | null | undefined>;
};

async function agent(): Promise<Agent> {
  const dir = join(root, `agent-${++count}`);
  let sequence = 0;
  return {
    dir,
    sync: async (...files) => {
      const from = join(root, `from-${count}-${++sequence}`);
      const plain = await publication(room, { sequence, advisory: own });
      await writePublication(from, await withIndex(room, { sequence }, new Map([...plain, ...files])));
      return await syncFrom({ from, dir }, around);
    },
    kevAdded: async () => {
      const home = homeOf(dir);
      const state = await readState(home);
      assert.ok(state !== null);
      return (await readDirectives(home, state)).inForce[0]?.advisories[0]?.kevAdded;
    },
  };
}

describe("facts files", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-facts-"));
    room = await makeRoom();
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("count in place of the document's facts, tell a move once, and come once", async () => {
    const { sync, kevAdded, dir } = await agent();
    await sync();
    assert.equal(await kevAdded(), null);
    const first = await factsFile(room, { sequence: 1, facts: [listed], moves: [move] });
    assert.deepEqual((await sync(first)).moved, [{ directive: "D-2026-0001", move }]);
    assert.equal(await kevAdded(), "2026-05-14");
    assert.deepEqual((await sync(first)).moved, []);
    await sync(await factsFile(room, { sequence: 3, facts: [listed], moves: [move] }));
    assert.equal(await kevAdded(), "2026-05-14");
    assert.deepEqual(await readdir(join(dir, "facts", "D-2026-0001")), ["3.json"], "the one before is swept");
  });

  it("stand beside a revision: a newer document carries newer facts of its own", async () => {
    const { sync, kevAdded } = await agent();
    await sync(await factsFile(room, { sequence: 1, revision: 1, facts: [listed] }));
    const revised = await publication(room, { sequence: 9, advisory: own, revision: 2 });
    const path = "directives/D-2026-0001/2.json";
    await sync([path, revised.get(path) ?? new Uint8Array()]);
    assert.equal(await kevAdded(), null);
  });

  it("are refused with a finding when tampered, older, unsigned, of another world, or with another past", async () => {
    const { sync, kevAdded } = await agent();
    await sync(await factsFile(room, { sequence: 2, facts: [listed], moves: [move] }));
    const other = await makeRoom();
    const unlisted = { ...listed, kevAdded: null };
    const [path, bytes] = await factsFile(room, { sequence: 3, facts: [unlisted], moves: [move] });
    const tampered = Buffer.from(bytes);
    tampered[tampered.indexOf("payload") + 14] = 0x41;
    const wrong = {
      "facts-older": await factsFile(room, { sequence: 1, facts: [unlisted] }),
      "facts-not-signed": await factsFile(other, { sequence: 3, facts: [unlisted], moves: [move] }),
      "facts-other-world": await factsFile(room, {
        sequence: 3,
        drill: false,
        facts: [unlisted],
        moves: [move],
      }),
      "facts-history": await factsFile(room, {
        sequence: 3,
        facts: [unlisted],
        moves: [{ ...move, before: null }],
      }),
      "facts-form": await factsFile(room, {
        sequence: 3,
        facts: [{ ...unlisted, kevAdded: "soon" }],
        moves: [move],
      }),
    };
    for (const [code, file] of Object.entries(wrong)) {
      const synced = await sync(file);
      assert.deepEqual([synced.findings.map((one) => one.code), synced.moved], [[code], []]);
      assert.equal(await kevAdded(), "2026-05-14", code);
    }
    assert.deepEqual(
      (await sync([path, tampered])).findings.map(({ code }) => code),
      ["facts-not-signed"],
    );
    assert.deepEqual((await sync([path, bytes])).findings, [], "the good one is taken afterwards");
    assert.equal(await kevAdded(), null);
  });

  it("are refused when they are other than the index promises; another file of the same number is no news", async () => {
    const { sync, kevAdded } = await agent();
    await sync();
    const [path, bytes] = await factsFile(room, { sequence: 1, facts: [listed] });
    const from = join(root, "broken");
    const files = await withIndex(
      room,
      { sequence: 5 },
      new Map([...(await publication(room, { sequence: 5, advisory: own })), [path, bytes]]),
    );
    await writePublication(from, files);
    await writeFile(join(from, "pub", ...path.split("/")), "{}");
    const { dir } = await agent();
    const synced = await syncFrom({ from, dir }, around);
    assert.deepEqual(
      synced.findings.map(({ code }) => code),
      ["facts-not-there"],
    );
    assert.equal(await kevAdded(), null);
    await sync([path, bytes]);
    const same = await factsFile(room, { sequence: 1, facts: [{ ...listed, kevAdded: null }] });
    assert.deepEqual(
      (await sync(same)).findings.map(({ code }) => code),
      ["facts-older"],
    );
    assert.equal(await kevAdded(), "2026-05-14");
  });

  it("changed in the folder do not count any more, and the directive's own facts hold", async () => {
    const { sync, kevAdded, dir } = await agent();
    await sync(await factsFile(room, { sequence: 1, facts: [listed] }));
    const path = join(dir, "facts", "D-2026-0001", "1.json");
    await writeFile(path, (await readFile(path, "utf8")).replace("payload", "Payload"));
    assert.equal(await kevAdded(), null);
    const home = homeOf(dir);
    const state = await readState(home);
    assert.ok(state !== null);
    const { findings } = await readDirectives(home, state);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["facts-changed"],
    );
  });
});
