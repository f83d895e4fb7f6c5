/** What waits for offices' signatures in the room, or has them: rows of bytes that never change, and the signatures that came. */
import type { JournalEventOf } from "#core/journal-event.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { type Envelope, toBase64 } from "#core/seal/envelope.ts";
import type { SignedKind } from "#core/signed-kind.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** A document as the room holds it; `office` issued it, `opens` is the fact that it enters into force with, `null` where it is in force already. */
export type SigningRow = {
  readonly sha256: string;
  readonly kind: SignedKind;
  readonly directive: string | null;
  readonly revision: number | null;
  readonly office: string;
  readonly payload: Buffer;
  readonly roster: number;
  readonly opens: object | null;
  readonly openedAt: string;
  readonly signedAt: string | null;
  readonly enteredAt: string | null;
  readonly droppedAt: string | null;
  readonly proof: string | null;
};

/** The columns of a {@link SigningRow}. */
export const signingColumns: Sql = sql`sha256, kind, directive, revision, office, payload, roster, opens, opened_at as "openedAt",
  signed_at as "signedAt", entered_at as "enteredAt", dropped_at as "droppedAt", proof`;

/** The DSSE type under which each kind is signed. */
export const typeOfKind = {
  order: payloadTypes.directive,
  suspension: payloadTypes.suspension,
  notice: payloadTypes.notice,
  guideline: payloadTypes.guideline,
} as const satisfies Readonly<Record<SignedKind, string>>;

/** A document with the signatures that came so far. */
export async function signedEnvelope(tx: Tx, { sha256, kind, payload }: SigningRow): Promise<Envelope> {
  const signatures = await tx.rows<{ keyid: string; sig: string }>(
    sql`select keyid, sig from signing_signature where signing = ${sha256} order by at, keyid`,
  );
  return { payloadType: typeOfKind[kind], payload: toBase64(payload), signatures };
}

/** A fact of the journal about a document. */
export function documentFact<K extends "document.signed" | "document.entered">(
  kind: K,
  { kind: what, sha256, directive, revision }: SigningRow,
): JournalEventOf<K> {
  return { kind, what, sha256, directive, revision } as JournalEventOf<K>;
}
