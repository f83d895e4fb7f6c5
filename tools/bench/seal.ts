/** Signing, sealing and wrapping beside the bare primitives of OpenSSL that they rest on: what format, checks and streams cost. */
import {
  createCipheriv,
  createDecipheriv,
  decapsulate,
  diffieHellman,
  encapsulate,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { mlDsa65Ed25519 } from "#core/seal/ml-dsa-65-ed25519.ts";
import { openContent, beginContent, sealContent } from "#core/seal/object/content.ts";
import { hpkeOpen, hpkeSeal } from "#core/seal/object/hpke.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import { type Bench, type BenchLine, rate, type Section } from "./bench-line.ts";

/** Signing and sealing. */
export const sealSection: Section = { run };

/** Processor time in milliseconds: on a shared machine it says more than the time that passed. */
async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Rates of ours and of the bare primitives by processor time, each the best of several turns, taken by turns so that a disturbance hits both. */
async function beside(
  what: string,
  rival: string,
  work: {
    readonly count: number;
    readonly turns: number;
    readonly ours: () => Promise<unknown>;
    readonly bare: () => unknown;
  },
  least: number | null = 0.8,
): Promise<BenchLine> {
  let [ours, theirs] = [0, 0];
  for (let turn = 0; turn < work.turns; turn++) {
    ours = Math.max(ours, (work.count * 1000) / (await cpuOf(work.ours)));
    theirs = Math.max(theirs, (work.count * 1000) / (await cpuOf(work.bare)));
  }
  return rate(
    what,
    { ours, rival, theirs },
    { text: least === null ? "" : `≥ ${least} x`, kept: least === null ? null : ours / theirs >= least },
  );
}

async function run(bench: Bench): Promise<readonly BenchLine[]> {
  return [...(await signing(bench)), ...(await sealing(bench)), ...(await wrapping(bench))];
}

async function signing({ sized, times }: Bench): Promise<readonly BenchLine[]> {
  const turns = times(12);
  const [message, context] = [randomBytes(4_096), new TextEncoder().encode("bongsu/1 order drill")];
  const { spki, pkcs8 } = await mlDsa65Ed25519.keyPairOf(randomBytes(64));
  const signHybrid = await mlDsa65Ed25519.signerOf(pkcs8);
  const signature = await signHybrid(message, context);
  const [lattice, curve] = [generateKeyPairSync("ml-dsa-65"), generateKeyPairSync("ed25519")];
  const halves = [sign(null, message, lattice.privateKey), sign(null, message, curve.privateKey)] as const;
  // ML-DSA draws anew until a signature fits, 5 times on average and 20 now and then: fewer than this say nothing.
  const count = Math.max(times(200), sized(400));
  const often = async (work: () => unknown): Promise<void> => {
    for (let i = 0; i < count; i++) await work();
  };
  return [
    await beside("hybrid signatures made", "ML-DSA-65 and Ed25519, bare", {
      count,
      turns,
      ours: async () => await often(() => signHybrid(message, context)),
      bare: async () =>
        await often(() => [sign(null, message, lattice.privateKey), sign(null, message, curve.privateKey)]),
    }),
    await beside("hybrid signatures checked", "ML-DSA-65 and Ed25519, bare", {
      count,
      turns,
      ours: async () => await often(() => mlDsa65Ed25519.verify(spki, message, signature, context)),
      bare: async () =>
        await often(() => [
          verify(null, message, lattice.publicKey, halves[0]),
          verify(null, message, curve.publicKey, halves[1]),
        ]),
    }),
  ];
}

const chunk = 16_384;

async function sealing({ sized, times }: Bench): Promise<readonly BenchLine[]> {
  const turns = times(12);
  const content = randomBytes(sized(64 * 1_048_576));
  const [key, nonce, salt, object] = [randomBytes(32), randomBytes(12), randomBytes(24), "0".repeat(32)];
  const parts: Uint8Array[] = [];
  for await (const some of sealContent([content], { key, object, salt })) parts.push(...some);
  const sealed = Buffer.concat(parts);
  const readAt = async (position: number, length: number) => sealed.subarray(position, position + length);
  const bareSealed: (readonly [Buffer, Buffer])[] = [];
  const bareSeal = (at: number): void => {
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    const bytes = cipher.update(content.subarray(at, at + chunk));
    cipher.final();
    bareSealed[at / chunk] = [bytes, cipher.getAuthTag()];
  };
  const bareOpen = ([bytes, tag]: readonly [Buffer, Buffer]): void => {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce);
    decipher.setAuthTag(tag);
    decipher.update(bytes);
    decipher.final();
  };
  const count = content.length / 1_048_576;
  const rival = "AES-256-GCM, bare, 16 KiB each";
  return [
    await beside("MiB sealed (Cobblestone-256)", rival, {
      count,
      turns,
      ours: async () => {
        let bytes = 0;
        for await (const some of sealContent([content], { key, object, salt }))
          for (const { length } of some) bytes += length;
        if (bytes !== sealed.length) throw new Error("not sealed");
      },
      bare: () => {
        for (let at = 0; at < content.length; at += chunk) bareSeal(at);
      },
    }),
    await beside("MiB opened", rival, {
      count,
      turns,
      ours: async () => {
        const begun = await beginContent({ key, object, length: sealed.length, readAt, size: undefined });
        if (!begun.ok) throw new Error("not opened");
        for await (const part of openContent(begun.value)) if (!part.ok) throw new Error("not opened");
      },
      bare: () => bareSealed.forEach(bareOpen),
    }),
  ];
}

/** Once a reader and file: the seed of a key is worked out anew each time, and its schedule is seven HMACs. No budget. */
async function wrapping({ sized, times }: Bench): Promise<readonly BenchLine[]> {
  const turns = times(12);
  const [seed, info, key] = [randomBytes(32), randomBytes(40), randomBytes(32)];
  const publicKey = await hybridKem.publicKeyOf(seed);
  const [lattice, curve] = [generateKeyPairSync("ml-kem-768"), generateKeyPairSync("x25519")];
  const count = sized(400);
  const wrapped = await hpkeSeal(publicKey, info, key);
  const { ciphertext } = encapsulate(lattice.publicKey);
  const agree = () => diffieHellman({ privateKey: curve.privateKey, publicKey: curve.publicKey });
  const often = async (work: () => unknown): Promise<void> => {
    for (let i = 0; i < count; i++) await work();
  };
  return [
    await beside(
      "keys wrapped (HPKE, 0x647A)",
      "ML-KEM-768 and X25519, bare",
      {
        count,
        turns,
        ours: async () => await often(() => hpkeSeal(publicKey, info, key)),
        bare: async () =>
          await often(() => [encapsulate(lattice.publicKey), generateKeyPairSync("x25519"), agree()]),
      },
      null,
    ),
    await beside(
      "keys unwrapped",
      "ML-KEM-768 and X25519, bare",
      {
        count,
        turns,
        ours: async () => await often(() => hpkeOpen(seed, info, wrapped)),
        bare: async () => await often(() => [decapsulate(lattice.privateKey, ciphertext), agree()]),
      },
      null,
    ),
  ];
}
