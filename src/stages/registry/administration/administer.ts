/**
 * What an officer does with the operators that it looks after: invites, gives another post, disables, ends sessions. Nobody changes their own post, and
 * somebody of the chair always remains who can sign in. Each function is called as the room on behalf of the officer.
 */
import type { Actor, PostRole } from "#core/actor.ts";
import { dateOf } from "#core/clock/clock.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { officeKindsOf } from "#core/topology/posts.ts";
import { firstLanguage, inLanguage, type Topology } from "#core/topology/topology.ts";
import type { TextByLanguage } from "#core/text.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import {
  type AdministeredOperator,
  administeredOperator,
} from "#stages/registry/administration/administered.ts";
import { completeNames } from "#stages/registry/commands.ts";
import { notify } from "#stages/registry/notices.ts";
import { type Operator, registerOperator } from "#stages/registry/operators.ts";
import { type RemovedAccess, removePasskeys } from "#stages/registry/passkeys.ts";
import { jurisdictionsOf, readWorld, roomTopology } from "#stages/registry/queries.ts";
import { newId } from "#stages/registry/secrets.ts";
import { endLinks, endSessions, makeLink } from "#stages/registry/sessions.ts";
import { revokeTokensOf } from "#stages/registry/tokens.ts";

const day = 24 * 60 * 60_000;
/** For how long an invitation's link waits to be used. */
const invitationLife = 7 * day;

/** A post: a role with what it needs. */
type Post = { readonly role: PostRole } & Pick<Operator, "office" | "organization" | "domain" | "sector">;

/** Whom an officer invites; without an id the room chooses one. */
type Invitation = Post & {
  readonly id?: string;
  readonly name: TextByLanguage;
  readonly language?: string;
};

/** Who acts, and the room's time. */
type Circumstances = { readonly actor: Actor; readonly now: Date };

/** A link that lets an operator in; its secret exists in the answer only. */
type Invited = { readonly operator: string; readonly secret: string; readonly expires: string };

/** Registers an operator that the actor will look after, and makes its first link. */
export async function inviteOperator(
  tx: Tx,
  invitation: Invitation,
  { actor, now }: Circumstances,
): Promise<Invited> {
  const topology = await roomTopology(tx);
  await checkPost(tx, invitation, { topology, now });
  const { id: given, name, language, ...post } = invitation;
  const id = given ?? `op-${newId()}`;
  if ((await tx.first(sql`select 1 from operator where id = ${id}`)) !== undefined)
    throw new Refusal("conflict", `There is an operator with the id ${id}.`);
  const spoken = language ?? firstLanguage(topology);
  const known = completeNames(name, topology, (await readWorld(tx))?.drill ?? false);
  await registerOperator(tx, { id, name: known, language: spoken, ...post });
  await mustLookAfter(tx, id, { actor, now });
  return await linkFor(tx, id, now);
}

/** Where the actor may not look after who was just invited, the whole invitation is refused. */
async function mustLookAfter(tx: Tx, id: string, { actor, now }: Circumstances): Promise<void> {
  await administeredOperator(tx, actor, { id, now }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal("not-permitted", "Your office does not let anyone in to such a post.");
  });
}

/** Makes a new link for an operator without a passkey; earlier ones that were not used end. */
export async function relinkOperator(tx: Tx, id: string, { actor, now }: Circumstances): Promise<Invited> {
  const operator = await held(tx, id, { actor, now });
  if (operator.disabledAt !== null) throw new Refusal("state-forbids", "This operator is disabled.");
  if (operator.passkeys > 0)
    throw new Refusal(
      "state-forbids",
      "This operator signs in with a passkey; a link would not open a session.",
    );
  return await linkFor(tx, id, now);
}

async function linkFor(tx: Tx, operator: string, now: Date): Promise<Invited> {
  await endLinks(tx, operator);
  return { operator, ...(await makeLink(tx, { operator, now, life: invitationLife })) };
}

/** Gives an operator another name, language or post; its sessions end, and it is told. */
export async function changeOperator(
  tx: Tx,
  change: Required<Pick<Invitation, "id" | "name" | "language">> & Omit<Post, "organization">,
  circumstances: Circumstances,
): Promise<void> {
  const { id, name, language, ...post } = change;
  const before = await held(tx, id, circumstances);
  refuseOwn(id, circumstances.actor);
  const organization = before.organization ?? undefined;
  const topology = await roomTopology(tx);
  await checkPost(
    tx,
    { ...post, ...(organization !== undefined && { organization }) },
    { topology, now: circumstances.now },
  );
  if (before.role === "chair" && post.role !== "chair") await keepChair(tx, id);
  const known = completeNames(name, topology, (await readWorld(tx))?.drill ?? false);
  await tx.run(sql`
    update operator set role = ${post.role}, name = ${JSON.stringify(known)}, language = ${language},
      office = ${post.office ?? null}, domain = ${post.domain ?? null}, sector = ${post.sector ?? null} where id = ${id}`);
  await mustLookAfter(tx, id, circumstances);
  await endSessions(tx, id);
  await notify(tx, id, { kind: "post-changed" });
  await appendEvents(tx, { kind: "operator.changed", operator: id, role: post.role });
}

/**
 * Disables an operator: its sessions end at once, its links open nothing, its tokens and those that it made are revoked for good. Returns how many tokens.
 */
export async function disableOperator(tx: Tx, id: string, { actor, now }: Circumstances): Promise<number> {
  const operator = await held(tx, id, { actor, now });
  refuseOwn(id, actor);
  if (operator.disabledAt !== null) return 0;
  if (operator.role === "chair") await keepChair(tx, id);
  await tx.run(sql`update operator set disabled_at = ${now.toISOString()} where id = ${id}`);
  await endLinks(tx, id);
  const count = await endSessions(tx, id);
  const revokedTokens = await revokeTokensOf(tx, id);
  await appendEvents(
    tx,
    { kind: "operator.disabled", operator: id },
    { kind: "sessions.ended", operator: id, count },
  );
  return revokedTokens;
}

/** Lets a disabled operator sign in again, with the passkeys that it had; its tokens stay revoked. */
export async function enableOperator(tx: Tx, id: string, { actor, now }: Circumstances): Promise<void> {
  const operator = await held(tx, id, { actor, now });
  if (operator.disabledAt === null) return;
  await tx.run(sql`update operator set disabled_at = null where id = ${id}`);
  await appendEvents(tx, { kind: "operator.enabled", operator: id });
}

/** Ends every session of an operator; it is told. */
export async function endOperatorSessions(
  tx: Tx,
  id: string,
  { actor, now }: Circumstances,
): Promise<number> {
  await held(tx, id, { actor, now });
  const count = await endSessions(tx, id);
  await notify(tx, id, { kind: "sessions-ended" });
  await appendEvents(tx, { kind: "sessions.ended", operator: id, count });
  return count;
}

/** Takes an operator's passkeys and tokens away, who lost them all, so that a new link lets it in; nobody does so for themselves. */
export async function resetOperator(
  tx: Tx,
  id: string,
  { actor, now }: Circumstances,
): Promise<RemovedAccess> {
  await held(tx, id, { actor, now });
  refuseOwn(id, actor);
  return await removePasskeys(tx, id);
}

/** The operator, whose row is held until the transaction ends; refuses where the actor does not look after it. */
async function held(tx: Tx, id: string, { actor, now }: Circumstances): Promise<AdministeredOperator> {
  await tx.rows(sql`select 1 from operator where id = ${id} for update`);
  return await administeredOperator(tx, actor, { id, now });
}

function refuseOwn(id: string, actor: Actor): void {
  if (id === actor.id)
    throw new Refusal("second-person-needed", "Somebody else has to do this with your own post.");
}

/** Refuses where no other person of the chair could sign in. */
async function keepChair(tx: Tx, leaving: string): Promise<void> {
  await tx.run(sql`lock table operator in share row exclusive mode`);
  const other = await tx.first(sql`
    select from operator o where o.role = 'chair' and o.disabled_at is null and o.id <> ${leaving} and o.id not like 'script:%'
      and exists (select from passkey p where p.operator = o.id) limit 1`);
  if (other === undefined)
    throw new Refusal("state-forbids", "Nobody else of the chair can sign in; invite somebody first.");
}

/** Refuses a post that the topology does not have: an office of the wrong kind, a domain or sector that it does not lead today. */
export async function checkPost(
  tx: Tx,
  post: Post,
  { topology, now }: { readonly topology: Topology; readonly now: Date },
): Promise<void> {
  const findings =
    post.role === "organization"
      ? await organizationFindings(tx, post)
      : await officeFindings(tx, post, { topology, now });
  if (findings.length > 0) throw new Refusal("input-invalid", "There is no such post.", findings);
}

async function organizationFindings(tx: Tx, post: Post): Promise<readonly Finding[]> {
  const extra = (["office", "domain", "sector"] as const).filter((name) => post[name] !== undefined);
  const there = await tx.first(
    sql`select from organization where id = ${post.organization ?? ""} and valid_to is null`,
  );
  return [
    ...extra.map((name) => finding(name, "An organisation's operator has none.")),
    ...(there === undefined ? [finding("organization", "There is no such organisation.")] : []),
  ];
}

async function officeFindings(
  tx: Tx,
  { role, office, organization, domain, sector }: Post,
  { topology, now }: { readonly topology: Topology; readonly now: Date },
): Promise<readonly Finding[]> {
  if (organization !== undefined)
    return [finding("organization", "An officer has an office, no organisation.")];
  const found = topology.offices.find(({ id }) => id === office);
  if (found === undefined) return [finding("office", "There is no such office.")];
  const kinds = officeKindsOf(role as Exclude<PostRole, "organization">);
  if (!kinds.includes(found.kind))
    return [finding("office", `An office of another kind is needed: ${kinds.join(", ")}.`)];
  const led = await jurisdictionsOf(tx, found.id, dateOf(now.toISOString(), topology));
  const wants = { domain: role === "lead" ? domain : null, sector: role === "sector" ? sector : null };
  return (["domain", "sector"] as const).flatMap((name) => {
    const wanted = wants[name];
    if (wanted === null)
      return (name === "domain" ? domain : sector) === undefined
        ? []
        : [finding(name, "This role has none.")];
    const leads = wanted !== undefined && led.some((one) => one[name] === wanted || one[name] === null);
    return leads ? [] : [finding(name, `${inLanguage(found.name, "en")} does not lead this today.`)];
  });
}

function finding(name: string, message: string): Finding {
  return { at: `/${name}`, code: "post-invalid", message };
}
