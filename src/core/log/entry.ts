/**
 * What the log of a room holds. A commitment says that the journal has an entry with this hash at this position, and nothing of what it says; a statement says
 * in the open that something was published, so that everybody sees every order there is.
 */
import { member, readJson, textMember } from "#core/input/json.ts";
import { joined } from "#core/seal/algorithm.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import { hashBytes } from "#core/log/merkle.ts";

/** Something that was published, by the digest of its bytes (lower-case hexadecimal). */
export type LogStatement = { readonly drill: boolean; readonly sha256: string } & (
  | { readonly what: "index"; readonly room: string; readonly sequence: number }
  /** The list of a room's public pages (`core/page/page-manifest.ts`). */
  | { readonly what: "pages"; readonly room: string }
  /** The file of a directive as a room publishes it. */
  | {
      readonly what: "directive";
      readonly room: string;
      readonly directive: string;
      readonly revision: number;
    }
  /** A directive's bytes as offices sign them, or the suspension of what it orders. */
  | { readonly what: "order" | "suspension"; readonly directive: string; readonly revision: number }
  /** What one office makes known. */
  | { readonly what: "notice" | "guideline" }
);

const form = "bongsu.log-entry/1";
/** The first byte of a commitment; a statement begins with a brace. */
const commitmentMark = 0;

/** `0x00`, the position in eight bytes, the hash that the journal chains with. */
export function commitmentEntry(position: number, hash: Uint8Array): Uint8Array {
  const place = new Uint8Array(8);
  new DataView(place.buffer).setBigUint64(0, BigInt(position));
  return joined(Uint8Array.of(commitmentMark), place, hash);
}

/** A statement as RFC 8785 JSON. */
export function statementEntry(statement: LogStatement): Uint8Array {
  return new TextEncoder().encode(canonicalText({ type: form, ...statement }));
}

/** An entry as it is shown on a line; `null` for one that no room of today writes. */
export function entryWords(entry: Uint8Array): string | null {
  if (entry[0] === commitmentMark && entry.length === 9 + hashBytes) {
    const position = new DataView(entry.buffer, entry.byteOffset).getBigUint64(1);
    return `journal ${position} ${entry.subarray(9).toHex()}`;
  }
  const json = readJson(new TextDecoder().decode(entry));
  if (!json.ok || textMember(json.value, "type") !== form) return null;
  const value = json.value;
  const words = ["what", "directive", "revision", "sequence", "sha256"].map((name) => member(value, name));
  return words.filter((word) => typeof word === "string" || typeof word === "number").join(" ");
}
