/** An agent's folder that release 0.1.0 wrote goes on with today's program, and what that writes the release reads again: the form is the same. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test from "node:test";
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { type Synced, syncFrom } from "#agent/sync/sync.ts";
import { PublicationRefusal } from "#publication/refusal.ts";

const written = resolve(import.meta.dirname, "../vectors/release/v0.1.0/agent-folder");

async function withFolder(body: (dir: string, sync: (name: string) => Promise<Synced>) => Promise<void>) {
  const dir = mkdtempSync(join(tmpdir(), "bongsu-release-"));
  const surroundings = { now: () => "2026-05-14T00:00:00Z", fetch, write: () => undefined };
  try {
    cpSync(join(written, "home"), dir, { recursive: true });
    await body(dir, async (name) => await syncFrom({ from: join(written, name), dir }, surroundings));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** The state, less what later releases write besides and this one passes over. */
function stateIn(dir: string): Record<string, unknown> {
  const state = JSON.parse(readFileSync(join(dir, "state.json"), "utf8")) as Record<string, unknown>;
  const { issuedAt: _issuedAt, checksum: _checksum, ...rest } = state;
  return rest;
}

test("the same index again changes nothing in the folder but the time", async () => {
  await withFolder(async (dir, sync) => {
    const before = stateIn(dir);
    const { fetched, newDirectives, findings } = await sync("index-5");
    assert.deepEqual([fetched, newDirectives, findings], [0, [], []]);
    assert.deepEqual(stateIn(dir), { ...before, syncedAt: "2026-05-14T00:00:00Z" });
    for (const name of ["keys/room.json", "facts/D-2026-0001/1.json"])
      assert.deepEqual(readFileSync(join(dir, name)), readFileSync(join(written, "home", name)));
  });
});

test("a newer index is taken with the keys that the release pinned, and the state keeps its form", async () => {
  await withFolder(async (dir, sync) => {
    const before = stateIn(dir);
    const { sequence, newDirectives, trusted, fetched } = await sync("index-6");
    assert.deepEqual([sequence, newDirectives, trusted.how, fetched], [6, [], "pinned", 3]);
    const after = stateIn(dir);
    assert.deepEqual(Object.keys(after), Object.keys(before));
    assert.deepEqual(after["received"], before["received"], "when it first came is not lost");
    const state = await readState(homeOf(dir));
    assert.ok(state !== null);
    const { inForce, facts, findings, gaps } = await readDirectives(homeOf(dir), state);
    assert.deepEqual([inForce.map(({ revision }) => revision), facts.size, findings, gaps], [[2], 1, [], []]);
  });
});

test("of what the release stored, one directive that is gone is unknown by itself, and its facts are said to be", async () => {
  await withFolder(async (dir, sync) => {
    await sync("index-6");
    rmSync(join(dir, "directives", "D-2026-0001", "2.json"));
    rmSync(join(dir, "facts"), { recursive: true });
    const state = await readState(homeOf(dir));
    assert.ok(state !== null);
    const { inForce, gaps } = await readDirectives(homeOf(dir), state);
    assert.deepEqual(
      inForce.map(({ revision }) => revision),
      [1],
    );
    assert.deepEqual(
      gaps.map(({ revision, reason }) => `${reason} ${revision}`),
      ["changed-here 2", "facts-changed 0"],
    );
  });
});

test("an older index is refused by what the release remembered", async () => {
  await withFolder(async (_, sync) => {
    await assert.rejects(
      sync("index-4"),
      (error) => error instanceof PublicationRefusal && error.reason === "rolled-back",
    );
  });
});
