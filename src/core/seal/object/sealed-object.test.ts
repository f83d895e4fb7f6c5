/** Sealed objects: who opens them and who does not, and every way of tampering with one, each with its code. */
import assert from "node:assert/strict";
import test from "node:test";
import { joined } from "#core/seal/algorithm.ts";
import { chunkBytes, sealedChunkBytes } from "#core/seal/object/cobblestone.ts";
import { openContent, type ReadAt } from "#core/seal/object/content.ts";
import { readRelease, releaseDocument } from "#core/seal/object/release.ts";
import {
  contentKey,
  contentOf,
  openBytes,
  readHead,
  rewrapped,
  sealBytes,
  sealObject,
  shreddedHead,
} from "#core/seal/object/sealed-object.ts";
import { canWrap } from "#core/seal/object/wraps.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { sha256Hex } from "#core/seal/sha256.ts";

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const newHolder = async () => {
  const seed = random(32);
  const publicKey = await hybridKem.publicKeyOf(seed);
  return { seed, publicKey, keyid: await sha256Hex(publicKey) };
};
const [a, b, c, stranger] = await Promise.all([newHolder(), newHolder(), newHolder(), newHolder()]);
const secret = Uint8Array.from({ length: 3 * chunkBytes + 100 }, (_, i) => (i * 13) % 251);
const readAtOf =
  (bytes: Uint8Array): ReadAt =>
  async (position, length) =>
    bytes.subarray(position, position + length);

async function headOf(sealed: Uint8Array) {
  const head = await readHead(readAtOf(sealed));
  assert.ok(head.ok);
  return head.value;
}

async function codeOf(sealed: Uint8Array, holders = [a]) {
  const opened = await openBytes(sealed, holders);
  return opened.ok ? "opened" : opened.findings[0]?.code;
}

test("each reader opens it, nobody else does, and the sealed bytes show nothing of it", async () => {
  for (const length of [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, secret.length]) {
    const content = secret.subarray(0, length);
    const sealed = await sealBytes(content, { readers: [a, b] }, random);
    for (const reader of [a, b]) {
      const opened = await openBytes(sealed, [reader]);
      assert.equal(opened.ok && opened.value.toHex(), content.toHex());
    }
    assert.equal(await codeOf(sealed, [stranger]), "sealed-not-reader");
  }
  const canary = new TextEncoder().encode("CANARY-of-the-drill");
  const sealed = await sealBytes(canary, { readers: [a] }, random);
  assert.ok(!Buffer.from(sealed).includes(Buffer.from(canary)));
});

test("two of three: any two open it in either order, none alone, and a release helps nobody else", async () => {
  const sealed = await sealBytes(secret, { readers: [a, b, c], needed: 2 }, random);
  for (const pair of [
    [a, b],
    [b, a],
    [a, c],
    [c, b],
  ])
    assert.equal(await codeOf(sealed, pair), "opened");
  for (const alone of [[a], [a, a]]) assert.notEqual(await codeOf(sealed, alone), "opened");
  assert.equal(await codeOf(sealed, [a]), "sealed-others-needed");
  const head = await headOf(sealed);
  const first = await contentKey(head, [a]);
  assert.ok(first.ok && "release" in first.value);
  const carried = readRelease(JSON.parse(JSON.stringify(releaseDocument(first.value.release))));
  assert.ok(carried.ok);
  const second = await contentKey(head, [c], carried.value);
  assert.ok(second.ok && "key" in second.value);
  const byStranger = await contentKey(head, [stranger], carried.value);
  assert.equal(byStranger.ok || byStranger.findings[0]?.code, "sealed-not-reader");
  const other = await headOf(await sealBytes(secret, { readers: [a, b, c], needed: 2 }, random));
  const misused = await contentKey(other, [c], carried.value);
  assert.equal(misused.ok || misused.findings[0]?.code, "release-foreign");
  const renamed = await contentKey(other, [c], { ...carried.value, object: other.header.object });
  assert.equal(renamed.ok || renamed.findings[0]?.code, "sealed-wrap-wrong");
  assert.deepEqual([canWrap(3, 2), canWrap(5, 3), canWrap(7, 4), canWrap(1, 2)], [true, true, false, false]);
  await assert.rejects(sealBytes(secret, { readers: [a, a], needed: 2 }, random), /twice/);
});

test("cutting, reordering, changing and mixing are found, each with its code", async () => {
  const sealed = await sealBytes(secret, { readers: [a, b] }, random);
  const other = await sealBytes(secret, { readers: [a, b] }, random);
  const { contentAt } = await headOf(sealed);
  const parts = { before: sealed.slice(0, contentAt), content: sealed.slice(contentAt) };
  const chunk = (i: number) =>
    parts.content.slice(56 + i * sealedChunkBytes, 56 + (i + 1) * sealedChunkBytes);
  const changedAt = (at: number) => {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    return changed;
  };
  const opening = parts.content.slice(0, 56);
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["sealed-truncated", sealed.subarray(0, sealed.length - 1)],
    ["sealed-truncated", sealed.subarray(0, contentAt + 56 + sealedChunkBytes)],
    ["sealed-truncated", joined(parts.before, opening, chunk(3))],
    ["sealed-truncated", parts.before],
    ["sealed-truncated", parts.before.subarray(0, 100)],
    ["sealed-reordered", joined(parts.before, opening, chunk(1), chunk(0), chunk(2), chunk(3))],
    ["sealed-reordered", joined(parts.before, opening, chunk(0), chunk(0), chunk(2), chunk(3))],
    ["sealed-chunk-changed", changedAt(contentAt + 56 + 5)],
    ["sealed-chunk-changed", changedAt(sealed.length - 1)],
    ["sealed-chunk-changed", joined(sealed, Uint8Array.of(0))],
    ["sealed-content-foreign", changedAt(contentAt + 3)],
    ["sealed-content-foreign", joined(parts.before, other.subarray((await headOf(other)).contentAt))],
    ["sealed-readers-changed", changedAt(contentAt - 1)],
    ["sealed-form", changedAt(0)],
    ["sealed-form", changedAt(40)],
    ["sealed-form", new Uint8Array()],
    ["sealed-form", new TextEncoder().encode("bongsu-sealed/1\n\u{ff}\u{ff}\u{ff}\u{ff}")],
  ];
  for (const [code, bytes] of cases) assert.equal(await codeOf(bytes), code);
});

test("wraps of another object or for another reader open nothing, and the list of readers cannot be changed", async () => {
  const [sealed, other] = [
    await sealBytes(secret, { readers: [a, b] }, random),
    await sealBytes(secret, { readers: [a, b] }, random),
  ];
  const rewritten = (from: Uint8Array, find: string, put: string) => {
    const at = Buffer.from(from).indexOf(find);
    assert.ok(at > 0 && find.length === put.length);
    const changed = from.slice();
    changed.set(new TextEncoder().encode(put), at);
    return changed;
  };
  const [own, foreign] = [await headOf(sealed), await headOf(other)];
  const wrapOf = ({ header }: typeof own, i: number) => header.wraps[i]?.sealed.toBase64() ?? "";
  assert.equal(await codeOf(rewritten(sealed, wrapOf(own, 0), wrapOf(foreign, 0))), "sealed-wrap-wrong");
  assert.equal(await codeOf(rewritten(sealed, wrapOf(own, 0), wrapOf(own, 1))), "sealed-wrap-wrong");
  assert.equal(
    await codeOf(rewritten(sealed, own.header.object, foreign.header.object)),
    "sealed-wrap-wrong",
  );
  const listed = `"readers":["${a.keyid}","${b.keyid}"]`;
  const turned = `"readers":["${b.keyid}","${a.keyid}"]`;
  assert.equal(await codeOf(rewritten(sealed, listed, turned)), "sealed-readers-changed");
});

test("adding wraps again, shredding leaves nothing to open, a part is opened alone", async () => {
  const sealed = await sealBytes(secret, { readers: [a] }, random);
  const head = await headOf(sealed);
  const unwrapped = await contentKey(head, [a]);
  assert.ok(unwrapped.ok && "key" in unwrapped.value);
  const { key } = unwrapped.value;
  const content = sealed.subarray(head.contentAt);
  const forBoth = joined(await rewrapped(head, key, { readers: [a, b] }), content);
  assert.equal(await codeOf(sealed, [b]), "sealed-not-reader");
  assert.equal(await codeOf(forBoth, [b]), "opened");
  assert.equal(await codeOf(joined(await shreddedHead(head), content)), "sealed-shredded");
  const open = await contentOf(head, key, { readAt: readAtOf(sealed), length: sealed.length });
  assert.ok(open.ok);
  for (const [from, to] of [
    [0, 10],
    [chunkBytes - 5, chunkBytes + 5],
    [20_000, 45_000],
    [49_200, 99_999],
    [60_000, 70_000],
  ] as const) {
    const parts: Uint8Array[] = [];
    for await (const some of openContent(open.value, from, to))
      parts.push(...(some.ok ? some.value : assert.fail()));
    assert.equal(joined(...parts).toHex(), secret.subarray(from, to).toHex());
  }
});

test("a stream of unknown length is sealed piece by piece, whatever the pieces", async () => {
  const pieces = [1, 16_383, 16_384, 16_385, 0].map((length, i) => secret.subarray(i, i + length));
  const parts: Uint8Array[] = [];
  for await (const some of sealObject(pieces, { readers: [a] }, random)) parts.push(...some);
  const opened = await openBytes(joined(...parts), [a]);
  assert.equal(opened.ok && opened.value.toHex(), joined(...pieces).toHex());
});
