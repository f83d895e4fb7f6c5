/** Signed notes and the keys that sign them (c2sp.org/signed-note): a text, then a line for each signature. What a signature signs is its type's own affair. */
import { joined } from "#core/seal/algorithm.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { sha256 } from "#core/seal/sha256.ts";

/** One line of signature. `keyId` is 8 digits of lower-case hexadecimal; `signature` are the bytes after it. */
export type NoteSignature = { readonly name: string; readonly keyId: string; readonly signature: Uint8Array };

/** A note. `text` ends with a newline. Nothing of it is believed by having been read. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** A key that signs notes: its name, its id, the type of its signatures (a byte), and the raw public key. */
export type NoteKey = {
  readonly name: string;
  readonly keyId: string;
  readonly type: number;
  readonly publicKey: Uint8Array;
};

const mostCharacters = 1_000_000;
const mostSignatures = 100;
const nameForm = /^[^\s+\p{White_Space}\p{Cc}]{1,255}$/u;
const controls = /(?!\n)[^ -\u{10ffff}]/u;
const dash = "\u2014";

/** Reads a note. A malformed line of signature is refused; unknown keys are not. */
export function readNote(note: string): Parsed<Note> {
  if (note.length > mostCharacters)
    return failed("", "note-too-large", "a note has a million characters at most");
  if (controls.test(note) || !note.isWellFormed())
    return failed("", "note-control", "a note has no control characters but newlines");
  const cut = note.lastIndexOf("\n\n");
  if (cut < 0 || !note.endsWith("\n"))
    return failed(
      "",
      "note-form",
      "expected a text, an empty line, and lines of signatures that end with a newline",
    );
  const text = note.slice(0, cut + 1);
  const lines = note.slice(cut + 2, -1).split("\n");
  if (lines.length > mostSignatures)
    return failed("", "note-too-large", `a note has ${mostSignatures} signatures at most`);
  const signatures = lines.map(readSignatureLine);
  const wrong = signatures.indexOf(null);
  const line = text.split("\n").length + wrong + 1;
  if (wrong >= 0) return failed(`line ${line}`, "note-signature-form", "this is no line of a signature");
  return parsed({ text, signatures: signatures as readonly NoteSignature[] });
}

/** Reads one line of a signature, without its newline; `null` when it is none. */
function readSignatureLine(line: string): NoteSignature | null {
  const [mark, name, encoded, ...more] = line.split(" ");
  if (mark !== dash || name === undefined || encoded === undefined || more.length > 0) return null;
  const bytes = bytesOf(encoded);
  if (!nameForm.test(name) || bytes === null || bytes.length < 5) return null;
  return { name, keyId: bytes.subarray(0, 4).toHex(), signature: bytes.slice(4) };
}

/** A line of a signature, with its newline. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  return `${dash} ${name} ${joined(Uint8Array.fromHex(keyId), signature).toBase64()}\n`;
}

/** A note as it is written. */
export function noteText({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(signatureLine).join("")}`;
}

/** The id of a key: the first four bytes of `SHA-256(name || "\n" || type || public key)`. */
async function keyIdOf({ name, type, publicKey }: Omit<NoteKey, "keyId">): Promise<string> {
  const head = new TextEncoder().encode(`${name}\n`);
  return (await sha256(joined(head, Uint8Array.of(type), publicKey))).subarray(0, 4).toHex();
}

/** A key with its id. Refuses a name that notes cannot carry. */
export async function noteKey(key: Omit<NoteKey, "keyId">): Promise<NoteKey> {
  if (!nameForm.test(key.name)) throw new TypeError("a key's name has no spaces and no plus sign");
  return { ...key, keyId: await keyIdOf(key) };
}

/** A key as text: `name+id+base64(type || public key)`. */
export function verifierKeyText({ name, keyId, type, publicKey }: NoteKey): string {
  return `${name}+${keyId}+${joined(Uint8Array.of(type), publicKey).toBase64()}`;
}

/** Reads a key; one whose id is not made of its name, type and bytes is refused. */
export async function readVerifierKey(text: string): Promise<Parsed<NoteKey>> {
  const found = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text);
  const [name = "", keyId = "", encoded = ""] = found?.slice(1) ?? [];
  const bytes = bytesOf(encoded);
  if (found === null || !nameForm.test(name) || bytes === null || bytes.length < 2)
    return failed("", "note-key-form", "expected a key as name+id+base64");
  const key = { name, keyId, type: bytes[0] as number, publicKey: bytes.slice(1) };
  if ((await keyIdOf(key)) !== keyId)
    return failed("", "note-key-id", "the id of this key is not made of its name and bytes");
  return parsed(key);
}

/** The bytes of standard base64 with its padding; `null` for anything else. */
export function bytesOf(base64: string): Uint8Array | null {
  try {
    return base64 === "" ? null : Uint8Array.fromBase64(base64, { lastChunkHandling: "strict" });
  } catch {
    return null;
  }
}
