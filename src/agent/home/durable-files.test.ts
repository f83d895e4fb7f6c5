/** Files that somebody else made are read up to a limit: one may have no end. */
import assert from "node:assert/strict";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { readFileIfExists } from "#agent/home/durable-files.ts";

it("a file is read whole, or refused by its size before it fills memory", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-files-"));
  try {
    const path = join(folder, "file");
    const refused = { code: "ERR_FS_FILE_TOO_LARGE" };
    await writeFile(path, "drill");
    assert.equal(Buffer.from((await readFileIfExists(path, 5)) ?? []).toString(), "drill");
    await assert.rejects(readFileIfExists(path, 4), refused);
    await truncate(path, 3 * 2 ** 30);
    await assert.rejects(readFileIfExists(path), refused);
    await truncate(path, 0);
    assert.equal((await readFileIfExists(path))?.length, 0);
    assert.equal(await readFileIfExists(join(folder, "none")), null);
    if (existsSync("/dev/zero")) await assert.rejects(readFileIfExists("/dev/zero", 1_000_000), refused);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
