/** A publication as one file: full and as a change, checked and brought home; altered, cut, replayed, stale and out of order it is refused, each with a reason. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { refusalText } from "#agent/home/message-refusal.ts";
import { Refusal } from "#core/problem.ts";
import { translatorOf } from "#messages/translators.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  type PublishingRoom,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";
import { runBundle } from "./bundle.ts";

const bin = fileURLToPath(new URL("../../main/agent.ts", import.meta.url));
let root = "";
let room: PublishingRoom;
const at = (name: string) => join(root, name);
const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");

async function bundle(...args: readonly string[]) {
  const written = { out: "", err: "" };
  const io = {
    env,
    write: (text: string) => void (written.out += text),
    error: (text: string) => void (written.err += text),
    ask: null,
    surroundings: { now: () => now, fetch: globalThis.fetch, write: () => undefined },
  };
  const code = await runBundle(args, io).catch((error: unknown) => {
    written.err += error instanceof Refusal ? refusalText(error, translatorOf("en")) : String(error);
    return 2;
  });
  return { code, ...written };
}
let now = "2026-05-14T00:00:00Z";
let env: { readonly BONGSU_DIR?: string } = {};

async function made(name: string, ...args: readonly string[]): Promise<string> {
  const written = await bundle("export", ...args, "--out", at(name));
  assert.equal(written.code, 0, written.err);
  return at(name);
}

async function sequenceOf(dir: string): Promise<number | undefined> {
  return (await readState(homeOf(dir)))?.sequence;
}

/** The bytes of a bundle with one of them changed, or cut. */
async function changed(path: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  await writeFile(at("changed"), change(await readFile(path)));
  return at("changed");
}

describe("bongsu bundle", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-bundle-"));
    room = await makeRoom();
    const one = await publication(room, { sequence: 3, advisory });
    const two = await publication(room, { sequence: 7, advisory, id: "D-2026-0002" });
    await writePublication(at("pub-3"), await withIndex(room, { sequence: 3 }, one));
    await writePublication(at("pub-7"), await withIndex(room, { sequence: 7 }, new Map([...one, ...two])));
    await writePublication(at("pub-9"), await withIndex(room, { sequence: 9 }, new Map([...one, ...two])));
    await writeFile(at("keys"), JSON.stringify(room.keys));
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("writes what people read at the top, in two languages, and nothing that runs", async () => {
    const text = await readFile(await made("full-3", "--from", at("pub-3")), "utf8");
    assert.match(text, /^봉수 꾸러미 · 훈련\n상황반: room\.drill\.example, 색인 3\n/);
    assert.match(
      text,
      /\nBongsu bundle · DRILL\nRoom: room\.drill\.example, index 3\n[\s\S]*Directives: D-2026-0001\n/,
    );
  });

  it("brings home a full one and then what changed; twice changes nothing, a gap is told by its numbers", async () => {
    const full = await made("full-3", "--from", at("pub-3"));
    const delta = await made("delta-7", "--from", at("pub-7"), "--since", full);
    const later = await made("delta-9", "--from", at("pub-9"), "--since", delta);
    assert.ok(
      (await readFile(delta)).length < (await readFile(await made("full-7", "--from", at("pub-7")))).length,
    );
    const dir = at("agent");
    const first = await bundle("import", delta, "--dir", dir, "--trust", at("keys"));
    assert.match(first.err, /changed since index 3, and this folder has none/);
    assert.equal((await bundle("import", full, "--dir", dir, "--trust", at("keys"))).code, 0);
    const gap = await bundle("import", later, "--dir", dir);
    assert.match(gap.err, /since index 7, and this folder stands at 3/);
    assert.match(
      (await bundle("verify", delta, "--dir", dir)).out,
      /In order: index 7 .* what changed since index 3/,
    );
    const brought = await bundle("import", delta, "--dir", dir);
    assert.equal(brought.code, 0, brought.err);
    assert.equal(await sequenceOf(dir), 7);
    const files = await readdir(dir, { recursive: true });
    const again = await bundle("import", delta, "--dir", dir);
    assert.equal(again.code, 0);
    assert.deepEqual((await readdir(dir, { recursive: true })).toSorted(), files.toSorted());
    assert.match(
      (await bundle("import", full, "--dir", dir)).err,
      /turned back to an older state/,
      "replayed",
    );
    assert.equal((await bundle("import", later, "--dir", dir)).code, 0);
    assert.equal(await sequenceOf(dir), 9);
    now = "2030-01-01T00:00:00Z";
    const stale = await bundle("verify", full, "--trust", at("keys"));
    now = "2026-05-14T00:00:00Z";
    assert.match(stale.err, /The index ended/);
  });

  it("is refused where one byte is another, where it is cut, longer, or its files change places", async () => {
    const full = await made("full-3", "--from", at("pub-3"));
    const size = (await readFile(full)).length;
    const begins = (await readFile(full, "latin1")).indexOf("\n--- bongsu.bundle/1 ---\n");
    const states: (string | number)[] = [];
    for (let place = begins + 1; place < size; place += Math.max(1, Math.floor(size / 40))) {
      const path = await changed(full, (bytes) => {
        bytes[place] = (bytes[place] ?? 0) ^ 1;
        return bytes;
      });
      const { code, out } = await bundle("verify", path, "--trust", at("keys"));
      if (code === 0) states.push(place, out);
    }
    const keys = (await readFile(full, "latin1")).indexOf('{"keys"');
    assert.deepEqual(
      states.filter((one) => typeof one === "number" && (one < keys || one > keys + 400)),
      [],
      "all but the keys it shows",
    );
    for (const [what, change] of [
      ["cut", (bytes: Buffer) => bytes.subarray(0, -1)],
      ["longer", (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0)])],
      ["no bundle", () => Buffer.from("MZ")],
      ["empty", () => Buffer.alloc(0)],
    ] as const) {
      const { code, err } = await bundle("verify", await changed(full, change), "--trust", at("keys"));
      assert.equal(code, 2, what);
      assert.match(err, /no bundle/, what);
    }
    const swapped = await changed(full, (bytes) => {
      const text = bytes.toString("latin1");
      const files = JSON.parse(
        text.slice(text.indexOf('{"type":"bongsu.bundle/1"')).split("\n")[0] ?? "",
      ) as { files: { path: string }[] };
      const [one, two] = files.files.slice(2).map(({ path }) => path);
      return Buffer.from(
        text.replace(`"${one}"`, '"x"').replace(`"${two}"`, `"${one}"`).replace('"x"', `"${two}"`),
        "latin1",
      );
    });
    assert.equal((await bundle("verify", swapped, "--trust", at("keys"))).code, 2);
    assert.equal((await bundle("import", swapped, "--dir", at("none"), "--trust", at("keys"))).code, 2);
    const withFile = async (path: string): Promise<string> =>
      await changed(full, (bytes) => {
        const more = bytes.toString("latin1").replace('"files":[', `"files":[{"path":"${path}","bytes":1},`);
        const place = more.indexOf("]}\n") + 3;
        return Buffer.from(`${more.slice(0, place)}x${more.slice(place)}`, "latin1");
      });
    for (const path of ["9.evil.json", "timestamp.json", "pq/1.root.json"]) {
      const hidden = await bundle("verify", await withFile(path), "--trust", at("keys"));
      assert.equal(hidden.code, 2, path);
      assert.ok(hidden.err.includes(`${path} is not in the signed index`), hidden.err);
    }
    const unlisted = await withFile("directives/EVIL/1.json");
    for (const word of ["verify", "import"] as const) {
      const refused = await bundle(word, unlisted, "--dir", at("none"), "--trust", at("keys"));
      assert.equal(refused.code, 2, word);
      assert.match(refused.err, /EVIL.* is not in the signed index/);
    }
    env = { BONGSU_DIR: at("none") };
    const refused = await bundle("import", unlisted, "--trust", at("keys"));
    env = {};
    assert.match(refused.err, /EVIL.* is not in the signed index/, "the folder of the environment");
  });

  it("is refused where its first lines say otherwise than its index, and remarked where they use other words", async () => {
    const full = await made("full-3", "--from", at("pub-3"));
    const topped = async (from: string, to: string) =>
      await changed(full, (bytes) => {
        const ends = bytes.indexOf("\n--- bongsu.bundle/1 ---\n");
        const top = bytes.subarray(0, ends).toString("utf8");
        assert.ok(top.includes(from), from);
        return Buffer.concat([Buffer.from(top.replace(from, to)), bytes.subarray(ends)]);
      });
    for (const [from, to] of [
      ["색인 3", "색인 4"],
      ["Bongsu bundle · DRILL", "Bongsu bundle"],
      ["봉수 꾸러미 · 훈련", "봉수 꾸러미"],
      ["Directives: D-2026-0001", "Directives: D-2026-0001, D-2026-0009"],
      ["room.drill.example", "room.example"],
      ["Good until: 2026", "Good until: 2036"],
      ["Directives: D-2026-0001", "Directives: D-2026-0001, D-\uff12\uff10\uff12\uff16-\uff19"],
      ["Holds all", "\u001b[H\u001b[JHolds all"],
      ["Holds all", "\u202eHolds all"],
    ] as const) {
      const refused = await bundle("verify", await topped(from, to), "--trust", at("keys"));
      assert.deepEqual(
        [refused.code, /say otherwise than its signed index/.test(refused.err)],
        [2, true],
        from,
      );
    }
    const reworded = await bundle("verify", await topped("Holds all", "Has all of"), "--trust", at("keys"));
    assert.equal(reworded.code, 0, reworded.err);
    assert.match(reworded.err, /not in the words of this release/);
  });

  it("is taken up where an import was broken off by a full disk: the old state stays, and the next one goes on", async () => {
    const [full, dir] = [await made("full-7", "--from", at("pub-7")), at("filled")];
    const first = await made("first-3", "--from", at("pub-3"));
    assert.equal((await bundle("import", first, "--dir", dir, "--trust", at("keys"))).code, 0);
    const state = await readFile(join(dir, "state.json"));
    const { files } = (await readState(homeOf(dir))) ?? { files: [] };
    const largest = Math.max(...files.map(({ bytes }) => bytes));
    const limit = Math.max(1, Math.floor(largest / 512) - 1);
    const script = `ulimit -f ${limit}; exec "$@"`;
    const command = [process.execPath, bin, "bundle", "import", full, "--dir", dir, "--allow-expired"];
    const broken = spawnSync("sh", ["-c", script, "sh", ...command], { encoding: "utf8" });
    assert.notEqual(broken.status, 0, broken.stdout);
    assert.match(broken.stderr, /EFBIG|too large|no space/i);
    assert.deepEqual(await readFile(join(dir, "state.json")), state);
    assert.equal((await bundle("import", full, "--dir", dir)).code, 0);
    assert.equal(await sequenceOf(dir), 7);
    assert.deepEqual(
      (await readdir(dir, { recursive: true })).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });

  it("leaves the old one where the new one cannot be whole", async () => {
    const full = await made("kept", "--from", at("pub-3"));
    const old = await readFile(full);
    await mkdir(at("torn"));
    for (const name of await readdir(at("pub-7"), { recursive: true, withFileTypes: true }))
      if (name.isFile() && name.name.endsWith(".json"))
        await mkdir(name.parentPath.replace("pub-7", "torn"), { recursive: true }).then(
          async () =>
            await writeFile(
              join(name.parentPath.replace("pub-7", "torn"), name.name),
              await readFile(join(name.parentPath, name.name)),
            ),
        );
    const failed = await bundle("export", "--from", at("torn"), "--out", full);
    assert.equal(failed.code, 2);
    assert.deepEqual(await readFile(full), old);
    assert.deepEqual(
      (await readdir(root)).filter((name) => name.endsWith(".tmp")),
      [],
    );
    const other = await makeRoom(true, "other.drill.example");
    await writePublication(
      at("foreign"),
      await withIndex(other, { sequence: 1 }, await publication(other, { sequence: 1, advisory })),
    );
    assert.match(
      (await bundle("export", "--from", at("pub-7"), "--since", at("foreign"), "--out", at("x"))).err,
      /other\.drill\.example/,
    );
    assert.match((await bundle("verify", full)).err, /Nobody vouches for the key/);
  });
});
