/**
 * One-time links and sessions. A link opens one session; a session ends after 12 hours, or after 30 idle minutes (12 hours in a drill).
 * Only the room itself may call these (the tables are closed to every other actor). The edge sets cookies and headers.
 */
import { printable } from "#core/input/printable.ts";
import { Refusal } from "#core/problem.ts";
import {
  isActiveOperator,
  type Operator,
  operatorColumns,
  operatorOf,
  type OperatorRow,
} from "#stages/registry/operators.ts";
import { bySecret, holdsSecret, secretHash, instantAfter, newSecret } from "#stages/registry/secrets.ts";
import { appendAccessEvents } from "#stages/registry/access-events.ts";
import { sql, type Tx } from "#store/sql.ts";

const minute = 60_000;
const longest = 12 * 60 * minute;
const idle = 30 * minute;
const linkLife = 15 * minute;
const seenEvery = minute;

/** An open session. `mustRegisterPasskey`: until a passkey is registered it may do nothing else. */
export type Session = {
  /** Hex of the stored hash; names the session without opening it. */
  readonly id: string;
  readonly operator: Operator;
  readonly passkeys: number;
  readonly csrf: string;
  /** Absolute end, RFC 3339 UTC. */
  readonly expires: string;
  readonly by: SessionWay;
  readonly mustRegisterPasskey: boolean;
};

/** How a session begins. */
type SessionWay = "link" | "passkey" | "oidc";

/** The room's clock, whether its world is a drill, and the browser that asks, as it calls itself. */
export type SessionCircumstances = { readonly now: Date; readonly drill: boolean; readonly place?: string };

const longestPlace = 300;

/** Makes a link for an operator; `life` in milliseconds, 15 minutes unless told. The secret exists in the answer only. */
export async function makeLink(
  tx: Tx,
  link: { readonly operator: string; readonly now: Date; readonly life?: number },
): Promise<{ readonly secret: string; readonly expires: string }> {
  const known = await tx.first(
    sql`select 1 from operator where id = ${link.operator} and disabled_at is null`,
  );
  if (known === undefined) throw new Refusal("not-found", "There is no such operator.");
  const secret = newSecret();
  const expires = instantAfter(link.now, link.life ?? linkLife);
  await tx.run(
    sql`insert into sign_in_link (secret_hash, operator, expires_at, made_by)
        values (${secretHash(secret)}, ${link.operator}, ${expires}, ${tx.actor.id})`,
  );
  await appendAccessEvents(tx, link.operator, { kind: "link.made", operator: link.operator });
  return { secret, expires };
}

/** Spends a link and opens a session. Outside a drill a link serves only an operator without a passkey. */
export async function openByLink(tx: Tx, secret: string, at: SessionCircumstances): Promise<OpenedSession> {
  const now = at.now.toISOString();
  const spent = await tx.first<{ operator: string }>(
    sql`update sign_in_link set used_at = ${now} where secret_hash = ${secretHash(secret)} and used_at is null and expires_at > ${now}
        returning operator`,
  );
  const row = spent && (await activeOperator(tx, spent.operator, at.now));
  if (row === undefined)
    throw new Refusal("not-signed-in", "This link does not open a session: it is used, expired or unknown.");
  if (!at.drill && row.passkeys > 0)
    throw new Refusal("passkey-needed", "This operator has a passkey and signs in with it.");
  return await openSession(tx, { row, by: "link" }, at);
}

/** Opens a session for an operator whose passkey was verified. */
export async function openByPasskey(
  tx: Tx,
  operator: string,
  at: SessionCircumstances,
): Promise<OpenedSession> {
  const row = await activeOperator(tx, operator, at.now);
  if (row === undefined) throw new Refusal("not-signed-in", "This passkey does not open a session.");
  return await openSession(tx, { row, by: "passkey" }, at);
}

/** Opens a session for a participant whose invitation was just accepted. */
export async function openByInvitation(
  tx: Tx,
  operator: string,
  at: SessionCircumstances,
): Promise<OpenedSession> {
  const row = await activeOperator(tx, operator, at.now);
  if (row === undefined) throw new Refusal("not-signed-in", "This invitation does not open a session.");
  return await openSession(tx, { row, by: "link" }, at);
}

/** Opens a session for an operator whose account the identity provider named. */
export async function openByOidc(tx: Tx, operator: string, at: SessionCircumstances): Promise<OpenedSession> {
  const row = await activeOperator(tx, operator, at.now);
  if (row === undefined) throw new Refusal("not-signed-in", "This account does not open a session.");
  return await openSession(tx, { row, by: "oidc" }, at);
}

/** A new session with the secret that goes into the cookie. */
export type OpenedSession = { readonly secret: string; readonly session: Session };

async function activeOperator(tx: Tx, id: string, now: Date): Promise<OperatorRow | undefined> {
  return await tx.first<OperatorRow>(
    sql`select ${operatorColumns} from operator o where o.id = ${id} and ${isActiveOperator(now)}`,
  );
}

async function openSession(
  tx: Tx,
  who: { readonly row: OperatorRow; readonly by: SessionWay },
  at: SessionCircumstances,
): Promise<OpenedSession> {
  const secret = newSecret();
  const csrf = newSecret();
  const now = at.now.toISOString();
  const expires = instantAfter(at.now, longest);
  const operator = who.row.operator;
  await tx.run(sql`delete from session where operator = ${operator} and expires_at <= ${now}`);
  await tx.run(
    sql`insert into session (secret_hash, operator, csrf, opened_at, seen_at, expires_at, opened_by, place)
        values (${secretHash(secret)}, ${operator}, ${csrf}, ${now}, ${now}, ${expires}, ${who.by}, ${placeOf(at.place)})`,
  );
  await tx.run(sql`update operator set signed_in_at = ${now} where id = ${operator}`);
  await appendAccessEvents(tx, operator, { kind: "session.opened", operator, by: who.by });
  const row = { ...who.row, secret_hash: secretHash(secret), csrf, expires, by: who.by };
  return { secret, session: sessionOf(row, at) };
}

/** What a browser calls itself, cut, without characters that steer how text is shown. */
export function placeOf(userAgent: string | undefined): string {
  return printable(userAgent ?? "", longestPlace);
}

type SessionRow = OperatorRow & {
  readonly secret_hash: Buffer;
  readonly csrf: string;
  readonly expires: string;
  readonly by: SessionWay;
};

function sessionOf(row: SessionRow, at: SessionCircumstances): Session {
  return {
    id: row.secret_hash.toString("hex"),
    operator: operatorOf(row),
    passkeys: row.passkeys,
    csrf: row.csrf,
    expires: row.expires,
    by: row.by,
    mustRegisterPasskey: !at.drill && row.passkeys === 0 && row.by !== "oidc",
  };
}

/** When a session that is still open was last used at the earliest. */
function unseenSince({ now, drill }: SessionCircumstances): string {
  return instantAfter(now, -(drill ? longest : idle));
}

/** A session that has not ended; `stale` when {@link touchSession} is due. */
export type FoundSession = { readonly session: Session; readonly stale: boolean };

/** The sessions that secrets open, by secret; one that is unknown or has ended is left out. */
export async function findSessions(
  tx: Tx,
  secrets: readonly string[],
  at: SessionCircumstances,
): Promise<ReadonlyMap<string, FoundSession>> {
  if (secrets.length === 0) return new Map();
  const rows = await tx.rows<SessionRow & { readonly seen: string }>(
    sql`
      select ${operatorColumns}, s.secret_hash, s.csrf, s.opened_by as by, s.expires_at as expires, s.seen_at as seen
        from session s join operator o on o.id = s.operator
        where ${holdsSecret(sql`s.secret_hash`, secrets)} and s.expires_at > ${at.now.toISOString()} and s.seen_at > ${unseenSince(at)}
          and ${isActiveOperator(at.now)}`,
  );
  const isStale = (seen: string): boolean => at.now.getTime() - new Date(seen).getTime() > seenEvery;
  const found = new Map(
    rows.map((row) => [
      row.secret_hash.toString("hex"),
      { session: sessionOf(row, at), stale: isStale(row.seen) },
    ]),
  );
  return bySecret(secrets, found);
}

/** Notes that a session was used. */
export async function touchSession(tx: Tx, session: Session, now: Date): Promise<void> {
  await tx.run(
    sql`update session set seen_at = ${now.toISOString()} where secret_hash = ${Buffer.from(session.id, "hex")}`,
  );
}

/** Ends a session; ending it twice is no error. */
export async function closeSession(tx: Tx, session: Session): Promise<void> {
  const closed = await tx.run(sql`delete from session where secret_hash = ${Buffer.from(session.id, "hex")}`);
  const operator = session.operator.id;
  if (closed > 0) await appendAccessEvents(tx, operator, { kind: "session.closed", operator });
}

/** An open session as its own operator sees it. */
type SessionView = {
  readonly session: string;
  readonly by: SessionWay;
  readonly place: string;
  readonly openedAt: string;
  readonly seenAt: string;
  readonly expires: string;
};

/** The sessions of an operator that have not ended, the newest first. */
export async function sessionsOf(
  tx: Tx,
  operator: string,
  at: SessionCircumstances,
): Promise<readonly SessionView[]> {
  return await tx.rows<SessionView>(
    sql`select encode(secret_hash, 'hex') as session, opened_by as by, place, opened_at as "openedAt", seen_at as "seenAt",
          expires_at as expires
        from session where operator = ${operator} and expires_at > ${at.now.toISOString()} and seen_at > ${unseenSince(at)}
        order by opened_at desc, session`,
  );
}

/** Ends one session of an operator by its public name; refuses where the operator has no such session. */
export async function endSession(tx: Tx, operator: string, session: string): Promise<void> {
  const ended = await tx.run(
    sql`delete from session where operator = ${operator} and secret_hash = ${Buffer.from(session, "hex")}`,
  );
  if (ended === 0) throw new Refusal("not-found", "There is no such session.");
  await appendAccessEvents(tx, operator, { kind: "sessions.ended", operator, count: ended });
}

/** Holds a session until the transaction ends, so that what it is used for does not outlive its ending; refuses one that has ended. */
export async function holdSession(tx: Tx, session: Session): Promise<void> {
  const held = await tx.first(
    sql`select 1 from session where secret_hash = ${Buffer.from(session.id, "hex")} for key share`,
  );
  if (held === undefined) throw new Refusal("not-signed-in", "This session has ended.");
}

/** Ends the links of an operator that were not used. */
export async function endLinks(tx: Tx, operator: string): Promise<void> {
  await tx.run(sql`update sign_in_link set used_at = now() where operator = ${operator} and used_at is null`);
}

/** Ends every session of an operator but, if named, one; returns how many. The caller records why. */
export async function endSessions(tx: Tx, operator: string, except?: Session): Promise<number> {
  const kept = except === undefined ? null : Buffer.from(except.id, "hex");
  return await tx.run(
    sql`delete from session where operator = ${operator} and (${kept}::bytea is null or secret_hash <> ${kept})`,
  );
}
