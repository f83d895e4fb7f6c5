/** The composite of ML-DSA-65 and Ed25519: the draft's own vectors, and every way of getting round one of its halves, each with its code. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { joined, type SignatureAlgorithm } from "#core/seal/algorithm.ts";
import { ed25519 } from "#core/seal/ed25519.ts";
import { signatureAlgorithms } from "#core/seal/signature-algorithms.ts";
import { mlDsa65 } from "#core/seal/ml-dsa-65.ts";
import { mlDsa65Ed25519 as composite } from "#core/seal/ml-dsa-65-ed25519.ts";
import { signingPrimitives as native } from "#core/seal/primitive/platform.ts";
import { noContext } from "#core/seal/primitive/primitives.ts";
import { latticeSigning } from "#core/seal/primitive/lattice.ts";
import { signingPrimitives as inBrowsers } from "./primitive/platform.ts";

const inScript = { "ML-DSA-44": latticeSigning("ml_dsa44"), "ML-DSA-65": latticeSigning("ml_dsa65") };

type Vector = Readonly<
  Record<"seed" | "pkcs8" | "publicKey" | "signature" | "signatureUnderContext", string>
>;
const vectors = JSON.parse(
  readFileSync(new URL("../../../test/vectors/seal/lamps.json", import.meta.url), "utf8"),
) as {
  readonly message: string;
  readonly context: string;
  readonly algorithms: Readonly<Record<string, Vector>>;
};
const text = (value: string) => new TextEncoder().encode(value);
const [message, context] = [text(vectors.message), text(vectors.context)];
const bytesOf = (base64: string) => Uint8Array.fromBase64(base64);

for (const [name, vector] of Object.entries(vectors.algorithms))
  test(`${name}: key, signatures and context are those of the published vectors`, async () => {
    const algorithm = signatureAlgorithms.find((one) => one.name === name);
    assert.ok(algorithm !== undefined);
    const { spki, pkcs8 } = await algorithm.keyPairOf(bytesOf(vector.seed));
    assert.equal(pkcs8.toBase64(), vector.pkcs8);
    assert.equal(spki.subarray(-bytesOf(vector.publicKey).length).toBase64(), vector.publicKey);
    const [bare, bound] = [bytesOf(vector.signature), bytesOf(vector.signatureUnderContext)];
    assert.equal(await algorithm.verify(spki, message, bare), true);
    assert.equal(await algorithm.verify(spki, message, bound, context), true);
    assert.equal(await algorithm.verify(spki, message, bound), false);
    assert.equal(await algorithm.verify(spki, message, bare, context), false);
    assert.equal(await algorithm.faultOf(spki, message, bare, context), "signature-context");
    const own = await (await algorithm.signerOf(bytesOf(vector.pkcs8)))(message, context);
    assert.equal(await algorithm.verify(spki, message, own, context), true);
  });

async function keyOf(algorithm: SignatureAlgorithm, fill: number) {
  const seed = new Uint8Array(algorithm.seedBytes).fill(fill);
  const pair = await algorithm.keyPairOf(seed);
  return { ...pair, seed, sign: await algorithm.signerOf(pair.pkcs8) };
}

test("stripping, swapping, reordering and downgrading fail, each with its code", async () => {
  const [key, other] = [await keyOf(composite, 1), await keyOf(composite, 2)];
  const [curveHalf, latticeHalf] = [await keyOf(ed25519, 1), await keyOf(mlDsa65, 1)];
  const cut = (whole: Uint8Array) => [whole.subarray(0, 3309), whole.subarray(3309)] as const;
  const [whole, second] = [await key.sign(message), await key.sign(text("another order"))];
  const [lattice, curve] = cut(whole);
  const bare = [await latticeHalf.sign(message), await curveHalf.sign(message)] as const;
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["signature-stripped", lattice],
    ["signature-stripped", curve],
    ["signature-reordered", joined(curve, lattice)],
    ["signature-half-swapped", joined(lattice, cut(second)[1])],
    ["signature-half-swapped", joined(cut(second)[0], curve)],
    ["signature-half-swapped", joined(lattice, cut(await other.sign(message))[1])],
    ["signature-half-swapped", joined(lattice, bare[1])],
    ["signature-downgraded", bare[0]],
    ["signature-downgraded", bare[1]],
    ["signature-downgraded", joined(bare[0], bare[1])],
    ["signature-wrong", await other.sign(message)],
    ["signature-wrong", second],
    ["signature-length", whole.subarray(1)],
    ["signature-length", joined(whole, Uint8Array.of(0))],
    ["signature-context", await key.sign(message)],
  ];
  for (const [fault, signature] of cases) {
    const bound = fault === "signature-context" ? text("order real") : noContext;
    assert.equal(await composite.verify(key.spki, message, signature, bound), false, fault);
    assert.equal(await composite.faultOf(key.spki, message, signature, bound), fault);
  }
  assert.equal(
    await ed25519.verify(curveHalf.spki, message, curve),
    false,
    "a half is no signature elsewhere",
  );
  assert.equal(await mlDsa65.verify(latticeHalf.spki, message, lattice), false);
});

test("a bit changed anywhere in key or signature, and it is not good", async () => {
  const key = await keyOf(composite, 3);
  const whole = await key.sign(message, context);
  for (const at of [0, 31, 32, 1700, 3240, 3308, 3309, 3340, 3372]) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(await composite.verify(key.spki, message, changed, context), false, `signature at ${at}`);
  }
  for (const at of [22, 60, 1900, 1973, 1974, 2004]) {
    const changed = key.spki.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(await composite.verify(changed, message, whole, context), false, `key at ${at}`);
  }
});

test("what Node's own primitives sign, those of a browser verify, and the reverse; their keys are the same", async () => {
  const seed = new Uint8Array(32).fill(7);
  for (const name of ["Ed25519", "ML-DSA-44", "ML-DSA-65"] as const) {
    const bound = name === "Ed25519" ? noContext : context;
    const [a, b] = [native[name], inBrowsers[name]];
    const all = [a, b, ...(name === "Ed25519" ? [] : [inScript[name]])];
    const publicKey = await a.publicKeyOf(seed);
    const long = joined(publicKey, Uint8Array.of(0));
    for (const one of all)
      await assert.rejects(one.verifier(long).then((verify) => verify(message, long, bound)));
    assert.equal(publicKey.toHex(), (await b.publicKeyOf(seed)).toHex());
    // Also in JavaScript, where neither OpenSSL nor a browser knows the scheme.
    for (const [signs, checks] of all.flatMap((one) => all.map((other) => [one, other] as const))) {
      const signature = await (await signs.signer(seed))(message, bound);
      const verify = await checks.verifier(publicKey);
      assert.equal(await verify(message, signature, bound), true, name);
      assert.equal(await verify(text("changed"), signature, bound), false);
      assert.equal(await verify(message, signature.subarray(1), bound), false);
      if (bound.length > 0) assert.equal(await verify(message, signature, noContext), false);
    }
  }
});
