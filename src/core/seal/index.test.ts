/** Algorithms behind envelopes: one more is one value, and a key of an algorithm that is not registered proves nothing. */
import assert from "node:assert/strict";
import test from "node:test";
import { derKey, rawKey, type SignatureAlgorithm } from "#core/seal/algorithm.ts";
import { open, seal } from "#core/seal/envelope.ts";
import { algorithmOf, keyidOf, signerOf, verifierOf } from "#core/seal/index.ts";
import { signatureAlgorithms } from "#core/seal/signature-algorithms.ts";
import { sha256 } from "#core/seal/sha256.ts";

/** The whole of what a third slot takes. This one stands for an algorithm to come and signs nothing worth: its signature is a digest. */
const slotForm = ["3006aabbccdd", "3007aabbccdd"] as const;
const thirdSlot: SignatureAlgorithm = {
  name: "Test-Slot",
  restsOn: ["lattice"],
  bindsContext: false,
  seedBytes: 32,
  keyPairOf: async (seed) => ({ spki: derKey(slotForm[0], seed), pkcs8: derKey(slotForm[1], seed) }),
  isPublicKey: (spki) => rawKey(spki, slotForm[0], 32) !== null,
  verify: async (_, bytes, signature) => (await sha256(bytes)).toHex() === signature.toHex(),
  faultOf: async () => "signature-wrong",
  signerOf: async (pkcs8) => {
    if (rawKey(pkcs8, slotForm[1], 32) === null) throw new TypeError("not a key of the slot");
    return sha256;
  },
};
const withOneMore = [...signatureAlgorithms, thirdSlot];

async function newKey(algorithm: SignatureAlgorithm) {
  const pair = await algorithm.keyPairOf(crypto.getRandomValues(new Uint8Array(algorithm.seedBytes)));
  return { ...pair, keyid: await keyidOf(pair.spki) };
}

test("an algorithm more: its keys are known, sign and verify beside the others, in one envelope", async () => {
  const keys = await Promise.all(withOneMore.map(newKey));
  for (const [i, { spki }] of keys.entries())
    assert.equal(algorithmOf(spki, withOneMore), withOneMore[i], "the algorithm is told by the key");
  const algorithms = withOneMore;
  const signers = await Promise.all(keys.map(({ pkcs8, keyid }) => signerOf(pkcs8, keyid, { algorithms })));
  const envelope = await seal("type", new Uint8Array([1, 2, 3]), signers);
  const byId = new Map(keys.map(({ keyid, spki }) => [keyid, spki] as const));
  const expected = { payloadType: "type", threshold: withOneMore.length };
  const opened = await open(envelope, expected, verifierOf(byId, { algorithms }));
  assert.deepEqual(
    opened.ok && opened.value.keyids,
    keys.map(({ keyid }) => keyid),
  );
  const without = await open(envelope, expected, verifierOf(byId));
  assert.ok(!without.ok, "a key of an algorithm that is not registered does not count");
});

test("keys and signatures that are cut, changed or swapped are not good, and nothing throws", async () => {
  for (const algorithm of signatureAlgorithms) {
    const [one, other] = [await newKey(algorithm), await newKey(algorithm)];
    const bytes = new Uint8Array([1]);
    const good = await (await signerOf(one.pkcs8, one.keyid)).sign(bytes);
    const { verify, faultOf } = verifierOf(
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
      [one.keyid, new Uint8Array(good.length)],
      [one.keyid, new Uint8Array()],
    ] as const)
      assert.equal(await verify(keyid, bytes, signature), false, algorithm.name);
    assert.equal(await faultOf(one.keyid, bytes, good.subarray(1)), "signature-length");
    assert.equal(await faultOf(other.keyid, bytes, good), "signature-wrong");
    assert.equal(await faultOf("unknown", bytes, good), undefined);
  }
  await assert.rejects(signerOf(new Uint8Array(48), "x"));
});

test("what a signature was made for is bound to it, where the algorithm can", async () => {
  const [real, drill] = ["order real", "order drill"].map((text) => new TextEncoder().encode(text));
  for (const algorithm of signatureAlgorithms) {
    const { spki, pkcs8, keyid } = await newKey(algorithm);
    const keys = new Map([[keyid, spki]]);
    const signer = await signerOf(pkcs8, keyid, { contextOf: () => drill });
    const envelope = await seal("type", new Uint8Array([1]), [signer]);
    const expected = { payloadType: "type", threshold: 1 };
    const under = async (context: Uint8Array | undefined) =>
      await open(envelope, expected, verifierOf(keys, { contextOf: () => context }));
    assert.ok((await under(drill)).ok, algorithm.name);
    const [asReal, asNothing] = [await under(real), await under(undefined)];
    assert.equal(asReal.ok, !algorithm.bindsContext);
    assert.equal(asNothing.ok, !algorithm.bindsContext);
    await assert.rejects(
      (await algorithm.signerOf(pkcs8))(new Uint8Array(), new Uint8Array(256)),
      RangeError,
    );
  }
});
