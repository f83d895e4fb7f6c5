/**
 * Operators who sign in at an identity provider. An account becomes an operator when it first comes, in the post that the room's rules give to its claims; at each
 * sign-in the post is looked at anew. Called as the room, after the provider's answer was verified.
 */
import type { ClaimedPost } from "#core/oidc-post.ts";
import { Refusal } from "#core/problem.ts";
import { firstLanguage } from "#core/topology/topology.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { checkPost } from "#stages/registry/administration/administer.ts";
import { completeNames } from "#stages/registry/commands.ts";
import { notify } from "#stages/registry/notices.ts";
import { registerOperator } from "#stages/registry/operators.ts";
import { readWorld, roomTopology } from "#stages/registry/queries.ts";
import { instantAfter, newId, secretHash } from "#stages/registry/secrets.ts";
import {
  endSessions,
  type OpenedSession,
  openByOidc,
  type SessionCircumstances,
} from "#stages/registry/sessions.ts";
import { storeProof } from "#stages/registry/step-up.ts";
import { revokeTokensOf } from "#stages/registry/tokens.ts";

const flowLife = 10 * 60_000;
/** By how much the provider's clock may run behind the room's. */
const skew = 30_000;

/** What is remembered until the provider answers. */
type FlowStart = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string | null;
  readonly proof?: { readonly session: string; readonly act: string; readonly secret: string };
};

/** Keeps a flow under the hash of its state. */
export async function storeFlow(tx: Tx, flow: FlowStart, now: Date): Promise<void> {
  const { state, nonce, verifier, next, proof } = flow;
  const of = proof === undefined ? null : Buffer.from(proof.session, "hex");
  const hash = proof === undefined ? null : secretHash(proof.secret);
  await tx.run(sql`delete from oidc_flow where expires_at <= ${now.toISOString()}`);
  await tx.run(sql`
    insert into oidc_flow (state_hash, nonce, verifier, next, session, act, proof_hash, begun_at, expires_at)
    values (${secretHash(state)}, ${nonce}, ${verifier}, ${next}, ${of}, ${proof?.act ?? null}, ${hash},
      ${now.toISOString()}, ${instantAfter(now, flowLife)})`);
}

/** A flow that came back. */
export type ReturnedFlow = {
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string | null;
  readonly session: Buffer | null;
  readonly act: string | null;
  readonly proof_hash: Buffer | null;
  readonly begun: string;
};

/** Takes a flow out, so that it serves once. */
export async function takeFlow(tx: Tx, state: string, now: Date): Promise<ReturnedFlow> {
  const row = await tx.first<ReturnedFlow & { readonly expires: string }>(sql`
    delete from oidc_flow where state_hash = ${secretHash(state)}
    returning nonce, verifier, next, session, act, proof_hash, begun_at as begun, expires_at as expires`);
  if (row === undefined || new Date(row.expires) <= now)
    throw new Refusal("not-signed-in", "This sign-in was not begun here, or too long ago; begin again.");
  return row;
}

/** An account with the post that its claims give now. */
type AccountPost = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly post: ClaimedPost;
};

/** Opens a session for an account, after its operator was made or given the post that its claims give. */
export async function signInByAccount(
  tx: Tx,
  account: AccountPost,
  at: SessionCircumstances,
): Promise<OpenedSession> {
  const topology = await roomTopology(tx);
  await checkPost(tx, account.post, { topology, now: at.now });
  const known = await operatorOfAccount(tx, account);
  const operator = known ?? `oidc-${newId()}`;
  if (known !== null) await movePost(tx, known, account.post);
  else {
    const language = firstLanguage(topology);
    const name = completeNames({ [language]: account.name }, topology, (await readWorld(tx))?.drill ?? false);
    await registerOperator(tx, { id: operator, name, language, ...account.post });
    await tx.run(
      sql`insert into oidc_account (issuer, subject, operator) values (${account.issuer}, ${account.subject}, ${operator})`,
    );
  }
  return await openByOidc(tx, operator, at);
}

async function operatorOfAccount(
  tx: Tx,
  { issuer, subject }: Pick<AccountPost, "issuer" | "subject">,
): Promise<string | null> {
  const row = await tx.first<{ operator: string }>(
    sql`select operator from oidc_account where issuer = ${issuer} and subject = ${subject} for update`,
  );
  return row?.operator ?? null;
}

/** Where the claims give another post than before, the operator has it from now on; its other sessions end, and tokens do not come along. */
async function movePost(tx: Tx, operator: string, post: ClaimedPost): Promise<void> {
  const moved = await tx.run(sql`
    update operator set role = ${post.role}, office = ${post.office ?? null}, organization = ${post.organization ?? null},
      domain = ${post.domain ?? null}, sector = ${post.sector ?? null}
    where id = ${operator} and (role, office, organization, domain, sector) is distinct from
      (${post.role}::text, ${post.office ?? null}::text, ${post.organization ?? null}::text, ${post.domain ?? null}::text, ${post.sector ?? null}::text)`);
  if (moved === 0) return;
  await endSessions(tx, operator);
  await revokeTokensOf(tx, operator);
  await notify(tx, operator, { kind: "post-changed" });
  await appendEvents(tx, { kind: "operator.changed", operator, role: post.role });
}

/** Makes the proof of a flow good, where its own operator has just proved anew to the provider who they are. */
export async function proveByAccount(
  tx: Tx,
  flow: ReturnedFlow,
  by: Pick<AccountPost, "issuer" | "subject"> & { readonly authenticatedAt: Date | null; readonly now: Date },
): Promise<void> {
  const operator = await operatorOfAccount(tx, by);
  const own = await tx.first(
    sql`select from session where secret_hash = ${flow.session} and operator = ${operator}`,
  );
  const fresh = by.authenticatedAt !== null && by.authenticatedAt.getTime() >= Date.parse(flow.begun) - skew;
  if (own === undefined || flow.session === null || flow.act === null || flow.proof_hash === null || !fresh)
    throw new Refusal("step-up-needed", "The identity provider did not have you prove anew who you are.");
  await storeProof(tx, { hash: flow.proof_hash, session: flow.session, act: flow.act, now: by.now });
}
