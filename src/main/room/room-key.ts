/** The room's own signing key (Ed25519), kept in its data directory, readable by its owner only; and what agents need to check it. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  type KeyObject,
} from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { roomKeysDocument } from "#core/document/room-keys.ts";
import type { Signer } from "#core/seal/envelope.ts";

/** The signer, and the document `/pub/keys.json` that names its public key. */
type RoomSigningKey = {
  readonly signer: Signer;
  readonly publicDocument: unknown;
  /** SPKI DER of the signer's key. */
  readonly publicKey: Uint8Array;
};

/** Loads the key of a data directory, making it the first time. */
export function loadRoomKey(data: string, drill: boolean): RoomSigningKey {
  const file = join(data, "keys", "room-ed25519.pem");
  if (!existsSync(file)) makeKey(file);
  const key = createPrivateKey(readFileSync(file, "utf8"));
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  const keyid = hash("sha256", spki);
  return {
    signer: { keyid, sign: async (bytes) => signWith(key, bytes) },
    publicKey: spki,
    publicDocument: roomKeysDocument([{ keyid, publicKey: spki.toString("base64"), drill }]),
  };
}

function signWith(key: KeyObject, bytes: Uint8Array): Uint8Array {
  return sign(null, bytes, key);
}

function makeKey(file: string): void {
  const folder = join(file, "..");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const pem = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  const draft = `${file}.new`;
  const handle = openSync(draft, "w", 0o600);
  writeSync(handle, pem);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}
