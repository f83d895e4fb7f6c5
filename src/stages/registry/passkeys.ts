/**
 * Passkeys and the challenges of their ceremonies, as rows. Each challenge serves once, within five minutes. The WebAuthn verification
 * itself is done at the edge, which knows the origin; only what it verified comes here.
 */
import { Refusal } from "#core/problem.ts";
import type { Session } from "#stages/registry/sessions.ts";
import { instantAfter, newId } from "#stages/registry/secrets.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

const challengeLife = 5 * 60_000;
const mostPasskeys = 20;

/** A credential of an operator. `id` is the WebAuthn credential id (base64url), `publicKey` its COSE bytes. */
export type Passkey = {
  readonly id: string;
  readonly operator: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
};

/** Keeps a sign-in challenge and returns the id by which it is taken. */
export async function storeSignInChallenge(tx: Tx, challenge: string, now: Date): Promise<string> {
  const id = newId();
  await tx.run(sql`delete from passkey_challenge where expires_at <= ${now.toISOString()}`);
  await tx.run(
    sql`insert into passkey_challenge (id, challenge, expires_at) values (${id}, ${challenge}, ${instantAfter(now, challengeLife)})`,
  );
  return id;
}

/** Keeps the registration challenge of a session; a newer one replaces it. */
export async function storeRegistrationChallenge(
  tx: Tx,
  session: Session,
  kept: { readonly challenge: string; readonly now: Date },
): Promise<void> {
  const expires = instantAfter(kept.now, challengeLife);
  await tx.run(
    sql`insert into passkey_challenge (id, operator, challenge, expires_at)
        values (${registrationId(session)}, ${session.operator.id}, ${kept.challenge}, ${expires})
        on conflict (id) do update set challenge = excluded.challenge, expires_at = excluded.expires_at`,
  );
}

/** The id under which the registration challenge of a session is kept. */
export function registrationId(session: Session): string {
  return `register:${session.id}`;
}

/** Takes a challenge out, so that it serves once. Refuses what is unknown, used or too old. */
export async function takeChallenge(tx: Tx, id: string, now: Date): Promise<string> {
  const row = await tx.first<{ challenge: string; expires: string }>(
    sql`delete from passkey_challenge where id = ${id} returning challenge, expires_at as expires`,
  );
  if (row === undefined || new Date(row.expires) <= now)
    throw new Refusal("not-signed-in", "This challenge is used, expired or unknown; begin again.");
  return row.challenge;
}

/** Keeps a verified passkey and ends the operator's other sessions; returns how many passkeys the operator has now. */
export async function registerPasskey(tx: Tx, session: Session, passkey: Passkey): Promise<number> {
  const operator = session.operator.id;
  await tx.rows(sql`select 1 from operator where id = ${operator} for update`);
  const before = await passkeysOf(tx, operator);
  if (before.length >= mostPasskeys)
    throw new Refusal("too-many", `An operator has at most ${mostPasskeys} passkeys.`);
  const { id, publicKey, counter, transports } = passkey;
  const added = await tx.run(
    sql`insert into passkey (id, operator, public_key, counter, transports)
        values (${id}, ${operator}, ${Buffer.from(publicKey)}, ${counter}, ${transports}) on conflict (id) do nothing`,
  );
  if (added === 0) throw new Refusal("conflict", "This passkey is registered already.");
  await tx.run(
    sql`delete from session where operator = ${operator} and secret_hash <> ${Buffer.from(session.id, "hex")}`,
  );
  await appendEvents(tx, { kind: "passkey.registered", operator });
  return before.length + 1;
}

type PasskeyRow = {
  readonly id: string;
  readonly operator: string;
  readonly public_key: Buffer;
  readonly counter: number;
  readonly transports: string[];
};

function passkeyOf(row: PasskeyRow): Passkey {
  const { id, operator, counter, transports } = row;
  return { id, operator, counter, transports, publicKey: new Uint8Array(row.public_key) };
}

/** The passkeys of an operator, oldest first. */
export async function passkeysOf(tx: Tx, operator: string): Promise<readonly Passkey[]> {
  const rows = await tx.rows<PasskeyRow>(
    sql`select id, operator, public_key, counter, transports from passkey where operator = ${operator} order by registered_at, id`,
  );
  return rows.map(passkeyOf);
}

/** The passkey with a credential id; its row is held until the transaction ends, so that two uses of one counter cannot both pass. */
export async function takePasskey(tx: Tx, id: string): Promise<Passkey | undefined> {
  const row = await tx.first<PasskeyRow>(
    sql`select id, operator, public_key, counter, transports from passkey where id = ${id} for update`,
  );
  return row && passkeyOf(row);
}

/** Notes the authenticator's new counter. */
export async function countPasskey(tx: Tx, id: string, counter: number): Promise<void> {
  await tx.run(sql`update passkey set counter = ${counter} where id = ${id}`);
}

/** Takes every passkey of an operator away and ends its sessions: the way back in after all were lost is a new link. Returns how many there were. */
export async function removePasskeys(tx: Tx, operator: string): Promise<number> {
  const count = await tx.run(sql`delete from passkey where operator = ${operator}`);
  await tx.run(sql`delete from session where operator = ${operator}`);
  await appendEvents(tx, { kind: "passkeys.removed", operator, count });
  return count;
}
