/** An order on the command line: five offices' keys, a roster, signatures one after the other on machines without a network, one file, and a stranger's check. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readPublicKeyFile, writeNewKey } from "#cli/key/key-file.ts";
import { checkpointText } from "#core/log/checkpoint.ts";
import { checkpointSigner } from "#core/log/cosignature.ts";
import { leafHash } from "#core/log/merkle.ts";
import { noteText, verifierKeyText } from "#core/log/note.ts";
import { logProofText } from "#core/log/proof.ts";
import { orderEntry, readOrderHead } from "#core/roster/order.ts";
import { readSuspension, suspensionEntry } from "#core/roster/suspension.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { publicKeyMembers } from "#core/seal/key/public-key.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { runToEnd } from "#test/kit/command/run-command.ts";
import { runDirective } from "./directive.ts";
import { runSign } from "./sign.ts";

const offices = ["msit", "nis", "mnd", "mois", "fsc"];
const title = { en: "Drill: patch DRILL-GATE\u202e now", ko: "훈련: DRILL-GATE 패치" };
const directive = {
  type: "bongsu.directive/1",
  id: "D-2026-0001",
  revision: 1,
  drill: true,
  issuedAt: "2026-06-01T00:00:00Z",
  issuedBy: "msit",
  draft: { title },
};
let folder = "";
let proofOf: (entry: Uint8Array, seen: string) => Promise<string>;
const at = (name: string) => join(folder, name);

const run = async (command: typeof runDirective | typeof runSign, ...args: readonly string[]) =>
  await runToEnd(command, args, { now: "2026-06-01T00:20:00Z" });

describe("bongsu sign and bongsu directive", () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bongsu-order-"));
    const secrets = { passphrase: null, pin: null };
    for (const name of offices) await writeNewKey(at(name), { purpose: "order", drill: true }, secrets);
    const signers = await Promise.all(
      (["Ed25519", "ML-DSA-44-cosignature"] as const).map(
        async (kind, byte) =>
          await checkpointSigner(`drill.example/${byte}`, new Uint8Array(32).fill(byte + 1), kind),
      ),
    );
    const [log, witness] = signers.map(({ key }) => verifierKeyText(key));
    const roster = {
      type: "bongsu.roster/1",
      version: 1,
      drill: true,
      from: "2026-01-01T00:00:00Z",
      to: "2027-01-01T00:00:00Z",
      offices: await Promise.all(
        offices.map(async (id) => ({
          id,
          name: { en: id },
          keys: [publicKeyMembers(await readPublicKeyFile(at(`${id}.pub`)))],
        })),
      ),
      orders: [{ issuers: ["msit"], offices, threshold: 3 }],
      next: { offices, threshold: 3 },
      log: `log ${log}\nwitness w ${witness}\nquorum w\n`,
    };
    await writeFile(at("roster.json"), JSON.stringify(roster, null, 2));
    await writeFile(at("directive.json"), JSON.stringify(directive, null, 2));
    const policy = {
      type: "bongsu.trust-policy/1",
      drill: true,
      roster: await sha256Hex(canonicalBytes(roster)),
    };
    await writeFile(at("policy"), JSON.stringify(policy));
    const head = await readOrderHead(canonicalBytes(directive));
    assert.ok(head.ok);
    proofOf = async (entry, seen) => {
      const text = checkpointText({ origin: "drill.example/0", size: 1, root: await leafHash(entry) });
      const signatures = await Promise.all(
        signers.map(async ({ sign }) => await sign(text, Date.parse(seen) / 1000)),
      );
      return logProofText({ extra: null, index: 0, path: [], checkpoint: noteText({ text, signatures }) });
    };
    await writeFile(at("proof"), await proofOf(orderEntry(head.value), "2026-06-01T00:10:00Z"));
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  it("make an order office by office, that a stranger can judge", async () => {
    assert.equal((await run(runSign, at("roster.json"), "--key", at("msit"), "--out", at("roster"))).code, 0);
    const over = await run(runSign, at("directive.json"), "--key", at("msit"), "--out", at("roster"));
    assert.deepEqual(
      [over.code, (await readFile(at("roster"))).length > 0],
      [2, true],
      "nothing is written over",
    );
    const inPlace = await run(runSign, at("roster"), "--key", at("msit"), "--out", at("roster"));
    assert.equal(inPlace.code, 0, "an office signs the file that others signed");
    let [from, last] = ["directive.json", ""];
    for (const [count, name] of ["nis", "mnd", "fsc"].entries()) {
      const signed = await run(runSign, at(from), "--key", at(name), "--out", at(`signed-${count}`));
      assert.equal(signed.code, 0, signed.error);
      assert.match(signed.out, /Directive D-2026-0001, revision 1: Drill: patch DRILL-GATE now\n/);
      const shown = signed.out.split("\n").slice(2, 7).join();
      assert.ok(last === "" || last === shown, "the digest and its words stay the same");
      [from, last] = [`signed-${count}`, shown];
      const file = [
        "--roster",
        at("roster"),
        "--order",
        at(from),
        "--proof",
        at("proof"),
        "--out",
        at("order"),
      ];
      assert.equal((await run(runDirective, "assemble", ...file)).code, 0);
      const judged = await run(runDirective, "verify", at("order"), "--policy", at("policy"));
      assert.equal(judged.code, count < 2 ? 1 : 0, judged.error);
      if (count === 1) assert.match(judged.error, /2 of 3 signatures; missing msit, mois, fsc/);
      if (count === 2) assert.match(judged.out, /^IN FORCE, DRILL: directive D-2026-0001, revision 1\n/);
    }
    assert.ok((await stat(at("order"))).size < 64 * 1024);
  });

  it("suspend an order with one office's key, and say so beside it without changing the verdict", async () => {
    const from = [
      "--order",
      at("order"),
      "--reason",
      "DRILL: the patch stops the gate",
      "--reason",
      "ko=훈련",
    ];
    const by = (key: string, out: string, ...more: readonly string[]) =>
      run(runDirective, "suspend", "D-2026-0001", ...from, "--key", at(key), "--out", at(out), ...more);
    const written = await by("mnd", "suspension");
    assert.equal(written.code, 0, written.error);
    assert.match(written.out, /Suspension of D-2026-0001, revision 1, by mnd, .*DRILL: the patch stops/);
    assert.match((await by("sealing-none", "x")).error, /sealing-none/);
    assert.match((await by("mnd", "x", "--hours", "0")).error, /from 1 to/);
    const envelope = JSON.parse(await readFile(at("suspension"), "utf8")) as { payload: string };
    const payload = Buffer.from(envelope.payload, "base64");
    const read = readSuspension(payload);
    assert.ok(read.ok);
    assert.deepEqual([read.value.until, read.value.reason["ko"]], ["2026-06-02T00:20:00.000Z", "훈련"]);
    const entry = suspensionEntry(read.value, await sha256Hex(payload));
    await writeFile(at("proof-s"), await proofOf(entry, "2026-06-01T00:20:00Z"));
    const assemble = ["assemble", "--roster", at("roster"), "--order", at("suspension")];
    await run(runDirective, ...assemble, "--proof", at("proof-s"), "--out", at("suspension.order"));
    await run(runDirective, ...assemble, "--out", at("unlogged.order"));
    const verify = ["verify", at("order"), "--policy", at("policy"), "--suspension"];
    const judged = await run(runDirective, ...verify, at("suspension.order"));
    assert.deepEqual([judged.code, judged.error], [0, ""]);
    assert.match(
      judged.out,
      /\nSUSPENDED by mnd from .* until .*: the clocks stand still\. DRILL: the patch stops/,
    );
    const ignored = await run(runDirective, ...verify, at("unlogged.order"));
    assert.deepEqual([ignored.code, ignored.out.includes("SUSPENDED")], [0, false]);
    assert.match(ignored.error, /stops no clock: No witness has seen it in the log/);
    assert.match((await run(runDirective, ...verify, at("order"))).error, /It is no suspension/);
    assert.equal((await run(runDirective, ...verify, at("none"))).code, 2);
  });

  it("refuse what is not of this kind, with a sentence", async () => {
    const sealing = at("sealing");
    await writeNewKey(sealing, { purpose: "sealing", drill: true }, { passphrase: null, pin: null });
    await writeNewKey(at("real"), { purpose: "order", drill: false }, { passphrase: null, pin: null });
    await writeFile(at("other.json"), '{"type":"bongsu.index/1"}');
    for (const [file, key] of [
      ["other.json", "nis"],
      ["directive.json", "real"],
      ["directive.json", "sealing"],
      ["none", "nis"],
    ] as const)
      assert.equal(
        (await run(runSign, at(file), "--key", at(key), "--out", at("x"))).code,
        2,
        `${file} ${key}`,
      );
    await assert.rejects(readFile(at("x")), "nothing is written");
    for (const file of ["policy", "directive.json", "none"])
      assert.equal((await run(runDirective, "verify", at(file), "--policy", at("policy"))).code, 2, file);
    assert.equal((await run(runDirective, "verify", at("order"), "--policy", at("directive.json"))).code, 2);
  });
});
