/**
 * Signatures on checkpoints: a log's own by Ed25519 (c2sp.org/signed-note, type 0x01), and cosignatures with a time (c2sp.org/tlog-cosignature) by Ed25519
 * (0x04) and ML-DSA-44 (0x06), by which logs sign too. Times are whole seconds since 1970.
 */
import { type Checkpoint, readCheckpoint } from "#core/log/checkpoint.ts";
import { type Note, type NoteKey, noteKey, type NoteSignature, readNote } from "#core/log/note.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { joined } from "#core/seal/algorithm.ts";
import { signingPrimitives } from "#core/seal/primitive/platform.ts";
import { noContext, type SigningPrimitive } from "#core/seal/primitive/primitives.ts";

/** What a type of signature is: its scheme, whether a time is signed with it, and the bytes that are signed. */
type SignatureType = {
  readonly type: number;
  readonly scheme: SigningPrimitive;
  readonly publicKeyBytes: number;
  readonly isTimed: boolean;
  readonly messageOf: (signed: SignedHead) => Uint8Array;
};

type SignedHead = {
  readonly name: string;
  readonly text: string;
  readonly time: number;
  readonly head: Checkpoint;
};

const utf8 = new TextEncoder();

/** Every type of signature on a checkpoint that is taken. */
const checkpointSignatures = {
  Ed25519: {
    type: 1,
    scheme: signingPrimitives.Ed25519,
    publicKeyBytes: 32,
    isTimed: false,
    messageOf: ({ text }) => utf8.encode(text),
  },
  "Ed25519-cosignature": {
    type: 4,
    scheme: signingPrimitives.Ed25519,
    publicKeyBytes: 32,
    isTimed: true,
    messageOf: ({ text, time }) => utf8.encode(`cosignature/v1\ntime ${time}\n${text}`),
  },
  "ML-DSA-44-cosignature": {
    type: 6,
    scheme: signingPrimitives["ML-DSA-44"],
    publicKeyBytes: 1312,
    isTimed: true,
    messageOf: cosignedMessage,
  },
} as const satisfies Record<string, SignatureType>;

/** The name of a type of signature on a checkpoint. */
export type CheckpointSignatureName = keyof typeof checkpointSignatures;

const byType = new Map<number, SignatureType>(
  Object.values(checkpointSignatures).map((one) => [one.type, one]),
);

/** `cosigned_message`, the whole tree as its subtree. */
function cosignedMessage({ name, time, head }: SignedHead): Uint8Array {
  const [cosigner, origin] = [utf8.encode(name), utf8.encode(head.origin)];
  if (cosigner.length > 255 || origin.length > 255) throw new RangeError("a name has 255 bytes at most");
  return joined(
    utf8.encode("subtree/v1\n\0"),
    Uint8Array.of(cosigner.length),
    cosigner,
    uint64(time),
    Uint8Array.of(origin.length),
    origin,
    uint64(0),
    uint64(head.size),
    head.root,
  );
}

function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** A key that signs checkpoints, of its seed. */
export type CheckpointSigner = {
  readonly key: NoteKey;
  readonly sign: (text: string, time: number) => Promise<NoteSignature>;
};

/** The key of a name and a seed of 32 bytes, for one type of signature. */
export async function checkpointSigner(
  name: string,
  seed: Uint8Array,
  kind: CheckpointSignatureName,
): Promise<CheckpointSigner> {
  const { type, scheme, isTimed, messageOf } = checkpointSignatures[kind];
  const key = await noteKey({ name, type, publicKey: await scheme.publicKeyOf(seed) });
  const sign = await scheme.signer(seed);
  return {
    key,
    sign: async (text, time) => {
      const head = readCheckpoint(text);
      if (!head.ok) throw new TypeError("only checkpoints are signed by this key");
      const signature = await sign(messageOf({ name, text, time, head: head.value }), noContext);
      return { name, keyId: key.keyId, signature: isTimed ? joined(uint64(time), signature) : signature };
    },
  };
}

/** Whether a key may stand where checkpoints are signed: of a type that is known, and of its length. */
export function isCheckpointKey({ type, publicKey }: NoteKey): boolean {
  return byType.get(type)?.publicKeyBytes === publicKey.length;
}

/** A good signature: whose, and when it was made (`null` where the type has no time). */
type GoodSignature = { readonly key: NoteKey; readonly time: number | null };

/** A checkpoint of which every signature by a known key is good. */
export type SignedCheckpoint = {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
  readonly signatures: readonly GoodSignature[];
};

/**
 * Opens a checkpoint: signatures of unknown keys are passed over; one of a known key that is not good refuses the whole, as does a note without any good one.
 */
export async function openCheckpoint(
  text: string,
  keys: readonly NoteKey[],
): Promise<Parsed<SignedCheckpoint>> {
  const note = readNote(text);
  if (!note.ok) return note;
  const head = readCheckpoint(note.value.text);
  if (!head.ok) return head;
  const signatures: GoodSignature[] = [];
  for (const line of note.value.signatures) {
    const key = keys.find(({ name, keyId }) => name === line.name && keyId === line.keyId);
    if (key === undefined) continue;
    const good = await goodSignature(line, key, { text: note.value.text, head: head.value });
    if (good === null) return failed("", "checkpoint-signature", `the signature of ${key.name} is not good`);
    if (!signatures.some((one) => one.key === key)) signatures.push(good);
  }
  if (signatures.length === 0)
    return failed("", "checkpoint-unsigned", "no key that is known here has signed this checkpoint");
  return parsed({ checkpoint: head.value, note: note.value, signatures });
}

async function goodSignature(
  { signature }: NoteSignature,
  key: NoteKey,
  { text, head }: Pick<SignedHead, "text" | "head">,
): Promise<GoodSignature | null> {
  const kind = byType.get(key.type);
  if (kind === undefined || signature.length < 64) return null;
  const time = kind.isTimed ? timeOf(signature) : 0;
  if (time === null) return null;
  try {
    const verify = await kind.scheme.verifier(key.publicKey);
    const message = kind.messageOf({ name: key.name, text, time, head });
    const bytes = kind.isTimed ? signature.slice(8) : signature;
    return (await verify(message, bytes, noContext)) ? { key, time: kind.isTimed ? time : null } : null;
  } catch {
    return null;
  }
}

function timeOf(signature: Uint8Array): number | null {
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  return time > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(time);
}
