/** Algorithms behind envelopes: one more is one value, and a key of an algorithm that is not registered proves nothing. */
import assert from "node:assert/strict";
import test from "node:test";
import { webCryptoAlgorithm } from "#core/seal/algorithm.ts";
import { open, seal } from "#core/seal/envelope.ts";
import { algorithmOf, keyidOf, signatureAlgorithms, signerOf, verifierOf } from "#core/seal/index.ts";

/** The whole of what adding ML-DSA-65 (FIPS 204, keys as in RFC 9881) would take. */
const mlDsa65 = webCryptoAlgorithm({
  name: "ML-DSA-65",
  spkiHead: "308207b2300b0609608648016503040312038207a100",
  keyBytes: 1952,
  signatureBytes: 3309,
});
const withOneMore = [...signatureAlgorithms, mlDsa65];

async function newKey(name: string) {
  const pair = (await crypto.subtle.generateKey(name, true, ["sign", "verify"])) as CryptoKeyPair;
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  return { spki, pkcs8, keyid: await keyidOf(spki) };
}

test("an algorithm more: its keys are known, sign and verify beside the others, in one envelope", async () => {
  const keys = await Promise.all(withOneMore.map(async ({ name }) => await newKey(name)));
  for (const [i, { spki }] of keys.entries())
    assert.equal(algorithmOf(spki, withOneMore), withOneMore[i], "the algorithm is told by the key");
  const signers = await Promise.all(keys.map(({ pkcs8, keyid }) => signerOf(pkcs8, keyid, withOneMore)));
  const envelope = await seal("type", new Uint8Array([1, 2, 3]), signers);
  const byId = new Map(keys.map(({ keyid, spki }) => [keyid, spki] as const));
  const expected = { payloadType: "type", threshold: withOneMore.length };
  const opened = await open(envelope, expected, verifierOf(byId, withOneMore));
  assert.deepEqual(
    opened.ok && opened.value.keyids,
    keys.map(({ keyid }) => keyid),
  );
  const without = await open(envelope, expected, verifierOf(byId));
  assert.ok(!without.ok, "a key of an algorithm that is not registered does not count");
});

test("keys and signatures that are cut, changed or swapped are not good, and nothing throws", async () => {
  const [one, other] = [await newKey("Ed25519"), await newKey("Ed25519")];
  const bytes = new Uint8Array([1]);
  const good = await (await signerOf(one.pkcs8, one.keyid)).sign(bytes);
  const verify = verifierOf(
    new Map([
      [one.keyid, one.spki],
      [other.keyid, other.spki],
      ["cut", one.spki.subarray(1)],
    ]),
  );
  assert.equal(await verify(one.keyid, bytes, good), true);
  for (const [keyid, signature] of [
    [other.keyid, good],
    ["cut", good],
    ["unknown", good],
    [one.keyid, good.subarray(1)],
    [one.keyid, new Uint8Array(64)],
  ] as const)
    assert.equal(await verify(keyid, bytes, signature), false);
  await assert.rejects(signerOf(new Uint8Array(48), "x"));
});
