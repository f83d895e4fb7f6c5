/**
 * Passkeys and the challenges of their ceremonies, as rows. Each challenge serves once, within five minutes. The WebAuthn verification
 * itself is done at the edge, which knows the origin; only what it verified comes here.
 */
import { Refusal } from "#core/problem.ts";
import { notify } from "#stages/registry/notices.ts";
import { endLinks, endSessions, type Session } from "#stages/registry/sessions.ts";
import { instantAfter, newId } from "#stages/registry/secrets.ts";
import { revokeTokensOf } from "#stages/registry/tokens.ts";
import { appendAccessEvents } from "#stages/registry/access-events.ts";
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

/** A passkey that was just verified, with what its owner calls it and the browser that registered it. */
type NewPasskey = Passkey & { readonly label: string; readonly place: string };

/** Keeps a sign-in challenge and returns the id by which it is taken. */
export async function storeSignInChallenge(tx: Tx, challenge: string, now: Date): Promise<string> {
  const id = newId();
  await tx.run(sql`delete from passkey_challenge where expires_at <= ${now.toISOString()}`);
  await tx.run(
    sql`insert into passkey_challenge (id, challenge, purpose, expires_at)
        values (${id}, ${challenge}, 'sign-in', ${instantAfter(now, challengeLife)})`,
  );
  return id;
}

/** A challenge of a session: for registering a passkey, or for a fresh proof for one act. */
type SessionChallenge =
  | { readonly purpose: "register"; readonly challenge: string }
  | { readonly purpose: "step-up"; readonly challenge: string; readonly act: string };

/** Keeps a challenge of a session; a newer one for the same purpose replaces it. */
export async function storeSessionChallenge(
  tx: Tx,
  session: Session,
  given: { readonly kept: SessionChallenge; readonly now: Date },
): Promise<void> {
  const { kept, now } = given;
  const act = kept.purpose === "step-up" ? kept.act : null;
  await tx.run(
    sql`insert into passkey_challenge (id, operator, challenge, purpose, act, expires_at)
        values (${challengeId(session, kept.purpose)}, ${session.operator.id}, ${kept.challenge}, ${kept.purpose}, ${act},
          ${instantAfter(now, challengeLife)})
        on conflict (id) do update set challenge = excluded.challenge, act = excluded.act, expires_at = excluded.expires_at`,
  );
}

/** The id under which a challenge of a session is kept. */
export function challengeId(session: Session, purpose: SessionChallenge["purpose"]): string {
  return `${purpose}:${session.id}`;
}

/** What is taken: the id of the challenge, and for what it must have been given. */
export type ChallengeUse = {
  readonly id: string;
  readonly purpose: "sign-in" | SessionChallenge["purpose"];
  readonly now: Date;
};

/** Takes a challenge out, so that it serves once. Refuses what is unknown, used, too old or was given for something else. */
export async function takeChallenge(
  tx: Tx,
  { id, purpose, now }: ChallengeUse,
): Promise<{ readonly challenge: string; readonly act: string | null }> {
  const row = await tx.first<{ challenge: string; act: string | null; expires: string }>(
    sql`delete from passkey_challenge where id = ${id} and purpose = ${purpose} returning challenge, act, expires_at as expires`,
  );
  if (row !== undefined && new Date(row.expires) > now) return row;
  const code = purpose === "sign-in" ? "not-signed-in" : "expired";
  throw new Refusal(code, "This challenge is used, expired or unknown; begin again.");
}

/** Keeps a verified passkey and ends the operator's other sessions; returns how many passkeys the operator has now. */
export async function registerPasskey(tx: Tx, session: Session, passkey: NewPasskey): Promise<number> {
  const operator = session.operator.id;
  await tx.rows(sql`select 1 from operator where id = ${operator} for update`);
  const before = await passkeysOf(tx, operator);
  if (before.length >= mostPasskeys)
    throw new Refusal("too-many", `An operator has at most ${mostPasskeys} passkeys.`);
  const { id, publicKey, counter, transports, label, place } = passkey;
  const added = await tx.run(
    sql`insert into passkey (id, operator, public_key, counter, transports, label, place)
        values (${id}, ${operator}, ${Buffer.from(publicKey)}, ${counter}, ${transports}, ${label}, ${place})
        on conflict (id) do nothing`,
  );
  if (added === 0) throw new Refusal("conflict", "This passkey is registered already.");
  await endSessions(tx, operator, session);
  if (before.length > 0)
    await notify(tx, operator, { kind: "passkey-registered", about: label === "" ? place : label });
  await appendAccessEvents(tx, operator, { kind: "passkey.registered", operator });
  return before.length + 1;
}

/** Removes one passkey of a session's operator and ends the other sessions; the last one stays. Returns how many there are now. */
export async function removePasskey(tx: Tx, session: Session, id: string): Promise<number> {
  const operator = session.operator.id;
  await tx.rows(sql`select 1 from operator where id = ${operator} for update`);
  const before = await passkeysOf(tx, operator);
  if (!before.some((one) => one.id === id)) throw new Refusal("not-found", "There is no such passkey.");
  if (before.length === 1)
    throw new Refusal("state-forbids", "The last passkey stays: register another one first.");
  const [gone] = await tx.rows<{ about: string }>(
    sql`delete from passkey where id = ${id} and operator = ${operator} returning coalesce(nullif(label, ''), place) as about`,
  );
  await endSessions(tx, operator, session);
  await notify(tx, operator, { kind: "passkey-removed", about: gone?.about ?? "" });
  await appendAccessEvents(tx, operator, { kind: "passkeys.removed", operator, count: 1 });
  return before.length - 1;
}

/** A passkey as its owner sees it. */
type PasskeyView = {
  readonly passkey: string;
  readonly label: string;
  readonly place: string;
  readonly registeredAt: string;
  readonly usedAt: string | null;
};

/** An operator's passkeys for itself to look at, oldest first. */
export async function listPasskeys(tx: Tx, operator: string): Promise<readonly PasskeyView[]> {
  return await tx.rows<PasskeyView>(
    sql`select id as passkey, label, place, registered_at as "registeredAt", used_at as "usedAt"
        from passkey where operator = ${operator} order by registered_at, id`,
  );
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

/** Notes the authenticator's new counter, and when the passkey was used. */
export async function countPasskey(
  tx: Tx,
  id: string,
  used: { readonly counter: number; readonly now: Date },
): Promise<void> {
  await tx.run(
    sql`update passkey set counter = ${used.counter}, used_at = ${used.now.toISOString()} where id = ${id}`,
  );
}

/**
 * Takes every passkey of an operator away, or the one named, and ends its sessions. With all of them gone the account may be a stranger's: its tokens are
 * revoked and its unused links end too, so that a new link is the only way back in.
 */
export async function removePasskeys(tx: Tx, operator: string, passkey?: string): Promise<RemovedAccess> {
  const count = await tx.run(
    sql`delete from passkey where operator = ${operator} and (${passkey ?? null}::text is null or id = ${passkey ?? null})`,
  );
  if (passkey !== undefined && count === 0) throw new Refusal("not-found", "There is no such passkey.");
  await endSessions(tx, operator);
  await notify(tx, operator, { kind: passkey === undefined ? "passkeys-removed" : "passkey-removed" });
  if (passkey === undefined) await endLinks(tx, operator);
  const revokedTokens = passkey === undefined ? await revokeTokensOf(tx, operator) : 0;
  await appendAccessEvents(tx, operator, { kind: "passkeys.removed", operator, count });
  return { removed: count, revokedTokens };
}

/** How many passkeys were taken away, and how many tokens revoked with them. */
export type RemovedAccess = { readonly removed: number; readonly revokedTokens: number };

/** Whose passkey a credential id names; `null` where nobody's. */
export async function passkeyOwner(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.first<{ operator: string }>(sql`select operator from passkey where id = ${id}`);
  return row?.operator ?? null;
}
