/**
 * The room's own keys, kept in its data directory, readable by their owner only; and what agents need to check them. Ed25519 signs everything, as agents of
 * every release know it; a hybrid key signs each index beside it, which holds the digest of every file. Agents that pinned the first alone come to the
 * second by a change that both sign.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createFileAtomically, readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type KeySecrets, readSigningKey } from "#cli/key/key-file.ts";
import { makeKeyOnce } from "#cli/key/make-key-once.ts";
import { keySecrets } from "#cli/key/secret-options.ts";
import { type RoomKey, roomKeysDocument } from "#core/document/room-keys.ts";
import { type Envelope, readEnvelope, type Signer } from "#core/seal/envelope.ts";
import { sealKeyChange, type SigningKey } from "#core/seal/key/key-statements.ts";
import { agreedSecret } from "#core/slip/slip-tag.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { recordedIdentity } from "#stages/registry/room-identity.ts";
import { type Store, system } from "#store/sql.ts";

/** The signers, and the document `/pub/keys.json` that names their public keys. */
type RoomSigningKeys = {
  readonly signer: Signer;
  /** Signs indexes, beside the other. */
  readonly hybrid: Signer;
  readonly publicDocument: unknown;
  /** What the Ed25519 key agrees on with another's (SPKI DER), for the tags of return slips. */
  readonly agree: (spki: Uint8Array) => Promise<Uint8Array | null>;
  /** SPKI DER of the Ed25519 key, by which a room is known. */
  readonly publicKey: Uint8Array;
};

const keyName = "room-ed25519.pem";

/** The file of the key by which a room is known. */
export function roomKeyFile(data: string): string {
  return join(data, "keys", keyName);
}

/** A key is made for a room that has none recorded: a known room whose key is not in its place waits for it, unless it was said that the key is new. */
export async function mustHaveRoomKey(
  { data, changed }: Pick<RoomConfig, "data" | "changed">,
  store: Store,
): Promise<void> {
  const file = roomKeyFile(data);
  if (existsSync(file) || changed.includes("keyid")) return;
  const recorded = await store.read(system, recordedIdentity);
  if (recorded === undefined) return;
  const { keyid } = recorded;
  throw new MessageRefusal("state-forbids", (t) => t("serveCommand.keyMissing", { file, keyid }));
}

/** Loads the keys of a data directory, making what is missing; the hybrid one is protected by the passphrase that the environment names, if any. */
export async function loadRoomKey(data: string, drill: boolean): Promise<RoomSigningKeys> {
  const secrets = await keySecrets({}, process.env);
  const folder = join(data, "keys");
  const classical = await loadClassical(folder, drill);
  const hybrid = await loadHybrid(folder, drill, secrets);
  const changes = await changesIn(folder);
  const isLedTo = changes.some(({ signatures }) =>
    signatures.some(({ keyid }) => keyid === hybrid.key.keyid),
  );
  if (!isLedTo) {
    const change = await sealKeyChange(classical, hybrid, new Date().toISOString());
    await writeJson(join(folder, `publication.key${changeEnding}`), change);
    changes.push(change);
  }
  return {
    signer: classical.signer,
    hybrid: hybrid.signer,
    publicKey: classical.key.spki,
    agree: classical.agree,
    publicDocument: roomKeysDocument(
      [roomKey(classical), { ...roomKey(hybrid), purpose: "publication" }],
      changes,
    ),
  };
}

function roomKey({ key: { keyid, spki, drill } }: SigningKey): RoomKey {
  return { keyid, publicKey: spki.toBase64(), drill };
}

async function loadClassical(
  folder: string,
  drill: boolean,
): Promise<SigningKey & Pick<RoomSigningKeys, "agree">> {
  const file = join(folder, keyName);
  if (!existsSync(file)) await makeKey(folder, file);
  const key = createPrivateKey(readFileSync(file, "utf8"));
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  const keyid = hash("sha256", spki);
  return {
    key: { purpose: "publication", drill, keyid, algorithm: "Ed25519", spki },
    signer: { keyid, sign: async (bytes) => sign(null, bytes, key) },
    agree: async (other) => await agreedSecret(key.export({ type: "pkcs8", format: "der" }), other),
  };
}

const changeEnding = ".change";
const hybridForm = /^publication(?:-(\d{1,4}))?\.key$/;

/** The newest hybrid key of the folder: `bongsu key rotate` writes `publication-2.key` beside `publication.key`. */
async function loadHybrid(folder: string, drill: boolean, secrets: KeySecrets): Promise<SigningKey> {
  const numbered = readdirSync(folder).flatMap((name) => {
    const [matched, number = "1"] = hybridForm.exec(name) ?? [];
    return matched === undefined ? [] : [{ name, number: Number(number) }];
  });
  const [newest] = numbered.toSorted((a, b) => b.number - a.number);
  const path = join(folder, newest?.name ?? "publication.key");
  if (newest === undefined) await makeKeyOnce(path, { purpose: "publication", drill }, secrets);
  return await readSigningKey(path, secrets);
}

/** Every change of a key that lies in the folder, in the order in which they were made. */
async function changesIn(folder: string): Promise<Envelope[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith(changeEnding));
  const order = (name: string): number => Number(/-(\d+)\./.exec(name)?.[1] ?? 1);
  const changes: Envelope[] = [];
  for (const name of names.toSorted((a, b) => order(a) - order(b))) {
    const json = await readJsonFile(join(folder, name));
    const envelope = readEnvelope(json.ok ? json.value : null);
    if (envelope.ok) changes.push(envelope.value);
  }
  return changes;
}

/** Makes the key, unless another process of the room does so in the same moment. */
async function makeKey(folder: string, file: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const pem = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  await createFileAtomically(file, pem, true);
}
