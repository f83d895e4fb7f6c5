/** A document begins to wait for offices' signatures; one that waits no more is dropped. */
import { hash } from "node:crypto";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import type { SignedKind } from "#core/signed-kind.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What is to be signed, and under which roster. */
type NewSigning = {
  readonly kind: SignedKind;
  readonly payload: Uint8Array;
  readonly directive: string | null;
  readonly revision: number | null;
  readonly office: string;
  readonly roster: number;
  readonly opens: object | null;
};

/** Begins; the digest of the bytes is the document's name from now on. The same bytes again are the same document. */
export async function openSigning(tx: Tx, one: NewSigning, now: string): Promise<string> {
  const sha256 = hash("sha256", one.payload);
  await tx.run(sql`
    insert into signing (sha256, kind, directive, revision, office, payload, roster, opens, opened_at)
    values (${sha256}, ${one.kind}, ${one.directive}, ${one.revision}, ${one.office}, ${Buffer.from(one.payload)}, ${one.roster},
      ${one.opens === null ? null : JSON.stringify(one.opens)}, ${now})
    on conflict (sha256) do nothing`);
  return sha256;
}

/** What an approval led to, before it is in force. */
type ApprovedOrder = {
  readonly document: DirectiveDocument;
  readonly fact: JournalEvent;
  readonly scope: string | null;
};

/** An approved revision or ending waits for its signatures. */
export async function openOrder(
  tx: Tx,
  { document, fact, scope }: ApprovedOrder,
  { roster, now }: { readonly roster: number; readonly now: string },
): Promise<void> {
  const { id: directive, revision, issuedBy: office } = document;
  const payload = canonicalBytes(document);
  const sha256 = await openSigning(
    tx,
    { kind: "order", payload, directive, revision, office, roster, opens: fact },
    now,
  );
  if (scope !== null)
    await tx.run(sql`insert into signing_scope (signing, scope) values (${sha256}, ${scope})`);
}

/** Drops what of a directive waits to enter into force: it was given back, or the directive ended meanwhile. */
export async function dropWaitingOrder(tx: Tx, directive: string, now: string): Promise<void> {
  await tx.run(sql`
    update signing set dropped_at = ${now}
    where directive = ${directive} and kind = 'order' and opens is not null and entered_at is null and dropped_at is null`);
}
