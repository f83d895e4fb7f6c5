/** Keys and sealed files as their commands make and open them: who may, who may not, and the sentence for each way of tampering. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { runKey } from "#cli/key/key.ts";
import { runOpen } from "#cli/seal/open.ts";
import { runSeal } from "#cli/seal/seal.ts";
import { Refusal } from "#core/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "bongsu-seal-"));
const at = (name: string) => join(folder, name);
const bytesOf = (name: string) => readFileSync(at(name));
writeFileSync(at("words"), "drill words that nobody guesses\n");
const secret = Buffer.from("CANARY-of-the-drill ".repeat(3_000));
writeFileSync(at("secret"), secret);

/** Runs one of the commands; what it wrote, or the sentence of its refusal. */
async function run(command: typeof runKey, line: string, env: Record<string, string> = {}) {
  const [out, error]: string[][] = [[], []];
  const io = {
    env: { LANG: "C", ...env },
    write: (text: string) => void out?.push(text),
    error: (text: string) => void error?.push(text),
    ask: null,
  };
  const args = line.split(" ").map((word) => word.replace(/^@/, `${folder}/`));
  const status = await command(args, io).catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return thrown.message;
    throw thrown;
  });
  return { status, out: out?.join("") ?? "", error: error?.join("") ?? "" };
}

const protectedBy = { BONGSU_PASSPHRASE_FILE: at("words") };

describe("keys and sealed files", () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("makes keys by purpose, readable by their owner only, and says where one lies open", async () => {
    for (const name of ["a", "b", "c"]) {
      const { status, error } = await run(runKey, `new --purpose sealing --drill --out @${name}`);
      assert.deepEqual([status, statSync(at(name)).mode & 0o777], [0, 0o600]);
      assert.match(error, /protected by nothing but its file mode/);
    }
    const order = await run(runKey, "new --purpose order --out @order");
    assert.match(order.out, /key for orders \(real\)\nalgorithm: MLDSA65-Ed25519-SHA512/);
    const locked = await run(runKey, "new --purpose log --out @locked", protectedBy);
    assert.deepEqual([locked.status, locked.error], [0, ""]);
    assert.ok(!bytesOf("locked").includes('"seed"'));
    assert.match(String((await run(runKey, "new --purpose order --out @order")).status), /is there already/);
    assert.match(
      String((await run(runKey, "new --purpose love --out @x")).status),
      /there are order, publication/,
    );
  });

  it("shows a key as 16 words and compares what was read aloud", async () => {
    const { out } = await run(runKey, "show @order.pub");
    const words = out.split("words:\n")[1]?.trim().split(/\s+/) ?? [];
    assert.equal(words.length, 16);
    const other = (await run(runKey, "show @a.pub")).out.split("words:\n")[1]?.trim().split(/\s+/) ?? [];
    const compare = async (list: readonly string[]) =>
      await runKey(["show", at("order"), "--words", list.join(" ")], {
        env: {},
        write: (text) => void said.push(text),
        error: () => undefined,
        ask: null,
      });
    const said: string[] = [];
    // The last word follows from the others: any other in its place is misheard, whatever the key.
    const last = words.at(-1) === "acorn" ? "actor" : "acorn";
    assert.deepEqual(
      [
        await compare(words),
        await compare(other),
        await compare([...words.slice(0, -1), last]),
        await compare([...words.slice(1), "xyzzy"]),
      ],
      [0, 1, 1, 1],
    );
    for (const sentence of [/are those of this key/, /of another key/, /misheard/, /"xyzzy" is none/])
      assert.match(said.join(""), sentence);
  });

  it("rotates and revokes by signed statements, and wants the passphrase for it", async () => {
    const [closed, wrong] = [
      "revoke --key @locked --out @x",
      { BONGSU_PASSPHRASE_FILE: at("secret") },
    ] as const;
    assert.match(String((await run(runKey, closed)).status), /needs its passphrase/);
    assert.match(String((await run(runKey, closed, wrong)).status), /passphrase is another one/);
    const rotated = await run(runKey, "rotate --key @order --out @order2");
    assert.equal(rotated.status, 0);
    assert.equal(JSON.parse(bytesOf("order2.change").toString()).signatures.length, 2);
    assert.equal(
      (await run(runKey, "revoke --key @locked --out @revoked --reason lost", protectedBy)).status,
      0,
    );
    assert.match(String((await run(runKey, "revoke --key @a --out @x")).status), /signs nothing/);
    assert.match((await run(runKey, "rotate --key @c --out @c2")).out, /Seal it anew for the new key/);
  });

  it("seals for readers, opens for them alone, and leaves nothing behind where it refuses", async () => {
    assert.match(
      (await run(runSeal, "--to @a.pub --to @b.pub --out @sealed @secret")).out,
      /sealed for 2 readers; it takes 1/,
    );
    assert.ok(!bytesOf("sealed").includes("CANARY"));
    assert.equal((await run(runOpen, "--key @b --out @opened @sealed")).status, 0);
    assert.ok(bytesOf("opened").equals(secret));
    if (process.platform === "linux")
      assert.match(readFileSync("/proc/self/coredump_filter", "utf8"), /^0+$/m, "a dump holds no memory");
    assert.equal((await run(runOpen, "--key @a --range 7-25 --out @part @sealed")).status, 0);
    assert.equal(bytesOf("part").toString(), secret.subarray(7, 25).toString());
    writeFileSync(at("cut"), bytesOf("sealed").subarray(0, -1));
    writeFileSync(at("long"), Buffer.concat([bytesOf("sealed"), Buffer.from("x")]));
    for (const [line, sentence] of [
      ["--key @c --out @none @sealed", /not sealed for this key/],
      ["--key @a --range 25-7 --out @none @sealed", /no range/],
      ["--key @a --range 999999999- --out @none @sealed", /nothing there: the content has \d+ bytes/],
      ["--key @a --out @opened @sealed", /there already: nothing was written/],
      ["--key @a --out @none @cut", /cut off/],
      ["--key @a --out @none @long", /changed or cut off at part 3/],
      ["--key @a --out @none @secret", /not a sealed object/],
      ["--key @locked --out @none @sealed", /needs its passphrase/],
    ] as const)
      assert.match(String((await run(runOpen, line)).status), sentence);
    assert.deepEqual(
      readdirSync(folder).filter((name) => /none|tmp/.test(name)),
      [],
    );
    assert.match(
      String((await run(runSeal, "--to @order.pub --out @none @secret")).status),
      /no key for sealing/,
    );
  });

  it("replaces nothing without --force, and never seals for both worlds together", async () => {
    const before = bytesOf("sealed");
    assert.match(String((await run(runSeal, "--to @a.pub --out @sealed @secret")).status), /there already/);
    assert.ok(bytesOf("sealed").equals(before));
    writeFileSync(at("taken"), "mine");
    assert.equal((await run(runOpen, "--key @a --force --out @taken @sealed")).status, 0);
    assert.ok(bytesOf("taken").equals(secret));
    await run(runKey, "new --purpose sealing --out @real");
    const both = await run(runSeal, "--to @a.pub --to @real.pub --out @none @secret");
    assert.match(String(both.status), /of one world/);
  });

  it("wraps for more, seals anew without some, shreds", async () => {
    assert.equal((await run(runSeal, "add --key @a --to @a.pub --to @c.pub --out @added @sealed")).status, 0);
    assert.equal((await run(runOpen, "--key @c --out @byC @added")).status, 0);
    assert.equal((await run(runSeal, "remove --key @c --to @a.pub --out @fewer @added")).status, 0);
    assert.match(
      String((await run(runOpen, "--key @c --out @none @fewer")).status),
      /not sealed for this key/,
    );
    assert.equal((await run(runOpen, "--key @a --out @byA @fewer")).status, 0);
    assert.ok(bytesOf("byA").equals(secret) && bytesOf("byC").equals(secret));
    assert.equal((await run(runSeal, "shred @fewer")).status, 0);
    assert.match(String((await run(runOpen, "--key @a --out @none @fewer")).status), /was shredded/);
  });

  it("takes two of three readers, on machines of their own", async () => {
    const to = "--to @a.pub --to @b.pub --to @c.pub";
    assert.equal((await run(runSeal, `${to} --needed 2 --out @grave @secret`)).status, 0);
    assert.match(
      String((await run(runOpen, "--key @a --out @none @grave")).status),
      /Other readers must open it too/,
    );
    assert.match((await run(runOpen, "--key @b --release @released @grave")).out, /it takes 2 in all/);
    assert.equal((await run(runOpen, "--key @c --with @released --out @byTwo @grave")).status, 0);
    assert.ok(bytesOf("byTwo").equals(secret));
    assert.match(
      String((await run(runOpen, "--key @c --with @released --out @none @added")).status),
      /belongs to another object/,
    );
    assert.match(
      String((await run(runSeal, `${to} --needed 4 --out @none @secret`)).status),
      /4 of 3 readers/,
    );
  });
});
