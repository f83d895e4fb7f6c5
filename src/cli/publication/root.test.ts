/** The root of a publication on the command line: three offices sign one after the other, too few are refused, and the next root takes the offices before. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeNewKey } from "#cli/key/key-file.ts";
import { ownRoles, rolesDocument } from "#core/tuf/publication-roles.ts";
import { type TufTree, tufSignerOfSeed } from "#core/tuf/schemes.ts";
import { runToEnd } from "#test/kit/command/run-command.ts";
import { runPublication } from "./root.ts";

let folder = "";
const at = (name: string) => join(folder, name);

const run = async (...args: readonly string[]) =>
  await runToEnd(runPublication, ["root", ...args, "--lang", "en"]);

async function roles(tree: TufTree) {
  const named = ownRoles(["nso"]).map(
    async (role, i) => [role, await tufSignerOfSeed(tree, new Uint8Array(32).fill(i + 1))] as const,
  );
  return new Map(await Promise.all(named));
}

describe("bongsu publication root", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-root-"));
    const secrets = { passphrase: null, pin: null };
    for (const name of ["a", "b", "c", "new"])
      await writeNewKey(at(name), { purpose: "publication", drill: true }, secrets);
    await writeNewKey(at("real"), { purpose: "publication", drill: false }, secrets);
    await writeNewKey(at("order"), { purpose: "order", drill: true }, secrets);
    const signers = { ed25519: await roles("ed25519"), "ml-dsa-65": await roles("ml-dsa-65") };
    const document = rolesDocument({ room: "room.drill.example", drill: true }, ["nso"], signers);
    await writeFile(at("roles"), JSON.stringify(document));
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  const offices = (...names: readonly string[]) => names.flatMap((name) => ["--office", at(`${name}.pub`)]);

  it("is made, signed by two of three offices, and put in place", async () => {
    const made = await run("new", "--roles", at("roles"), ...offices("a", "b", "c"), "--out", at("r0"));
    assert.deepEqual([made.code, made.error], [0, ""]);
    assert.match(made.out, /Root 1 of room\.drill\.example.*\n0 of 3 offices have signed; it takes 2\./);
    const one = await run("sign", at("r0"), "--key", at("a"), "--out", at("r1"));
    assert.match(one.out, /1 of 3 offices have signed/);
    const early = await run("put", at("r1"), "--data", at("data"));
    assert.deepEqual([early.code, early.error.includes("not signed by enough offices")], [2, true]);
    assert.equal((await run("show", at("r1"))).code, 1);
    await run("sign", at("r1"), "--key", at("c"), "--out", at("r2"));
    assert.equal((await run("show", at("r2"))).code, 0);
    const words = (text: string) => text.split("\n").slice(3, 7).join("\n");
    assert.equal(words((await run("show", at("r2"))).out), words(made.out));
    assert.match((await run("put", at("r2"), "--data", at("data"))).out, /Root 1 is in place/);
  });

  it("says so where there is no file", async () => {
    const shown = await run("show", at("nowhere"));
    assert.deepEqual([shown.code, shown.error.includes("There is no file")], [2, true]);
    assert.match((await run("new", "--roles", at("nowhere"), "--out", at("x"))).error, /There is no file/);
  });

  it("is changed by the offices before and the new ones", async () => {
    const next = ["rotate", at("r2"), "--roles", at("roles"), ...offices("b", "c", "new"), "--out", at("n0")];
    assert.match((await run(...next)).out, /Root 2 .*\n0 of 3/);
    await run("sign", at("n0"), "--key", at("new"), "--out", at("n1"));
    await run("sign", at("n1"), "--key", at("b"), "--out", at("n2"));
    assert.equal((await run("put", at("n2"), "--data", at("data"))).code, 2);
    await run("sign", at("n2"), "--key", at("c"), "--out", at("n3"));
    assert.match((await run("put", at("n3"), "--data", at("data"))).out, /Root 2 is in place/);
  });

  it("takes no key of another purpose or world, and no threshold that cannot be met", async () => {
    for (const key of ["real", "order"]) {
      const args = ["new", "--roles", at("roles"), ...offices(key), "--out", at("x")];
      assert.match((await run(...args)).error, /no key for publications of this world/);
      const signed = await run("sign", at("r0"), "--key", at(key), "--out", at("x"));
      assert.match(signed.error, /no key for publications/);
    }
    const many = ["new", "--roles", at("roles"), ...offices("a"), "--threshold", "2", "--out", at("x")];
    assert.match((await run(...many)).error, /2 of 1 offices cannot sign/);
  });
});
