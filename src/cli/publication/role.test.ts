/** A lead authority that signs for itself, on the command line: the root names its holders, what they sign is shown and brought back, and nobody else's word counts. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { writeNewKey } from "#cli/key/key-file.ts";
import { ownRoles, rolesDocument } from "#core/tuf/publication-roles.ts";
import { draftRole, roleDocumentValue } from "#core/tuf/role-document.ts";
import { type TufTree, tufSignerOfSeed } from "#core/tuf/schemes.ts";
import { runToEnd } from "#test/kit/command/run-command.ts";
import { runPublication } from "./root.ts";

let folder = "";
const at = (name: string) => join(folder, name);
const mark = { room: "room.drill.example", drill: true };
const file = (sha256: string) => ({ length: 1, sha256: sha256.repeat(64) });

const run = async (...args: readonly string[]) => await runToEnd(runPublication, [...args, "--lang", "en"]);

async function roles(tree: TufTree) {
  const named = ownRoles(["nso", "kisa"]).map(
    async (role, i) => [role, await tufSignerOfSeed(tree, new Uint8Array(32).fill(i + 1))] as const,
  );
  return new Map(await Promise.all(named));
}

async function draft(name: string, version: number, files: Readonly<Record<string, string>>): Promise<void> {
  const head = { version, expires: "2027-05-14T00:00:00Z", mark };
  const targets = new Map(
    Object.entries(files).map(([path, sha256]) => [`directives/nso/${path}`, file(sha256)]),
  );
  await writeFile(at(name), JSON.stringify(roleDocumentValue(draftRole("directives-nso", head, targets))));
}

describe("bongsu publication role", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-role-"));
    const secrets = { passphrase: null, pin: null };
    for (const name of ["office", "l1", "l2", "l3", "stranger"])
      await writeNewKey(at(name), { purpose: "publication", drill: true }, secrets);
    await writeNewKey(at("real"), { purpose: "publication", drill: false }, secrets);
    const signers = { ed25519: await roles("ed25519"), "ml-dsa-65": await roles("ml-dsa-65") };
    await writeFile(at("roles"), JSON.stringify(rolesDocument(mark, ["nso", "kisa"], signers)));
    await draft("d7", 7, { "D-1/1.json": "a" });
    await draft("d9", 9, { "D-1/1.json": "a", "D-2/1.json": "b" });
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  const make = async (out: string, ...more: readonly string[]) =>
    await run("root", ...more, "--roles", at("roles"), "--out", at(out));
  const office = ["--office", "OFFICE"].map((word) => word);
  const leads = (...names: readonly string[]) =>
    names.flatMap((name) => ["--lead", `nso=${name === "room" ? name : at(`${name}.pub`)}`]);

  it("the root names the holders of a lead authority, and is put in place", async () => {
    office[1] = at("office.pub");
    const made = await make("r0", "new", ...office, ...leads("l1", "l2", "l3"), "--lead-threshold", "2");
    assert.deepEqual([made.code, made.error], [0, ""]);
    assert.match(made.out, /directives-nso {2}2\/3 {2}[0-9a-f]{16} [0-9a-f]{16} [0-9a-f]{16}\n/);
    assert.match(made.out, /directives-kisa {2}1\/1 {2}[0-9a-f]{16}\n/);
    await run("root", "sign", at("r0"), "--key", at("office"), "--out", at("r1"));
    assert.equal((await run("root", "put", at("r1"), "--data", at("data"))).code, 0);
  });

  it("a next root says again who they are: nothing falls to the room by being forgotten", async () => {
    const forgotten = await make("n0", "rotate", at("r1"));
    assert.match(forgotten.error, /gives directives-nso to keys that are not the room's/);
    assert.equal((await make("n1", "rotate", at("r1"), ...leads("l1"))).code, 0);
    const back = await make("n2", "rotate", at("r1"), ...leads("room"));
    assert.match(back.out, /directives-nso {2}1\/1 /);
  });

  it("takes no strange office, no key of another world, and no threshold that cannot be met", async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [["--lead", `other=${at("l1.pub")}`], /other is no office/],
      [["--lead", "nso"], /takes OFFICE=KEY\.pub/],
      [["--lead", `nso=${at("real.pub")}`], /no key for publications of this world/],
      [[...leads("l1"), "--lead-threshold", "2"], /2 of 1/],
      [[...leads("l1", "l1"), "--lead-threshold", "2"], /2 of 1/],
      [leads("l1", "room"), /1 of 1/],
    ];
    for (const [more, sentence] of wrong)
      assert.match((await make("x", "new", ...office, ...more)).error, sentence, more.join(" "));
  });

  it("is shown as what it names, and how that differs from the one before", async () => {
    const whole = await run("role", "show", at("d9"), "--root", at("r1"));
    assert.deepEqual([whole.code, whole.error], [1, ""]);
    assert.match(whole.out, /directives-nso, version 9, of room\.drill\.example/);
    assert.match(
      whole.out,
      / {2}directives\/nso\/D-2\/1\.json {2}b{64}\n[^]*0 of 3 holders have signed; it takes 2/,
    );
    const against = await run("role", "show", at("d9"), "--before", at("d7"));
    assert.match(against.out, / {2}directives\/nso\/D-1\/1\.json[^]*\+ directives\/nso\/D-2\/1\.json/);
    assert.match(against.out, /cannot be said without the root/);
    assert.equal(against.code, 1);
  });

  it("is signed by enough holders and put back; too few, strangers and the room's own key are refused", async () => {
    const put = async (name: string) => await run("role", "put", at(name), "--data", at("data"));
    await run("role", "sign", at("d9"), "--key", at("l1"), "--out", at("s1"));
    for (const key of ["l1", "stranger", "office"]) {
      await run("role", "sign", at("s1"), "--key", at(key), "--out", at(`s1-${key}`));
      assert.match((await put(`s1-${key}`)).error, /not signed by enough of the holders/, key);
    }
    assert.match(
      (await run("role", "sign", at("d9"), "--key", at("real"), "--out", at("x"))).error,
      /no key for publications of this world/,
    );
    await run("role", "sign", at("s1"), "--key", at("l3"), "--out", at("s2"));
    const shown = await run("role", "show", at("s2"), "--root", at("r1"));
    assert.deepEqual([shown.code, /2 of 3 holders/.test(shown.out)], [0, true]);
    assert.match((await put("s2")).out, /version 9, is in place/);
  });

  it("is never replaced by an older one", async () => {
    await run("role", "sign", at("d7"), "--key", at("l1"), "--out", at("o1"));
    await run("role", "sign", at("o1"), "--key", at("l2"), "--out", at("o2"));
    assert.match((await run("role", "put", at("o2"), "--data", at("data"))).error, /older than version 9/);
  });

  it("reads nothing else: another form, role or world, trees that differ, delegations", async () => {
    const good = JSON.parse(
      JSON.stringify(
        roleDocumentValue(
          draftRole("directives-nso", { version: 1, expires: "2027-05-14T00:00:00Z", mark }, new Map()),
        ),
      ),
    ) as {
      type: string;
      role: string;
      trees: Record<string, { signed: Record<string, unknown> }>;
    };
    const changed = (change: (document: typeof good) => void) => {
      const document = structuredClone(good);
      change(document);
      return document;
    };
    const documents = [
      changed((one) => (one.type = "bongsu.publication-root/1")),
      changed((one) => (one.role = "publication")),
      changed((one) => (one.role = "directives-../x")),
      changed((one) => void ((one.trees["ed25519"] as (typeof good.trees)[string]).signed["version"] = 2)),
      changed((one) => {
        for (const { signed } of Object.values(one.trees)) delete signed["bongsu"];
      }),
      changed((one) => {
        for (const { signed } of Object.values(one.trees))
          signed["delegations"] = {
            keys: {},
            roles: [{ name: "x", keyids: ["a"], threshold: 1, terminating: false, paths: ["*"] }],
          };
      }),
    ];
    for (const [i, document] of documents.entries()) {
      await writeFile(at("wrong"), JSON.stringify(document));
      const { code, error } = await run("role", "show", at("wrong"));
      assert.deepEqual([code, /is not the document of a lead authority/.test(error)], [2, true], String(i));
    }
  });
});
