/**
 * Proofs that the person behind a session was there just now. Each is bound to the session and to the digest of one act, serves once and for two minutes.
 * That a passkey is good is verified at the edge before one is made.
 */
import { instantAfter, newSecret, secretHash } from "#stages/registry/secrets.ts";
import type { Session } from "#stages/registry/sessions.ts";
import { sql, type Tx } from "#store/sql.ts";

const proofLife = 2 * 60_000;

/** Makes a proof for one act of a session; the secret exists in the answer only. */
export async function makeProof(
  tx: Tx,
  session: Session,
  { act, now }: { readonly act: string; readonly now: Date },
): Promise<{ readonly proof: string; readonly expires: string }> {
  const proof = newSecret();
  const expires = instantAfter(now, proofLife);
  await storeProof(tx, { hash: secretHash(proof), session: Buffer.from(session.id, "hex"), act, now });
  return { proof, expires };
}

/** Keeps a proof whose secret its session holds already. */
export async function storeProof(
  tx: Tx,
  proof: { readonly hash: Buffer; readonly session: Buffer; readonly act: string; readonly now: Date },
): Promise<void> {
  const { hash, session, act, now } = proof;
  await tx.run(sql`delete from step_up where expires_at <= ${now.toISOString()}`);
  await tx.run(
    sql`insert into step_up (secret_hash, session, act, expires_at)
        values (${hash}, ${session}, ${act}, ${instantAfter(now, proofLife)})`,
  );
}

/** Spends a proof; whether it was one of this session for this act, and not too old. It is gone either way. */
export async function spendProof(
  tx: Tx,
  session: Session,
  given: { readonly proof: string; readonly act: string; readonly now: Date },
): Promise<boolean> {
  const row = await tx.first<{ act: string; session: Buffer; expires: string }>(
    sql`delete from step_up where secret_hash = ${secretHash(given.proof)} returning act, session, expires_at as expires`,
  );
  return (
    row !== undefined &&
    row.act === given.act &&
    row.session.toString("hex") === session.id &&
    new Date(row.expires) > given.now
  );
}
