/** The parts of sealing against others' vectors: HPKE's working group for the wrap, another implementation of Cobblestone-256 for the content. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { joined } from "#core/seal/algorithm.ts";
import {
  chunkBytes,
  chunkCipherOf,
  chunksOf,
  sealedChunkBytes,
  sealedLength,
} from "#core/seal/object/cobblestone.ts";
import { hpkeOpen, hpkeSeal, keySchedule } from "#core/seal/object/hpke.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { aead, hmac, hybridKem } from "#core/seal/primitive/platform.ts";
import { sha256 as sha256InBrowsers } from "../primitive/digest.ts";
import * as inBrowsers from "../primitive/platform.ts";

const vectors = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../test/vectors/seal/${name}.json`, import.meta.url), "utf8"));
const bytesOf = (base64 = "") => Uint8Array.fromBase64(base64);

test("HPKE with the hybrid KEM gives the working group's secret, key, nonce and ciphertext", async () => {
  const vector = vectors("hpke") as Readonly<Record<string, string>>;
  const [seed, enc] = [bytesOf(vector["privateKey"]), bytesOf(vector["enc"])];
  for (const kem of [hybridKem, inBrowsers.hybridKem]) {
    assert.equal((await kem.publicKeyOf(seed)).toBase64(), vector["publicKey"]);
    assert.equal((await kem.decapsulate(seed, enc)).toBase64(), vector["secret"]);
  }
  const info = bytesOf(vector["info"]);
  const { key, nonce } = await keySchedule(bytesOf(vector["secret"]), info, "ChaCha20-Poly1305");
  assert.deepEqual([key.toBase64(), nonce.toBase64()], [vector["key"], vector["nonce"]]);
  const [plain, associated] = [bytesOf(vector["plaintext"]), bytesOf(vector["associated"])];
  const cipher = await aead("ChaCha20-Poly1305", key);
  assert.equal((await cipher.seal(nonce, plain, associated)).toBase64(), vector["ciphertext"]);
});

test("Cobblestone-256: every message comes out as the other implementation sealed it", async () => {
  const { key, messages } = vectors("cobblestone") as {
    readonly key: string;
    readonly messages: readonly {
      readonly length: number;
      readonly context: string;
      readonly opening: string;
      readonly sealedSha256: string;
    }[];
  };
  for (const { length, context, opening, sealedSha256 } of messages) {
    const bound = new TextEncoder().encode(context);
    const cipher = await chunkCipherOf(bytesOf(key), bytesOf(opening), bound);
    assert.ok(cipher !== null, "the commitment is the one that is derived here");
    const message = Uint8Array.from({ length }, (_, i) => (i * 7) % 251);
    const count = Math.floor(length / chunkBytes) + 1;
    const chunks = Array.from({ length: count }, (_, i) =>
      message.subarray(i * chunkBytes, (i + 1) * chunkBytes),
    );
    const sealed = joined(bytesOf(opening), ...(await cipher.seal(0, chunks)));
    assert.equal(await sha256Hex(sealed), sealedSha256, `${length} bytes`);
    assert.equal(sealed.length, sealedLength(length));
    assert.deepEqual(chunksOf(sealed.length), { count, last: (length % chunkBytes) + 16 });
    const [last] = await cipher.open(count - 1, [sealed.subarray(56 + (count - 1) * sealedChunkBytes)]);
    assert.equal(last?.toHex(), message.subarray((count - 1) * chunkBytes).toHex());
    assert.equal(await chunkCipherOf(bytesOf(key), bytesOf(opening), new Uint8Array([1])), null);
  }
  for (const length of [0, 55, 56, 71, 56 + sealedChunkBytes, 56 + sealedChunkBytes + 15])
    assert.equal(chunksOf(length), null, `no message has ${length} bytes when it is sealed`);
});

test("what Node wraps, a browser opens, and the reverse; another key, use or byte opens nothing", async () => {
  const [seed, info, secret] = [new Uint8Array(32).fill(4), new Uint8Array([1]), new Uint8Array(32).fill(5)];
  const publicKey = await hybridKem.publicKeyOf(seed);
  const wrapped = await hpkeSeal(publicKey, info, secret);
  assert.equal((await hpkeOpen(seed, info, wrapped))?.toHex(), secret.toHex());
  const inBrowser = await inBrowsers.hybridKem.encapsulate(publicKey);
  assert.equal((await hybridKem.decapsulate(seed, inBrowser.enc)).toHex(), inBrowser.secret.toHex());
  assert.equal(await hpkeOpen(new Uint8Array(32).fill(6), info, wrapped), null);
  assert.equal(await hpkeOpen(seed, new Uint8Array([2]), wrapped), null);
  for (const at of [0, 1087, 1088, 1119, 1120, wrapped.length - 1]) {
    const changed = wrapped.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(await hpkeOpen(seed, info, changed), null, `byte ${at}`);
  }
  assert.equal(await hpkeOpen(seed, info, wrapped.subarray(0, 100)), null);
  await assert.rejects(hpkeSeal(publicKey.subarray(1), info, secret));
});

test("authenticated encryption, digests and HMAC are the same on both platforms", async () => {
  const empty = await sha256InBrowsers(new Uint8Array());
  assert.equal(empty.toHex(), await sha256Hex(new Uint8Array()));
  const [key, nonce, bytes] = [new Uint8Array(32).fill(1), new Uint8Array(12), new Uint8Array(40).fill(2)];
  const [a, b] = [await aead("AES-256-GCM", key), await inBrowsers.aead("AES-256-GCM", key)];
  const sealed = await a.seal(nonce, bytes, key);
  assert.equal(sealed.toHex(), (await b.seal(nonce, bytes, key)).toHex());
  assert.equal((await b.open(nonce, sealed, key))?.toHex(), bytes.toHex());
  assert.equal(await b.open(nonce, sealed), null);
  assert.equal(await a.open(nonce, sealed), null);
  assert.equal(await a.open(nonce, sealed.subarray(30)), null);
  const pieces = [bytes, new Uint8Array()].map((one) => ({ nonce, bytes: one }));
  const each = [joined(...(await a.sealEach(pieces))), joined(...(await b.sealEach(pieces)))];
  assert.equal(each[0]?.toHex(), each[1]?.toHex());
  const [first, second] = [each[0]?.subarray(0, 56) ?? bytes, each[0]?.subarray(56) ?? bytes];
  const cut = [first, second, first.subarray(1)].map((one) => ({ nonce, bytes: one }));
  for (const one of [a, b])
    assert.deepEqual(
      (await one.openEach(cut)).map((opened) => opened?.toHex() ?? null),
      [bytes.toHex(), "", null],
    );
  for (const hash of ["SHA-256", "SHA-512"] as const)
    assert.equal((await hmac(hash, key, bytes)).toHex(), (await inBrowsers.hmac(hash, key, bytes)).toHex());
});
