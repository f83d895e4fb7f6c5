/** A command about this machine's room, in a folder that holds none: refused with what to do, and nothing is made. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { program } from "#test/kit/command/program.ts";

test("reads and writes about a room make none", () => {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-no-room-"));
  const { DATABASE_URL: _, ...env } = process.env;
  for (const [line, language, words] of [
    ["operator list --data .", "C", /holds no room.*bongsu serve --data/],
    ["token list --data nowhere", "ko_KR.UTF-8", /상황반이 없습니다/],
    ["journal verify --data nowhere", "C", /holds no room/],
  ] as const) {
    const { status, stderr } = spawnSync(process.execPath, [program, ...line.split(" ")], {
      cwd: folder,
      encoding: "utf8",
      env: { ...env, LC_ALL: language },
    });
    assert.equal(status, 2, stderr);
    assert.match(stderr, words);
  }
  assert.deepEqual(readdirSync(folder), []);
  rmSync(folder, { recursive: true });
});
