/** What is kept of checks is read back whole or not at all: a part that is missing would make what was lost, or never compared, look looked at. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { noClaims, readClaims, writeClaims } from "#agent/check/claim-store.ts";
import { noReach } from "#agent/check/list-coverage.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { Refusal } from "#core/problem.ts";

const directive = "D-2026-0001";
const home = { dir: "" };

/** One directive that was checked over one list, which is lost now and held something that nobody compared. */
const kept = {
  ...noClaims(directive, 1),
  report: "0".repeat(64),
  checkedAt: "2026-05-02T00:00:00Z",
  reach: {
    lists: [
      {
        source: "/a",
        kind: "package-lock",
        at: "2026-05-02T00:00:00Z",
        index: { sequence: 4, issuedAt: "2026-05-01T00:00:00Z" },
        products: { "pkg:npm/": 20 },
        notCompared: 2,
        lost: true,
      },
    ],
    areas: ["pkg:npm/"],
    gone: { lists: 1, components: { npm: 3 } },
    pack: "a".repeat(64),
  },
};

type Stored = {
  readonly directives: readonly { components?: unknown; reach?: Record<string, unknown> }[];
  readonly lists: readonly Record<string, unknown>[];
};

/** What is read after a change of the file. */
async function readAfter(change: (stored: Stored) => void) {
  const { claims } = homeOf(home.dir);
  await writeClaims(homeOf(home.dir), new Map([[directive, kept]]));
  const stored = JSON.parse(await readFile(claims, "utf8")) as Stored;
  change(stored);
  await writeFile(claims, JSON.stringify(stored));
  return (await readClaims(homeOf(home.dir))).get(directive);
}

describe("what is kept of checks is read back whole or not at all", () => {
  before(async () => {
    home.dir = await mkdtemp(join(tmpdir(), "bongsu-claims-"));
  });
  after(async () => await rm(home.dir, { recursive: true, force: true }));

  test("what was written is read", async () => {
    assert.deepEqual(await readAfter(() => undefined), kept);
  });

  test("what an agent wrote that did not count has no reach", async () => {
    const read = await readAfter(({ directives: [one] }) => delete one?.reach);
    assert.deepEqual(read?.reach, noReach);
  });

  test("a part that is missing or broken makes the whole unreadable", async () => {
    const changes: Readonly<Record<string, (stored: Stored) => void>> = {
      "the claims": ({ directives: [one] }) => delete one?.components,
      "whether a list is lost": ({ lists: [list] }) => delete list?.["lost"],
      "what was not compared": ({ lists: [list] }) => delete list?.["notCompared"],
      "a list's products": ({ lists: [list] }) => delete list?.["products"],
      "a broken count": ({ lists: [list] }) => Object.assign(list ?? {}, { products: { "pkg:npm/": "20" } }),
      "the index": ({ lists: [list] }) => delete list?.["index"],
      "a list": ({ lists }) => (lists as unknown[]).pop(),
      "the places of the lists": ({ directives: [one] }) => delete one?.reach?.["lists"],
      "the areas": ({ directives: [one] }) => delete one?.reach?.["areas"],
      "what is gone": ({ directives: [one] }) => delete one?.reach?.["gone"],
    };
    for (const [what, change] of Object.entries(changes))
      await assert.rejects(readAfter(change), Refusal, what);
  });
});
