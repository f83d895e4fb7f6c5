/** A folder of keys as an archive: with the folders below it, as those of a drill's offices are, and put back as it was. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { packFolder, plainFiles, unpackInto } from "./cluster-archive.ts";

const folder = mkdtempSync(join(tmpdir(), "bongsu-keys-"));

describe("a folder of keys as an archive", () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is put back with the folders below it", async () => {
    const [keys, back] = [join(folder, "from"), join(folder, "back")];
    for (const name of ["drill", "signed-roles/deep"]) mkdirSync(join(keys, name), { recursive: true });
    const files = ["log", "drill/office", "drill/office.pub", "signed-roles/deep/role.json", "tuf"];
    for (const name of files) writeFileSync(join(keys, name), `content of ${name}`);
    await unpackInto(back, packFolder(keys, new Map([["secret", "s"]])));
    assert.deepEqual(await plainFiles(back), [...files.map((name) => `keys/${name}`), "secret"].toSorted());
    for (const name of files)
      assert.equal(readFileSync(join(back, "keys", name), "utf8"), `content of ${name}`);
    assert.deepEqual(await plainFiles(join(folder, "none")), []);
  });
});
