/** A witness over HTTP that outlives its process, and a log that is checked with nothing but its files. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { withLock } from "#agent/home/folder-lock.ts";
import { writeNewKey } from "#cli/key/key-file.ts";
import { witnessSigners } from "#cli/key/log-signers.ts";
import { runLog } from "#cli/log/log.ts";
import { verifierKeyText } from "#core/log/note.ts";
import { consistencyProof } from "#core/log/tile.ts";
import { folderTransport } from "#publication/folder-transport.ts";
import { publishedTree } from "#publication/log-tree.ts";
import { entryText, logSigner, sha256AtOnce, writeLog } from "#test/kit/log/write-log.ts";
import { openWitness } from "./witness.ts";
import { runWitness } from "./witness-command.ts";
import { witnessServer } from "./witness-server.ts";

const origin = "drill.example/log";
const name = "witness.example/w1";
let root = "";
let policy = "";

async function startWitness(folder: string) {
  const signers = await witnessSigners(join(root, "w1"), name, { passphrase: null, pin: null });
  const { key } = await logSigner(origin);
  const witness = await openWitness({ keys: [key], signers, folder, seconds: () => 1_780_000_100 });
  const server = witnessServer(witness, (error) => assert.fail(String(error)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const add = async (body: string) => {
    const response = await fetch(`${address}/add-checkpoint`, { method: "POST", body });
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get("content-type"),
    };
  };
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { address, add, stop };
}

async function requestFor(folder: string, note: string, old: number): Promise<string> {
  const size = Number(note.split("\n")[1]);
  const proof = await consistencyProof(publishedTree(folderTransport(folder), size, sha256AtOnce), old);
  return [`old ${old}`, ...(proof ?? []).map((hash) => hash.toBase64()), "", note].join("\n");
}

async function command(...args: readonly string[]) {
  return await runCommand(args, globalThis.fetch);
}

async function runCommand(args: readonly string[], fetch: typeof globalThis.fetch) {
  const written = { out: "", err: "" };
  const code = await runLog(args, {
    env: {},
    write: (text) => void (written.out += text),
    error: (text) => void (written.err += text),
    ask: null,
    surroundings: { now: () => "2026-05-14T00:00:00Z", fetch, write: () => undefined },
  }).catch((error: unknown) => {
    written.err += String(error);
    return 2;
  });
  return { code, ...written };
}

describe("a log, its witness, and those who check both", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-witness-"));
    const secrets = { passphrase: null, pin: null };
    await writeNewKey(join(root, "w1"), { purpose: "log", drill: true }, secrets);
    const signers = await witnessSigners(join(root, "w1"), name, secrets);
    const log = await logSigner(origin);
    policy = join(root, "policy");
    const [one, two] = signers.map(({ key }) => verifierKeyText(key));
    await writeFile(
      policy,
      [
        `log ${verifierKeyText(log.key)}`,
        `witness one ${one}`,
        `witness two ${two}`,
        "group both all one two",
        "quorum both",
        "",
      ].join("\n"),
    );
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("is cosigned as it grows, also by a witness that was started again; a fork never", async () => {
    const [folder, kept, log] = [join(root, "log"), join(root, "kept"), await logSigner(origin)];
    const own = { origin, signers: [log] };
    const first = await startWitness(kept);
    const note = await writeLog(folder, 300, own);
    const answer = await first.add(await requestFor(folder, note, 0));
    assert.equal(answer.status, 200);
    assert.equal(answer.text.split("\n").length, 3, "one line a key, and the last newline");
    await writeFile(join(folder, "checkpoint"), note + answer.text);
    const seen = await command("verify", "--from", folder, "--policy", policy);
    assert.deepEqual({ ...seen, out: seen.out.includes("one, two") }, { code: 0, out: true, err: "" });
    await first.stop();

    const again = await startWitness(kept);
    const forked = await writeLog(join(root, "forked"), 310, { ...own, other: { 7: "another" } });
    const fork = await again.add(await requestFor(join(root, "forked"), forked, 300));
    assert.equal(fork.status, 422);
    const behind = await again.add(await requestFor(folder, note, 0));
    assert.deepEqual([behind.status, behind.text, behind.type], [409, "300\n", "text/x.tlog.size"]);
    const grown = await writeLog(folder, 600, own);
    const both = await Promise.all([
      again.add(await requestFor(folder, grown, 300)),
      again.add(await requestFor(folder, grown, 300)),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [200, 409],
      "one request of a log at a time",
    );
    const hash = sha256AtOnce(Buffer.from(origin)).toHex();
    const newest = await fetch(`${again.address}/${hash}/checkpoint`);
    assert.equal((await newest.text()).split("\n")[1], "600");
    for (const [path, method, status] of [
      ["/nothing", "GET", 404],
      ["/add-checkpoint", "GET", 405],
      [`/${"0".repeat(64)}/checkpoint`, "GET", 404],
    ] as const)
      assert.equal((await fetch(again.address + path, { method })).status, status, path);
    assert.equal((await again.add("old x\n\n")).status, 400);
    const foreign = await writeLog(join(root, "foreign"), 3, { origin: "other.example/log", signers: [log] });
    assert.equal((await again.add(`old 0\n\n${foreign}`)).status, 404);
    const unsigned = await writeLog(join(root, "unsigned"), 3, {
      origin,
      signers: [await logSigner("other.example")],
    });
    assert.equal((await again.add(`old 0\n\n${unsigned}`)).status, 403);
    await again.stop();

    await writeFile(join(kept, `${hash}.checkpoint`), "");
    await assert.rejects(startWitness(kept), { code: "state-forbids", message: /is no checkpoint of/ });
  });

  it("runs once over its folder: two would each cosign what the other has not seen", async () => {
    const { key } = await logSigner(origin);
    const own = ["--key", join(root, "w1"), "--name", name, "--log", verifierKeyText(key)];
    const args = [...own, "--data", join(root, "one"), "--port", "0"];
    const io = { env: {}, write: () => undefined, error: assert.fail, ask: null };
    await mkdir(join(root, "one"));
    await withLock(join(root, "one"), async () => {
      await assert.rejects(runWitness(args, io), { code: "already-running" });
    });
  });

  it("is watched: what is new is shown, what was cut, rewritten or unwitnessed is not in order", async () => {
    const signers = [
      await logSigner(origin),
      ...(await witnessSigners(join(root, "w1"), name, { passphrase: null, pin: null })),
    ];
    const [folder, state] = [join(root, "watched"), join(root, "state")];
    const watch = async () =>
      await command("monitor", "--from", folder, "--policy", policy, "--state", state);
    await writeLog(folder, 280, { origin, signers });
    const first = await watch();
    assert.deepEqual([first.code, first.out.split("\n").length], [0, 281], first.err);
    await writeLog(folder, 283, { origin, signers });
    assert.equal((await watch()).out, [280, 281, 282].map((at) => `${at}\t${entryText(at)}\n`).join(""));
    const seen = await readFile(state, "utf8");
    const wrong = async (size: number, change: Parameters<typeof writeLog>[2], reason: RegExp) => {
      await writeLog(folder, size, change);
      const { code, err } = await watch();
      assert.equal(code, 1, err);
      assert.match(err, reason);
      assert.equal(await readFile(state, "utf8"), seen, "what was seen stays");
    };
    await wrong(282, { origin, signers }, /cut off/);
    await wrong(290, { origin, signers, other: { 3: "another" } }, /has been changed/);
    await wrong(290, { origin, signers: signers.slice(0, 2) }, /Too few/);
    await wrong(290, { origin, signers: signers.slice(1) }, /No log of the policy/);
    await writeLog(folder, 290, { origin, signers });
    await writeFile(
      join(folder, "tile/entries/000"),
      (await readFile(join(folder, "tile/entries/000"))).fill(65, 10, 12),
    );
    assert.match((await watch()).err, /not that of the entries/);
  });

  it("shows what it checked: other entries at the second reading are not shown", async () => {
    const signers = [
      await logSigner(origin),
      ...(await witnessSigners(join(root, "w1"), name, { passphrase: null, pin: null })),
    ];
    const [folder, state] = [join(root, "two-faced"), join(root, "two-faced-state")];
    await writeLog(folder, 3, { origin, signers });
    let asked = 0;
    const twoFaced = async (url: string): Promise<Response> => {
      const bytes = await readFile(join(folder, new URL(url).pathname)).catch(() => null);
      if (url.includes("/entries/") && bytes !== null && ++asked > 1) bytes.fill(65, 10, 12);
      return new Response(bytes, { status: bytes === null ? 404 : 200 });
    };
    const args = ["monitor", "--from", "http://log.example", "--policy", policy, "--state", state];
    const { code, out } = await runCommand(args, twoFaced as typeof fetch);
    assert.deepEqual([code, out], [1, ""]);
    await assert.rejects(readFile(state), { code: "ENOENT" });
  });

  it("proves an entry to somebody without a network", async () => {
    const signers = [
      await logSigner(origin),
      ...(await witnessSigners(join(root, "w1"), name, { passphrase: null, pin: null })),
    ];
    const [folder, proof, entry] = [join(root, "proved"), join(root, "proof"), join(root, "entry")];
    await writeLog(folder, 300, { origin, signers });
    await writeFile(entry, entryText(270));
    assert.equal(
      (await command("prove", "--from", folder, "--policy", policy, "--index", "270", "--out", proof)).code,
      0,
    );
    const shown = await command("inclusion", "--policy", policy, "--proof", proof, entry);
    assert.deepEqual([shown.code, shown.err], [0, ""]);
    await writeFile(entry, entryText(271));
    assert.match(
      (await command("inclusion", "--policy", policy, "--proof", proof, entry)).err,
      /not in the log/,
    );
    const beyond = await command(
      "prove",
      "--from",
      folder,
      "--policy",
      policy,
      "--index",
      "300",
      "--out",
      proof,
    );
    assert.equal(beyond.code, 2);
    assert.equal((await command("verify", "--from", join(root, "none"), "--policy", policy)).code, 2);
  });
});
