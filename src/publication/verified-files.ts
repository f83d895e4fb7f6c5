/** The files of a publication, each verified under an accepted index: by its digest and length there, and a directive or facts file once more by its own signature. */
import { member, textMember } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import {
  continuesMoves,
  type DirectiveFactsFile,
  readDirectiveFactsFile,
} from "#core/document/facts-file.ts";
import { directiveOfPath, factsOfPath, type IndexFile } from "#core/document/pub-index.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { openSigned } from "#publication/sealed-json.ts";
import type { AcceptedIndex } from "#publication/verified-index.ts";

/** Bytes of a directive, and of a facts file, that are read at most. */
export const largestDocument = 4 * 1024 * 1024;

/** Refuses bytes that are not those that the signed index promises. */
export async function checkFile(file: IndexFile, bytes: Uint8Array): Promise<void> {
  if (bytes.length === file.bytes && (await sha256Hex(bytes)) === file.sha256) return;
  throw digestRefusal(file.path);
}

/** The refusal for a file with another digest. */
export function digestRefusal(path: string): PublicationRefusal {
  const message = `${path} is not what the signed index promises: its digest is wrong.`;
  return new PublicationRefusal("file-digest", message);
}

/** A directive of a newer form is brought home too: that it cannot be used is said beside the others. */
const directiveType = /^bongsu\.directive\/[1-9]\d{0,3}$/;

/** The value of a directive: with its own signature, the one that its path names, of the index's world. Whether it can be used is for its reader. */
export async function openDirective(
  { index, trusted }: AcceptedIndex,
  path: string,
  bytes: Uint8Array,
): Promise<unknown> {
  if (bytes.length > largestDocument)
    throw new PublicationRefusal("directive-large", `${path} is too large for a directive.`);
  const opened = await openSigned(bytes, payloadTypes.directive, trusted.keys);
  if (!opened.ok) {
    const message = `${path} is not signed by a key of this room that is believed here.`;
    throw new PublicationRefusal("directive-not-signed", message);
  }
  const value = opened.value.value.ok ? opened.value.value.value : null;
  const named = directiveOfPath(path);
  if (
    directiveType.test(textMember(value, "type") ?? "") &&
    textMember(value, "id") === named?.id &&
    member(value, "revision") === named?.revision &&
    member(value, "drill") === index.drill
  )
    return value;
  const message = `${path} holds another directive than its name says, or one of another world.`;
  throw new PublicationRefusal("directive-other", message);
}

/** The facts file of a directive that was believed last. */
export type TrustedFacts = {
  readonly directive: string;
  readonly sequence: number;
  readonly path: string;
  readonly sha256: string;
};

/** The finding for a facts file that is older than the one known, or another of its number; `null` for one that may be fetched. */
export function olderFacts({ path, sha256 }: IndexFile, known: TrustedFacts | undefined): Finding | null {
  const sequence = factsOfPath(path)?.sequence ?? 0;
  if (known === undefined || sequence > known.sequence || known.sha256 === sha256) return null;
  const message =
    sequence < known.sequence
      ? `The room shows facts ${sequence}, but ${known.sequence} are known here: an older state.`
      : `The room shows other facts ${sequence} than those known here. Tell the room.`;
  return { at: path, code: "facts-older", message };
}

/** A facts file with its own signature, of the index's world, that continues the moves of the one known before; else a finding. */
export async function openFacts(
  { index, trusted }: AcceptedIndex,
  at: string,
  { bytes, last }: { readonly bytes: Uint8Array; readonly last: DirectiveFactsFile | null },
): Promise<DirectiveFactsFile | Finding> {
  const refused = (code: string, message: string): Finding => ({ at, code, message });
  const opened = await openSigned(bytes, payloadTypes.facts, trusted.keys);
  if (!opened.ok)
    return refused(
      "facts-not-signed",
      "These facts are not signed by a key of this room that is believed here.",
    );
  const { value } = opened.value;
  const file = value.ok ? readDirectiveFactsFile(value.value, at) : value;
  if (!file.ok) return refused("facts-form", file.findings[0]?.message ?? "");
  if (file.value.drill !== index.drill)
    return refused("facts-other-world", "A drill's facts under something real, or the reverse.");
  if (last === null || continuesMoves(last.moves, file.value.moves)) return file.value;
  return refused(
    "facts-history",
    "It tells another history of the deadline than the one known here. Tell the room.",
  );
}
