/** Makes documents of TUF (specification 1.0.34, clause 4) and signs them. What they say beside its members, `bongsu`, is signed with them: the room and its world. */
import { canonicalBytes } from "#core/seal/canonical.ts";
import { olpcBytes } from "#core/tuf/canonical-json.ts";
import type { SignedPart, TufDocument, TufKey, TufSignature, TufSigner } from "#core/tuf/metadata.ts";
import { tufKeyMembers } from "#core/tuf/schemes.ts";

/** Which room and world a document is of, and which is the least version of the agent that is still safe. */
export type PublicationMark = {
  readonly room: string;
  readonly drill: boolean;
  readonly leastAgent?: string;
};

/** What every document says: its number, and until when it is good (RFC 3339). */
export type DocumentHead = {
  readonly version: number;
  readonly expires: string;
  readonly mark: PublicationMark;
};

/** What is said of a file. */
export type WrittenFile = { readonly length: number; readonly sha256: string };

/** Keys by id, and how many of them sign. */
type WrittenRole = { readonly keyids: readonly string[]; readonly threshold: number };

/** Keys of one tree by their ids. */
export type WrittenKeys = ReadonlyMap<string, TufKey>;

const specification = "1.0.34";

function headOf(type: string, { version, expires, mark }: DocumentHead) {
  const end = `${new Date(expires).toISOString().slice(0, 19)}Z`;
  return { _type: type, spec_version: specification, version, expires: end, bongsu: mark };
}

function keysOf(keys: WrittenKeys) {
  return Object.fromEntries([...keys].map(([keyid, key]) => [keyid, tufKeyMembers(key)]));
}

/** What root signs. */
export function rootPart(
  head: DocumentHead,
  keys: WrittenKeys,
  roles: Readonly<Record<"root" | "targets" | "snapshot" | "timestamp", WrittenRole>>,
): object {
  return { ...headOf("root", head), consistent_snapshot: true, keys: keysOf(keys), roles };
}

/** A delegation as it is written: every one ends the search, since each has paths of its own. */
type WrittenDelegation = WrittenRole & { readonly name: string; readonly paths: readonly string[] };

/** What the top-level targets sign: no files, but who speaks for which paths. */
export function delegationsPart(
  head: DocumentHead,
  keys: WrittenKeys,
  roles: readonly WrittenDelegation[],
): object {
  const delegations = { keys: keysOf(keys), roles: roles.map((role) => ({ ...role, terminating: true })) };
  return { ...headOf("targets", head), targets: {}, delegations };
}

/** What a role signs for its files. */
export function targetsPart(head: DocumentHead, files: ReadonlyMap<string, WrittenFile>): object {
  return { ...headOf("targets", head), targets: targetsMember(files) };
}

/** The files of {@link targetsPart} alone: what tells whether a role has to sign again. */
export function targetsMember(files: ReadonlyMap<string, WrittenFile>): object {
  const entries = [...files].map(
    ([path, { length, sha256 }]) => [path, { length, hashes: { sha256 } }] as const,
  );
  return Object.fromEntries(entries);
}

/** What is said of another document. */
export type WrittenDocument = WrittenFile & { readonly version: number };

function metaOf(documents: ReadonlyMap<string, WrittenDocument>) {
  return Object.fromEntries(
    [...documents].map(([role, { version, length, sha256 }]) => [
      `${role}.json`,
      { version, length, hashes: { sha256 } },
    ]),
  );
}

/** What snapshot signs: every document about targets, by role. */
export function snapshotPart(head: DocumentHead, documents: ReadonlyMap<string, WrittenDocument>): object {
  return { ...headOf("snapshot", head), meta: metaOf(documents) };
}

/** What timestamp signs. */
export function timestampPart(head: DocumentHead, snapshot: WrittenDocument): object {
  return { ...headOf("timestamp", head), meta: metaOf(new Map([["snapshot", snapshot]])) };
}

/** The signatures of a part. */
async function signaturesOf(
  signed: unknown,
  signers: readonly TufSigner[],
): Promise<readonly TufSignature[]> {
  const bytes = olpcBytes(signed);
  return await Promise.all(signers.map(async ({ keyid, sign }) => ({ keyid, sig: await sign(bytes) })));
}

/** A document with the signature of a signer too, in place of an earlier one by the same key. */
export async function withSignature<Part extends SignedPart>(
  document: TufDocument<Part>,
  signer: TufSigner,
): Promise<TufDocument<Part>> {
  const others = document.signatures.filter(({ keyid }) => keyid !== signer.keyid);
  return { ...document, signatures: [...others, ...(await signaturesOf(document.signed, [signer]))] };
}

/** The bytes of a document. */
export function documentBytes(signed: unknown, signatures: readonly TufSignature[]): Uint8Array {
  return canonicalBytes({ signatures, signed });
}

/** A document with the signatures of these signers. */
export async function signedDocument(signed: object, signers: readonly TufSigner[]): Promise<Uint8Array> {
  return documentBytes(signed, await signaturesOf(signed, signers));
}
