/** Trees, proofs, notes, cosignatures, policies and witnesses of a log, against the definitions of RFC 9162 written down apart and against the examples of the C2SP documents. */
import assert from "node:assert/strict";
import { hash as digest } from "node:crypto";
import { describe, it } from "node:test";
import { checkpointText, readCheckpoint } from "./checkpoint.ts";
import { type CheckpointSignatureName, checkpointSigner, openCheckpoint } from "./cosignature.ts";
import { isConsistent, leafHash, rootOfInclusion, sameHash } from "./merkle.ts";
import { noteText, readNote, readVerifierKey, verifierKeyText } from "./note.ts";
import { judgeByPolicy, keysOfPolicy, readLogPolicy } from "./policy.ts";
import { logProofText, readLogProof, verifyLogProof } from "./proof.ts";
import {
  consistencyProof,
  entriesPath,
  inclusionProof,
  leafHashOf,
  noTree,
  partialTiles,
  rootAt,
  rootOfEdge,
  type TiledTree,
  tilePath,
  withLeaves,
} from "./tile.ts";
import { readAddCheckpoint, refusalOfWitness } from "./witness.ts";

const hash = (bytes: Uint8Array) => new Uint8Array(digest("sha256", bytes, "buffer"));
const utf8 = new TextEncoder();
const entry = (at: number) => utf8.encode(`drill entry ${at}`);

/** `MTH` of RFC 9162 §2.1.1, word for word. */
function treeHash(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return hash(new Uint8Array());
  if (entries.length === 1) return hash(Buffer.concat([Buffer.of(0), entries[0] as Uint8Array]));
  let k = 1;
  while (2 * k < entries.length) k *= 2;
  return hash(Buffer.concat([Buffer.of(1), treeHash(entries.slice(0, k)), treeHash(entries.slice(k))]));
}

/** The tree of the first entries, its tiles by their path. */
function treeOf(
  size: number,
): TiledTree & { readonly root: Uint8Array; readonly paths: ReadonlySet<string> } {
  const tiles = new Map<string, Uint8Array>();
  let edge = noTree;
  for (let from = 0; from < size; from += 97) {
    const count = Math.min(97, size - from);
    const leaves = Array.from({ length: count }, (_, at) => leafHashOf(entry(from + at), hash));
    const grown = withLeaves(edge, leaves, hash);
    for (const tile of grown.full) tiles.set(tilePath(tile), tile.hashes);
    edge = grown.edge;
  }
  for (const tile of partialTiles(edge)) tiles.set(tilePath(tile), tile.hashes);
  const read = async (place: Parameters<typeof tilePath>[0]) => tiles.get(tilePath(place)) ?? null;
  return { size, read, hash, root: rootOfEdge(edge, hash), paths: new Set(tiles.keys()) };
}

const entries = Array.from({ length: 600 }, (_, at) => entry(at));

describe("trees", () => {
  it("have the root of the standard at every size, and every leaf its proof", async () => {
    for (const size of [...Array(34).keys(), 64, 65, 70]) {
      const tree = treeOf(size);
      const root = treeHash(entries.slice(0, size));
      assert.ok(sameHash(tree.root, root), `size ${size}`);
      for (let index = 0; index < size; index++) {
        const proof = (await inclusionProof(tree, index)) ?? assert.fail();
        const leaf = await leafHash(entry(index));
        assert.deepEqual(await rootOfInclusion({ index, size, leaf }, proof), root);
        const other = await rootOfInclusion({ index: (index + 1) % size, size, leaf }, proof);
        if (size > 1) assert.notDeepEqual(other, root);
        assert.equal(await rootOfInclusion({ index, size, leaf }, [...proof, leaf]), null);
        if (proof.length > 0)
          assert.equal(await rootOfInclusion({ index, size, leaf }, proof.slice(1)), null);
      }
    }
  });

  it("go on from each of their beginnings, and from nothing else", async () => {
    for (const size of [1, 2, 7, 8, 33, 64, 70, 257, 600]) {
      const tree = treeOf(size);
      const newer = { size, root: tree.root };
      for (let older = 0; older <= size; older += size > 100 ? 37 : 1) {
        const root = treeHash(entries.slice(0, older));
        assert.deepEqual(await rootAt(tree, older), root);
        const proof = (await consistencyProof(tree, older)) ?? assert.fail();
        assert.ok(await isConsistent({ size: older, root }, newer, proof), `${older} of ${size}`);
        if (older === 0) continue;
        const changed = hash(root);
        assert.ok(!(await isConsistent({ size: older, root: changed }, newer, proof)));
        assert.ok(!(await isConsistent({ size: older, root }, { size, root: changed }, proof)));
        assert.ok(!(await isConsistent({ size: older, root }, newer, [...proof, root])));
        for (const at of proof.keys())
          assert.ok(!(await isConsistent({ size: older, root }, newer, proof.toSpliced(at, 1, changed))));
      }
    }
  });

  it("lie in tiles of the published names and widths", async () => {
    const tree = treeOf(600);
    assert.deepEqual([...tree.paths].sort(), [
      "tile/0/000",
      "tile/0/001",
      "tile/0/002.p/88",
      "tile/1/000.p/2",
    ]);
    assert.equal(tilePath({ level: 2, index: 1_234_067, width: 256 }), "tile/2/x001/x234/067");
    assert.equal(entriesPath({ index: 5, width: 9 }), "tile/entries/005.p/9");
    const lacking = { ...tree, read: async () => null };
    assert.equal(await inclusionProof(lacking, 3), null);
    assert.equal(await consistencyProof(lacking, 3), null);
    const short = { ...tree, read: async () => new Uint8Array(32) };
    assert.equal(await inclusionProof(short, 3), null);
  });
});

describe("notes", () => {
  const vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  it("are read and written as the document's own example, and its key with them", async () => {
    const text = [
      "This is an example message.",
      "",
      "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
      "",
    ].join("\n");
    const note = readNote(text);
    assert.ok(note.ok);
    assert.equal(noteText(note.value), text);
    const key = await readVerifierKey(vkey);
    assert.ok(key.ok);
    assert.equal(verifierKeyText(key.value), vkey);
    const { keyId, name } = note.value.signatures[0] ?? assert.fail();
    assert.deepEqual({ keyId, name }, { keyId: key.value.keyId, name: key.value.name });
  });

  it("that are malformed are refused, each with a reason", async () => {
    for (const [text, code] of [
      ["no signature\n", "note-form"],
      ["cut\n\n\u2014 a AAAAAAA=", "note-form"],
      ["bell\u0007\n\n\u2014 a AAAAAAA=\n", "note-control"],
      ["hyphen\n\n- a AAAAAAA=\n", "note-signature-form"],
      ["plus\n\n\u2014 a+b AAAAAAA=\n", "note-signature-form"],
      ["short\n\n\u2014 a AAAA\n", "note-signature-form"],
      [`many\n\n${"\u2014 a AAAAAAA=\n".repeat(101)}`, "note-too-large"],
    ] as const) {
      const note = readNote(text);
      assert.equal(note.ok ? "" : note.findings[0]?.code, code, text.slice(0, 20));
    }
    const foreign = await readVerifierKey(vkey.replace("example.com", "example.org"));
    assert.equal(foreign.ok ? "" : foreign.findings[0]?.code, "note-key-id");
  });
});

const origin = "drill.example/log";
const seed = (byte: number) => new Uint8Array(32).fill(byte);
const now = 1_780_000_000;

async function signedHead(
  size: number,
  signers: readonly (readonly [string, number, CheckpointSignatureName])[],
) {
  const text = checkpointText({ origin, size, root: treeOf(size).root });
  const keys = await Promise.all(
    signers.map(async ([name, byte, kind]) => await checkpointSigner(name, seed(byte), kind)),
  );
  const signatures = await Promise.all(keys.map(async ({ sign }) => await sign(text, now)));
  return { note: noteText({ text, signatures }), keys: keys.map(({ key }) => key) };
}

const all = [
  [origin, 1, "Ed25519"],
  ["drill.example/w1", 2, "Ed25519-cosignature"],
  ["drill.example/w2", 3, "ML-DSA-44-cosignature"],
] as const;

describe("checkpoints", () => {
  it("are opened by good signatures of known keys; one that is not good refuses the whole", async () => {
    const { note, keys } = await signedHead(20, all);
    const opened = await openCheckpoint(note, keys);
    assert.ok(opened.ok);
    assert.deepEqual(
      opened.value.signatures.map(({ time }) => time),
      [null, now, now],
    );
    const [one] = keys;
    assert.ok(one && (await openCheckpoint(note, [one])).ok, "unknown keys are passed over");
    assert.ok(!(await openCheckpoint(note, [])).ok);
    const later = note.replace("\n20\n", "\n21\n");
    for (const key of keys) {
      const refused = await openCheckpoint(later, [key]);
      assert.equal(refused.ok ? "" : refused.findings[0]?.code, "checkpoint-signature", key.name);
    }
    for (const key of keys.slice(1)) {
      const line = readNote(note);
      assert.ok(line.ok);
      const signatures = line.value.signatures.map((signature) => ({
        ...signature,
        signature: signature.signature.slice(),
      }));
      for (const { name, signature } of signatures)
        if (name === key.name) signature[7] = (signature[7] ?? 0) ^ 1;
      const moved = await openCheckpoint(noteText({ ...line.value, signatures }), [key]);
      assert.ok(!moved.ok, `another time under the signature of ${key.name}`);
    }
  });

  it("are read strictly", () => {
    const root = treeOf(3).root.toBase64();
    for (const text of [
      `\n3\n${root}\n`,
      `a\n03\n${root}\n`,
      `a\n-3\n${root}\n`,
      `a\n3\nAAAA\n`,
      `a\n3\n${root}`,
      `a\n3\n${root}\n\n`,
      `a\n9007199254740993\n${root}\n`,
    ])
      assert.ok(!readCheckpoint(text).ok, JSON.stringify(text));
    const read = readCheckpoint(`a\n3\n${root}\nmore\n`);
    assert.ok(read.ok && read.value.extensions[0] === "more");
  });
});

describe("policies and proofs", () => {
  const policyOf = async (rule: string) => {
    const { keys } = await signedHead(1, [...all, ["drill.example/w3", 4, "ML-DSA-44-cosignature"]]);
    const [log, w1, w2, w3] = keys.map(verifierKeyText);
    const lines = [
      `log ${log}`,
      "# witnesses of other ministries",
      `witness w1 ${w1} https://w1.example/`,
      `\twitness  w2 ${w2}`,
      `witness w3 ${w3}`,
    ];
    return await readLogPolicy([...lines, rule, ""].join("\n"));
  };

  it("ask for the quorum that they name, in groups too", async () => {
    const { note } = await signedHead(20, all);
    for (const [rule, isMet] of [
      ["quorum none", true],
      ["quorum w1", true],
      ["quorum w3", false],
      ["group g any w1 w3\nquorum g", true],
      ["group g all w1 w3\nquorum g", false],
      ["group g 2 w1 w2 w3\nquorum g", true],
      ["group g 3 w1 w2 w3\nquorum g", false],
      ["group g any w1 w3\ngroup h all g w2\nquorum h", true],
    ] as const) {
      const policy = await policyOf(rule);
      assert.ok(policy.ok, rule);
      const opened = await openCheckpoint(note, keysOfPolicy(policy.value));
      assert.ok(opened.ok);
      assert.equal(judgeByPolicy(policy.value, opened.value).isWitnessed, isMet, rule);
    }
  });

  it("that are wrong are findings with their line", async () => {
    for (const [rule, code] of [
      ["", "policy-quorum"],
      ["quorum w1\nquorum w2", "policy-quorum"],
      ["quorum nobody", "policy-name"],
      ["group g 4 w1 w2 w3\nquorum g", "policy-threshold"],
      ["group g 0 w1\nquorum g", "policy-threshold"],
      ["group g any w1 w1\nquorum g", "policy-name"],
      ["group g any w1\ngroup h any w1 w2\nquorum h", "policy-name"],
      ["group w1 any w2\nquorum w1", "policy-twice"],
      ["witness none x\nquorum none", "policy-key"],
      ["say w1", "policy-line"],
    ] as const) {
      const policy = await policyOf(rule);
      assert.equal(policy.ok ? "" : policy.findings[0]?.code, code, rule);
    }
  });

  it("hold for the entry at its place, and for nothing else", async () => {
    const policy = await policyOf("group g 2 w1 w2 w3\nquorum g");
    assert.ok(policy.ok);
    const { note } = await signedHead(20, all);
    const path = (await inclusionProof(treeOf(20), 7)) ?? assert.fail();
    const text = logProofText({ extra: utf8.encode("drill"), index: 7, path, checkpoint: note });
    const proof = readLogProof(text);
    assert.ok(proof.ok);
    assert.equal(logProofText(proof.value), text);
    const good = await verifyLogProof(proof.value, entry(7), policy.value);
    assert.ok(good.ok);
    assert.deepEqual(good.value.witnesses, ["w1", "w2"]);
    const codeOf = async (change: Partial<typeof proof.value>, at = 7) => {
      const judged = await verifyLogProof({ ...proof.value, ...change }, entry(at), policy.value);
      return judged.ok ? "" : judged.findings[0]?.code;
    };
    assert.equal(await codeOf({}, 8), "log-not-included");
    assert.equal(await codeOf({ index: 8 }), "log-not-included");
    assert.equal(await codeOf({ path: path.slice(1) }), "log-not-included");
    const alone = await signedHead(20, all.slice(0, 2));
    assert.equal(await codeOf({ checkpoint: alone.note }), "log-unwitnessed");
    const unsigned = await signedHead(20, all.slice(1));
    assert.equal(await codeOf({ checkpoint: unsigned.note }), "log-unknown");
    for (const wrong of [
      text.replace("@v1", "@v2"),
      text.replace("index 7", "index 07"),
      text.replace("index 7\n", "index 7\nAAAA\n"),
    ])
      assert.ok(!readLogProof(wrong).ok);
  });
});

describe("witnesses", () => {
  it("cosign what goes on from what they saw; anything else has its status", async () => {
    const tree = treeOf(30);
    const { note, keys } = await signedHead(30, all.slice(0, 1));
    const requestOf = async (oldSize: number, proof?: readonly Uint8Array[]) => {
      const hashes = proof ?? (await consistencyProof(tree, oldSize)) ?? [];
      const body = [`old ${oldSize}`, ...hashes.map((one) => one.toBase64()), "", note].join("\n");
      const request = readAddCheckpoint(body);
      assert.ok(request.ok, body);
      return request.value;
    };
    const saw = (size: number, root = treeOf(size).root) => ({ keys, last: { size, root } });
    assert.equal(await refusalOfWitness(await requestOf(0), { keys, last: null }), null);
    assert.equal(await refusalOfWitness(await requestOf(20), saw(20)), null);
    assert.equal(await refusalOfWitness(await requestOf(30), saw(30)), null);
    assert.deepEqual(await refusalOfWitness(await requestOf(0), undefined), { status: 404 });
    assert.deepEqual(await refusalOfWitness(await requestOf(0), { keys: [], last: null }), { status: 403 });
    assert.deepEqual(await refusalOfWitness(await requestOf(0), saw(20)), { status: 409, size: 20 });
    assert.deepEqual(await refusalOfWitness(await requestOf(20), saw(30)), { status: 409, size: 30 });
    assert.deepEqual(await refusalOfWitness(await requestOf(20), saw(20, tree.root)), { status: 422 });
    assert.deepEqual(await refusalOfWitness(await requestOf(30), saw(30, treeOf(29).root)), { status: 422 });
    assert.deepEqual(await refusalOfWitness(await requestOf(0, [tree.root]), { keys, last: null }), {
      status: 422,
    });
    for (const wrong of [
      `old 31\n\n${note}`,
      `old 01\n\n${note}`,
      `old\n\n${note}`,
      `old 0\nAAAA\n\n${note}`,
      note,
    ])
      assert.ok(!readAddCheckpoint(wrong).ok);
  });
});
