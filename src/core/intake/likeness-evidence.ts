/** Why reports are suspected to be one flaw, as it is kept sealed: each that is like it with every signal. */
import type { Signal } from "#core/duplicate/signal.ts";
import { listMember, readJsonBytes, textMember } from "#core/input/json.ts";

const form = "bongsu.likeness/1";

/** A report that may be the same, with why. */
export type LikeReport = {
  readonly number: string;
  readonly score: number;
  /** The same crash at the same place of the same version of one product. */
  readonly identical: boolean;
  readonly signals: readonly Signal[];
};

/** The evidence as bytes. */
export function writeLikeness(near: readonly LikeReport[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ type: form, near }));
}

/** What bytes of {@link writeLikeness} hold; nothing in bytes of another form. */
export function readLikeness(bytes: Uint8Array): readonly LikeReport[] {
  const read = readJsonBytes(bytes);
  if (!read.ok || textMember(read.value, "type") !== form) return [];
  return listMember(read.value, "near") as readonly LikeReport[];
}
