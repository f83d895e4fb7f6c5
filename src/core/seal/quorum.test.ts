/** A quorum of offices against someone who has every Ed25519 key of all of them, then every ML-DSA key: nothing can be issued either way. */
import assert from "node:assert/strict";
import test from "node:test";
import { joined, type SignatureAlgorithm } from "#core/seal/algorithm.ts";
import { ed25519 } from "#core/seal/ed25519.ts";
import { type Envelope, preAuthentication, seal, type Signer } from "#core/seal/envelope.ts";
import { keyidOf, signerOf } from "#core/seal/index.ts";
import { contextOfUse } from "#core/seal/key/purposes.ts";
import { mlDsa65 } from "#core/seal/ml-dsa-65.ts";
import { mlDsa65Ed25519 as composite } from "#core/seal/ml-dsa-65-ed25519.ts";
import { type OfficeKey, openByQuorum, type Quorum, standsWithoutAny } from "#core/seal/quorum.ts";

const context = contextOfUse({ purpose: "order", drill: true });
const payload = new TextEncoder().encode('{"order":"[훈련] disconnect"}');
const names = ["a", "b", "c", "d", "e"];

type Held = { readonly key: OfficeKey; readonly signer: Signer; readonly seed: Uint8Array };
async function hold(office: string, algorithm: SignatureAlgorithm, fill: number): Promise<Held> {
  const seed = Uint8Array.from({ length: algorithm.seedBytes }, (_, i) => fill + (i < 32 ? 0 : 100));
  const { spki, pkcs8 } = await algorithm.keyPairOf(seed);
  const keyid = await keyidOf(spki);
  const key = { office, keyid, spki, context };
  return { key, seed, signer: await signerOf(pkcs8, keyid, { contextOf: () => context }) };
}
const offices = await Promise.all(names.map(async (name, i) => await hold(name, composite, i + 1)));
const quorum: Quorum = { keys: offices.map(({ key }) => key), needed: 3 };

async function outcome(envelope: Envelope, of: Quorum = quorum): Promise<string> {
  const opened = await openByQuorum(envelope, "order", of);
  return opened.ok ? opened.value.offices.join("") : (opened.findings[0]?.code ?? "");
}
const sealedBy = async (signers: readonly Signer[]) => await seal("order", payload, signers);

test("three of five different offices, in any order; fewer, or one of them often, are not enough", async () => {
  const [a, b, c, d, e] = offices.map(({ signer }) => signer) as [Signer, Signer, Signer, Signer, Signer];
  assert.equal(await outcome(await sealedBy([e, a, c])), "ace");
  assert.equal(await outcome(await sealedBy([a, b, c, d, e])), "abcde");
  for (const few of [[a], [a, b], [a, a, a], [b, a, b, a]])
    assert.equal(await outcome(await sealedBy(few)), "quorum-short");
  const second = await hold("a", composite, 50);
  const twice: Quorum = { needed: 3, keys: [...quorum.keys, second.key] };
  assert.equal(
    await outcome(await sealedBy([a, second.signer, b]), twice),
    "quorum-short",
    "an office counts once",
  );
  assert.equal(await outcome({ ...(await sealedBy([a, b, c])), payloadType: "notice" }), "envelope-type");
});

for (const [stolen, half] of [
  ["Ed25519", 1],
  ["ML-DSA", 0],
] as const)
  test(`all ${stolen} keys of all offices issue nothing, with whatever else there is of old signatures`, async () => {
    const old = await seal(
      "order",
      new TextEncoder().encode("an order of before"),
      offices.map(({ signer }) => signer),
    );
    const bytes = preAuthentication("order", payload);
    const algorithm = half === 1 ? ed25519 : mlDsa65;
    const forged = await Promise.all(
      offices.map(async ({ seed }, i) => {
        const own = await algorithm.keyPairOf(seed.subarray(half * 32, half * 32 + 32));
        const sign = await algorithm.signerOf(own.pkcs8);
        const before = Uint8Array.fromBase64(old.signatures[i]?.sig ?? "");
        const [lattice, curve] = [before.subarray(0, 3309), before.subarray(3309)];
        const made = await sign(bytes);
        const whole = half === 1 ? joined(lattice, made) : joined(made, curve);
        return [made, whole, before].map((sig) => sig.toBase64());
      }),
    );
    for (const kind of [0, 1, 2]) {
      const signatures = offices.map(({ key }, i) => ({ keyid: key.keyid, sig: forged[i]?.[kind] ?? "" }));
      assert.equal(await outcome({ ...old, payload: payload.toBase64(), signatures }), "quorum-short");
    }
  });

test("an office whose keys rest on one problem alone counts for nothing; two keys that rest on different ones count", async () => {
  const [curve, lattice] = [await hold("f", ed25519, 7), await hold("f", mlDsa65, 7)];
  const [a, b] = offices as unknown as [Held, Held];
  const of: Quorum = { needed: 3, keys: [a.key, b.key, curve.key, lattice.key] };
  const both = await sealedBy([a.signer, b.signer, curve.signer, lattice.signer]);
  assert.equal(await outcome(both, of), "abf");
  for (const one of [curve, lattice])
    assert.equal(await outcome(await sealedBy([a.signer, b.signer, one.signer]), of), "quorum-one-problem");
  assert.deepEqual(
    [[ed25519], [mlDsa65], [composite], [ed25519, mlDsa65], [mlDsa65, mlDsa65], []].map(standsWithoutAny),
    [false, false, true, true, false, false],
  );
});
