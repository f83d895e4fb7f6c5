/**
 * Wycheproof's vectors (github.com/C2SP/wycheproof, `testvectors_v1`) for what signing and sealing rest on: `node tools/outside/seal/wycheproof.ts FOLDER`
 * prints for each file how many of its cases come out as they should, on Node's primitives and on those of a browser.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import {
  chunkBytes,
  chunkCipherOf,
  chunksOf,
  sealedChunkBytes,
} from "../../../src/core/seal/object/cobblestone.ts";
import { signingPrimitives as native } from "../../../src/core/seal/primitive/platform-node.ts";
import { signingPrimitives as inBrowsers } from "../../../src/core/seal/primitive/platform.ts";
import type { SigningPrimitives } from "../../../src/core/seal/primitive/primitives.ts";

type Test = Readonly<
  Record<"key" | "ctx" | "ct" | "msg" | "sig" | "msgSha512" | "result", string | undefined>
>;
type VectorGroup = {
  readonly publicKey?: unknown;
  readonly privateSeed?: string;
  readonly tests: readonly Test[];
};

const [folder = "."] = process.argv.slice(2);
const groupsOf = (name: string): readonly VectorGroup[] =>
  (
    JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as {
      readonly testGroups: readonly VectorGroup[];
    }
  ).testGroups;
const hex = (text: string | undefined): Uint8Array => Uint8Array.fromHex(text ?? "");

async function count(
  name: string,
  agrees: (test: Test, group: VectorGroup) => Promise<boolean>,
): Promise<string> {
  let [right, all] = [0, 0];
  for (const group of groupsOf(name))
    for (const test of group.tests) {
      all++;
      if (await agrees(test, group)) right++;
      else console.log(`  ${name}: not as expected`, JSON.stringify(test).slice(0, 200));
    }
  return `${name}: ${right} of ${all}`;
}

function rawKeyOf(key: unknown): Uint8Array {
  if (typeof key === "string") return hex(key);
  return hex((key as { readonly pk?: string } | undefined)?.pk);
}

const verifies =
  (primitives: SigningPrimitives, scheme: keyof SigningPrimitives) =>
  async (test: Test, group: VectorGroup) => {
    const good = await primitives[scheme]
      .verifier(rawKeyOf(group.publicKey))
      .then(async (verify) => await verify(hex(test.msg), hex(test.sig), hex(test.ctx)))
      .catch(() => false);
    return good === (test.result === "valid");
  };

async function opensChunks({ key, ctx, ct, msgSha512, result }: Test): Promise<boolean> {
  const sealed = inflateSync(hex(ct));
  const message = await openedMessage(hex(key), sealed, hex(ctx)).catch(() => null);
  if (result !== "valid") return message === null;
  const digest =
    message === null ? "" : new Uint8Array(await crypto.subtle.digest("SHA-512", message)).toHex();
  return digest === msgSha512;
}

async function openedMessage(
  key: Uint8Array,
  sealed: Buffer,
  context: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const cipher = await chunkCipherOf(key, sealed.subarray(0, 56), context);
  const shape = chunksOf(sealed.length);
  if (cipher === null || shape === null) return null;
  const message = new Uint8Array(shape.count * chunkBytes);
  let length = 0;
  for (let i = 0; i < shape.count; i++) {
    const [chunk] = await cipher.open(i, [
      sealed.subarray(56 + i * sealedChunkBytes, 56 + (i + 1) * sealedChunkBytes),
    ]);
    if (!(chunk instanceof Uint8Array)) return null;
    message.set(chunk, length);
    length += chunk.length;
  }
  return message.slice(0, length);
}

console.log(await count("c2sp_chunked_encryption_aes_256_gcm_test", opensChunks));
for (const [where, primitives] of [
  ["Node", native],
  ["browser", inBrowsers],
] as const)
  for (const [file, scheme] of [
    ["ed25519_test", "Ed25519"],
    ["mldsa_44_verify_test", "ML-DSA-44"],
    ["mldsa_65_verify_test", "ML-DSA-65"],
  ] as const)
    console.log(where, await count(file, verifies(primitives, scheme)));
