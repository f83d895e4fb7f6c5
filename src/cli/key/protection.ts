/** A seed at rest: sealed under a passphrase (Argon2id, RFC 9106; AES-256-GCM), or as it is where there is none. */
import { argon2, createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { fromBase64 } from "#core/seal/envelope.ts";

/** How a seed lies in a file. */
type Protection =
  | { readonly how: "none"; readonly seed: string }
  | { readonly how: "passphrase"; readonly kdf: Argon2; readonly nonce: string; readonly sealed: string };

type Argon2 = {
  readonly name: "argon2id";
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: string;
};

/** The second of the two sets that RFC 9106 recommends: 64 MiB. */
const cost = { name: "argon2id", memory: 65_536, passes: 3, parallelism: 4 } as const;
const [mostMemory, mostPasses, mostLanes] = [1_048_576, 16, 16];

/** Protects a seed; `bound` is what the file says of the key, which cannot be changed afterwards. */
export async function protect(
  seed: Uint8Array,
  passphrase: Uint8Array | null,
  bound: Uint8Array,
): Promise<Protection> {
  if (passphrase === null) return { how: "none", seed: seed.toBase64() };
  const kdf: Argon2 = { ...cost, salt: randomBytes(16).toBase64() };
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", await keyOf(passphrase, kdf), nonce);
  cipher.setAAD(bound);
  const sealed = Buffer.concat([cipher.update(seed), cipher.final(), cipher.getAuthTag()]);
  return { how: "passphrase", kdf, nonce: nonce.toBase64(), sealed: sealed.toBase64() };
}

/** The seed; findings where the passphrase is missing or another, or the file was changed. */
export async function unprotect(
  written: unknown,
  passphrase: Uint8Array | null,
  bound: Uint8Array,
): Promise<Parsed<Uint8Array>> {
  const how = textMember(written, "how");
  const bytes = (name: string) => fromBase64(textMember(written, name) ?? "") ?? new Uint8Array();
  if (how === "none") return parsed(bytes("seed"));
  const [kdf, nonce, sealed] = [readKdf(member(written, "kdf")), bytes("nonce"), bytes("sealed")];
  if (how !== "passphrase" || kdf === null || nonce.length !== 12 || sealed.length <= 16)
    return failed("/protection", "key-form", "The private key is protected in a way that is not known.");
  if (passphrase === null)
    return failed("/protection", "key-locked", "The private key needs its passphrase.");
  const decipher = createDecipheriv("aes-256-gcm", await keyOf(passphrase, kdf), nonce, {
    authTagLength: 16,
  });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(-16));
  try {
    return parsed(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]));
  } catch {
    return failed(
      "/protection",
      "key-passphrase-wrong",
      "The passphrase is another one, or the file was changed.",
    );
  }
}

/** Work and memory stay within bounds, whatever a file asks for. */
function readKdf(value: unknown): Argon2 | null {
  const salt = textMember(value, "salt");
  const [memory, passes, parallelism] = ["memory", "passes", "parallelism"].map((name) =>
    member(value, name),
  );
  const within = (number: unknown, most: number): number | null =>
    typeof number === "number" && Number.isSafeInteger(number) && number >= 1 && number <= most
      ? number
      : null;
  const read = {
    memory: within(memory, mostMemory),
    passes: within(passes, mostPasses),
    parallelism: within(parallelism, mostLanes),
  };
  const { memory: kib, passes: times, parallelism: lanes } = read;
  if (textMember(value, "name") !== "argon2id" || salt === null) return null;
  if (kib === null || times === null || lanes === null) return null;
  return { name: "argon2id", memory: kib, passes: times, parallelism: lanes, salt };
}

async function keyOf(passphrase: Uint8Array, { name, salt, ...work }: Argon2): Promise<Uint8Array> {
  if (typeof argon2 !== "function")
    throw new MessageRefusal("unsupported", (t) => t("keyCommand.nodeTooOld", { node: process.version }));
  const nonce = fromBase64(salt) ?? new Uint8Array();
  return await promisify(argon2)(name, { message: passphrase, nonce, tagLength: 32, ...work });
}
