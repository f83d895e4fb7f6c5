/**
 * Cases for outside judges of signing and sealing: `node tools/outside/seal/make.ts CASES.json` writes signatures, good and spoilt, and HPKE wraps made
 * here; `go run . CASES.json BACK.json` judges them and makes its own; `node tools/outside/seal/make.ts BACK.json --judge` judges those.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { signatureAlgorithms } from "../../../src/core/seal/signature-algorithms.ts";
import { hpkeOpen, hpkeSeal } from "../../../src/core/seal/object/hpke.ts";
import { hybridKem } from "../../../src/core/seal/primitive/platform.ts";

type Case = Readonly<
  Record<"Algorithm" | "Seed" | "PublicKey" | "Message" | "Context" | "Signature", string>
> & {
  readonly Good: boolean;
};
type Wrapped = Readonly<Record<"Seed" | "PublicKey" | "Info" | "Plaintext" | "Sealed", string>>;
type Cases = { readonly Signatures: readonly Case[]; readonly Wraps: readonly Wrapped[] };

const rounds = 100;
const algorithms = signatureAlgorithms.filter(({ name }) => name !== "Ed25519");
const rawBytes: Readonly<Record<string, number>> = { "ML-DSA-44": 1312, "ML-DSA-65": 1952 };

async function casesOf(algorithm: (typeof algorithms)[number]): Promise<readonly Case[]> {
  const seed = randomBytes(algorithm.seedBytes);
  const { spki, pkcs8 } = await algorithm.keyPairOf(seed);
  const sign = await algorithm.signerOf(pkcs8);
  const [message, context] = [randomBytes(200), randomBytes(20)];
  const signature = await sign(message, context);
  const good: Case = {
    Algorithm: algorithm.name,
    Seed: seed.toBase64(),
    PublicKey: spki.subarray(-(rawBytes[algorithm.name] ?? 1984)).toBase64(),
    Message: message.toBase64(),
    Context: context.toBase64(),
    Signature: signature.toBase64(),
    Good: true,
  };
  const changed = signature.slice();
  const at = randomBytes(2).readUInt16LE() % changed.length;
  changed[at] = (changed[at] ?? 0) ^ 1;
  return [
    good,
    { ...good, Signature: changed.toBase64(), Good: false },
    { ...good, Context: "", Good: false },
    { ...good, Signature: signature.subarray(0, -1).toBase64(), Good: false },
  ];
}

async function wrapOf(): Promise<Wrapped> {
  const [seed, info, plain] = [randomBytes(32), randomBytes(30), randomBytes(32)];
  const publicKey = await hybridKem.publicKeyOf(seed);
  const sealed = await hpkeSeal(publicKey, info, plain);
  const written = [seed, publicKey, info, plain, sealed].map((bytes) => bytes.toBase64());
  const [Seed = "", PublicKey = "", Info = "", Plaintext = "", Sealed = ""] = written;
  return { Seed, PublicKey, Info, Plaintext, Sealed };
}

async function make(path: string): Promise<void> {
  const [Signatures, Wraps]: [Case[], Wrapped[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const algorithm of algorithms) Signatures.push(...(await casesOf(algorithm)));
    Wraps.push(await wrapOf());
  }
  writeFileSync(path, JSON.stringify({ Signatures, Wraps } satisfies Cases));
  console.log(`${Signatures.length} signatures and ${Wraps.length} wraps written`);
}

async function judge(path: string): Promise<void> {
  const { Signatures, Wraps } = JSON.parse(readFileSync(path, "utf8")) as Cases;
  const bytes = (base64: string) => Uint8Array.fromBase64(base64);
  let [good, opened] = [0, 0];
  for (const { Algorithm, Seed, Message, Context, Signature, PublicKey } of Signatures) {
    const algorithm = algorithms.find(({ name }) => name === Algorithm);
    const { spki } = (await algorithm?.keyPairOf(bytes(Seed))) ?? { spki: new Uint8Array() };
    const sameKey = spki.subarray(-bytes(PublicKey).length).toBase64() === PublicKey;
    const verified = await algorithm?.verify(spki, bytes(Message), bytes(Signature), bytes(Context));
    if (sameKey && verified === true) good++;
  }
  for (const { Seed, Info, Sealed, Plaintext } of Wraps)
    if ((await hpkeOpen(bytes(Seed), bytes(Info), bytes(Sealed)))?.toBase64() === Plaintext) opened++;
  console.log(
    `the judge's own: ${good} of ${Signatures.length} signatures good here, ${opened} of ${Wraps.length} wraps opened`,
  );
}

const [path = "cases.json", word] = process.argv.slice(2);
await (word === "--judge" ? judge(path) : make(path));
