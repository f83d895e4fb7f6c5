/**
 * Bearer tokens for scripts, made on the room's own machine. Each stands for an operator made with it, has an end, and can be revoked;
 * the secret `bst_…` is shown once. Signing in persons is not done here.
 */
import { Refusal } from "#core/problem.ts";
import type { Actor, Domain, Sector } from "#core/actor.ts";
import { type TokenScope, tokenScopes } from "#core/token-scope.ts";
import { officeKindsOf } from "#core/topology/posts.ts";
import { firstLanguage, idsOf } from "#core/topology/topology.ts";
import { type TextByLanguage } from "#core/text.ts";
import { notify } from "#stages/registry/notices.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import {
  isActiveOperator,
  type Operator,
  operatorColumns,
  operatorOf,
  type OperatorRole,
  type OperatorRow,
  registerOperator,
} from "#stages/registry/operators.ts";
import {
  bySecret,
  holdsSecret,
  secretHash,
  instantAfter,
  newId,
  newSecret,
} from "#stages/registry/secrets.ts";
import { appendAccessEvents, participantOperatorId } from "#stages/registry/access-events.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

const prefix = "bst_";
const day = 24 * 60 * 60_000;
const mostTokens = 50;

/**
 * What a token is asked for. What the role needs and is not named is chosen: the first office of the role's kind and what it leads;
 * for the organisation role in a drill the first organisation. `life` in milliseconds, 30 days unless told.
 */
export type TokenRequest = {
  readonly role: OperatorRole;
  /** What people read of the operator that is made with it. */
  readonly name?: TextByLanguage;
  readonly office?: string;
  readonly organization?: string;
  readonly domain?: Domain;
  readonly sector?: Sector;
  readonly life?: number;
  /** All of them unless told. */
  readonly scopes?: readonly TokenScope[];
  readonly label?: string;
  readonly now: Date;
};

/** A made token; `secret` goes into `Authorization: Bearer`. */
type MadeToken = {
  readonly id: string;
  readonly secret: string;
  readonly expires: string;
  readonly operator: Operator;
};

/** Makes a token and the operator for which it stands. */
export async function makeToken(tx: Tx, request: TokenRequest): Promise<MadeToken> {
  const id = newId();
  const operator: Operator = {
    id: request.role === "participant" ? participantOperatorId(id) : `script:${id}`,
    role: request.role,
    name: request.name ?? { en: "Script" },
    language: firstLanguage(await roomTopology(tx)),
    ...(request.role === "organization"
      ? { organization: await chosenOrganization(tx, request.organization) }
      : await chosenOffice(tx, request)),
  };
  await registerOperator(tx, operator);
  return await storeToken(tx, { id, operator, request });
}

/** Makes a token that acts as the operator itself, so that nobody becomes a second person through a script. */
export async function makeOwnToken(
  tx: Tx,
  operator: Operator,
  request: Omit<TokenRequest, "role">,
): Promise<MadeToken> {
  const own = await tx.first<{ count: number }>(
    sql`select count(*) as count from token where operator = ${operator.id} and revoked_at is null and expires_at > ${request.now.toISOString()}`,
  );
  if ((own?.count ?? 0) >= mostTokens)
    throw new Refusal("too-many", `An operator has at most ${mostTokens} tokens; revoke one first.`);
  return await storeToken(tx, { id: newId(), operator, request });
}

async function storeToken(
  tx: Tx,
  made: { readonly id: string; readonly operator: Operator; readonly request: Omit<TokenRequest, "role"> },
): Promise<MadeToken> {
  const { id, operator, request } = made;
  const secret = prefix + newSecret();
  const expires = instantAfter(request.now, request.life ?? 30 * day);
  const scopes = request.scopes ?? tokenScopes;
  await tx.run(
    sql`insert into token (id, secret_hash, operator, expires_at, scopes, label, made_by)
        values (${id}, ${secretHash(secret)}, ${operator.id}, ${expires}, ${[...scopes]}, ${request.label ?? ""}, ${tx.actor.id})`,
  );
  await appendAccessEvents(tx, operator.id, { kind: "token.made", token: id, role: operator.role });
  return { id, secret, expires, operator };
}

type TokenOffice = { readonly office?: string; readonly domain?: Domain; readonly sector?: Sector };
type LedOffice = { readonly office: string; readonly domain: Domain | null; readonly sector: Sector | null };

async function chosenOffice(tx: Tx, request: TokenRequest): Promise<TokenOffice> {
  if (request.role === "organization" || request.role === "participant") return {};
  const kinds = officeKindsOf(request.role);
  const wantsDomain = request.role === "lead";
  const wantsSector = request.role === "sector";
  const on = request.now.toISOString();
  const domains = idsOf(await roomTopology(tx), "domain");
  const found = await tx.first<LedOffice>(
    sql`select o.id as office, j.domain, j.sector from office o
        left join jurisdiction j on j.office = o.id and j.valid_from <= ${on}::date and (j.valid_to is null or j.valid_to > ${on}::date)
        where (o.id = ${request.office ?? null} or (${request.office ?? null}::text is null and o.kind = any(${kinds})))
          and (not ${wantsDomain} or j.domain = coalesce(${request.domain ?? null}, j.domain))
          and (not ${wantsSector} or j.sector = coalesce(${request.sector ?? null}, j.sector))
        order by array_position(${kinds}::text[], o.kind), array_position(${domains}::text[], j.domain), o.id, j.sector limit 1`,
  );
  if (found === undefined && request.office !== undefined)
    throw new Refusal("not-found", "There is no such office with that jurisdiction.");
  const domain = request.domain ?? found?.domain ?? undefined;
  const sector = request.sector ?? found?.sector ?? undefined;
  if (wantsDomain && domain === undefined) throw new Refusal("input-invalid", "A lead needs a domain.");
  if (wantsSector && sector === undefined)
    throw new Refusal("input-invalid", "A sector officer needs a sector.");
  return {
    ...(found !== undefined && { office: found.office }),
    ...(wantsDomain && domain !== undefined && { domain }),
    ...(wantsSector && sector !== undefined && { sector }),
  };
}

async function chosenOrganization(tx: Tx, wanted: string | undefined): Promise<string> {
  const found = await tx.first<{ id: string }>(
    sql`select id from organization where valid_to is null and (id = ${wanted ?? null} or (${wanted ?? null}::text is null and drill))
        order by id limit 1`,
  );
  if (found !== undefined) return found.id;
  throw wanted === undefined
    ? new Refusal("input-invalid", "Name the organisation that the token is for.")
    : new Refusal("not-found", "There is no such organisation.");
}

/** A token that is not revoked and not over. */
export type FoundToken = {
  readonly id: string;
  readonly operator: Operator;
  readonly expires: string;
  readonly scopes: readonly TokenScope[];
};

/** The tokens of these secrets, by secret; one that is unknown, revoked or over is left out. */
export async function findTokens(
  tx: Tx,
  secrets: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, FoundToken>> {
  const tokens = secrets.filter((secret) => secret.startsWith(prefix));
  if (tokens.length === 0) return new Map();
  const rows = await tx.rows<
    OperatorRow & { id: string; expires: string; scopes: TokenScope[]; secret_hash: Buffer }
  >(
    sql`
      select ${operatorColumns}, t.id, t.expires_at as expires, t.scopes, t.secret_hash from token t join operator o on o.id = t.operator
        where ${holdsSecret(sql`t.secret_hash`, tokens)} and t.revoked_at is null and t.expires_at > ${now.toISOString()}
          and ${isActiveOperator(now)}`,
  );
  const found = new Map(
    rows.map((row) => [
      row.secret_hash.toString("hex"),
      { id: row.id, operator: operatorOf(row), expires: row.expires, scopes: row.scopes },
    ]),
  );
  return bySecret(tokens, found);
}

/** Revokes a token by its id; revoking twice is no error. */
export async function revokeToken(tx: Tx, id: string): Promise<void> {
  const known = await tx.first<{ operator: string; revoked: string | null }>(
    sql`select operator, revoked_at as revoked from token where id = ${id} for update`,
  );
  if (known === undefined) throw new Refusal("not-found", "There is no such token.");
  if (known.revoked !== null) return;
  await tx.run(sql`update token set revoked_at = now() where id = ${id}`);
  await appendAccessEvents(tx, known.operator, { kind: "token.revoked", token: id });
}

/** Tokens that are good and in an operator's hands: its own, and those that it made for its organisation. */
export function tokensInHandsOf(operator: Sql): Sql {
  return sql`t.revoked_at is null and t.expires_at > now() and (t.operator = ${operator} or t.made_by = ${operator})`;
}

/** Revokes for good what an operator may have in its hands, its own tokens and those that it made; it is told. Returns how many. */
export async function revokeTokensOf(tx: Tx, operator: string): Promise<number> {
  const revoked = await tx.rows<{ id: string; label: string }>(
    sql`update token t set revoked_at = now() where ${tokensInHandsOf(sql`${operator}`)} returning t.id, t.label`,
  );
  if (revoked.length === 0) return 0;
  const about = revoked.map(({ id, label }) => (label === "" ? id : label)).join(", ");
  await notify(tx, operator, { kind: "token-revoked", about });
  const events = revoked.map(({ id }) => ({ kind: "token.revoked", token: id }) as const);
  await appendAccessEvents(tx, operator, ...events);
  return revoked.length;
}

/** A token as it is listed; the secret is nowhere. */
type TokenView = {
  readonly id: string;
  readonly role: OperatorRole;
  readonly operator: string;
  readonly organization: string | null;
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  readonly madeAt: string;
  readonly expires: string;
  readonly revoked: string | null;
};

/** Which tokens an actor looks after: its own; an organisation's person those of the organisation, the chair those of every office, the room all. Those of participants of cases are theirs alone. */
function ownTokens(actor: Actor): Sql {
  if (actor.role === "system") return sql`true`;
  if (actor.role === "organization") return sql`o.organization = ${actor.organization ?? null}`;
  return sql`(o.id = ${actor.id} or (${actor.role === "chair"} and o.organization is null and o.role <> 'participant'))`;
}

const mostListed = 1000;

/** The tokens that the actor looks after, newest first. */
export async function listTokens(tx: Tx, actor: Actor = tx.actor): Promise<readonly TokenView[]> {
  return await tx.rows<TokenView>(sql`
    select t.id, o.role, o.id as operator, o.organization, t.label, t.scopes, t.made_at as "madeAt", t.expires_at as expires,
      t.revoked_at as revoked
    from token t join operator o on o.id = t.operator where ${ownTokens(actor)} order by t.made_at desc, t.id limit ${mostListed}`);
}

/** Revokes a token that the actor looks after; one that it does not is not there. */
export async function revokeOwnToken(tx: Tx, actor: Actor, id: string): Promise<void> {
  const known = await tx.first(
    sql`select from token t join operator o on o.id = t.operator where t.id = ${id} and ${ownTokens(actor)}`,
  );
  if (known === undefined) throw new Refusal("not-found", "There is no such token.");
  await revokeToken(tx, id);
}
