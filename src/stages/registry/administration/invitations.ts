/**
 * Invitations of many organisations at once, for a mail merge: each that nobody signs in for yet gets an operator and a link of its own, unless its operator was disabled. What is sent by which
 * way is not decided here. Called as the room, for the organisations of one domain or of all.
 */
import type { TextByLanguage } from "#core/text.ts";
import { firstLanguage } from "#core/topology/topology.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { instantAfter, newSecret, secretHash } from "#stages/registry/secrets.ts";

const day = 24 * 60 * 60_000;
/** Organisations that are handled in one statement, so that the thread is free in between. */
const batchSize = 1000;
/** The most organisations of one call. */
const mostInvitations = 50_000;

/** Whom to invite: of a domain or (`null`) of all, named or (`null`) all that nobody signs in for. */
type InvitationRequest = {
  readonly domain: string | null;
  readonly organizations: readonly string[] | null;
  readonly days: number;
  readonly now: Date;
};

/** One organisation's link; the secret exists in the answer only. */
type OrganizationInvitation = {
  readonly organization: string;
  readonly operator: string;
  readonly name: TextByLanguage;
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  readonly secret: string;
};

type Invitee = Omit<OrganizationInvitation, "secret" | "operator"> & { readonly operator: string | null };

/** Makes the links; earlier ones of the same operators that were not used end. */
export async function inviteOrganizations(
  tx: Tx,
  request: InvitationRequest,
): Promise<{ readonly expires: string; readonly invitations: readonly OrganizationInvitation[] }> {
  const { domain, organizations, days, now } = request;
  const expires = instantAfter(now, days * day);
  const invitees = await tx.rows<Invitee>(sql`
    select * from (
      select g.id as organization, g.name, g.contacts, (
        select min(o.id) from operator o where o.organization = g.id and o.disabled_at is null and o.id not like 'script:%') as operator
      from organization g
      where g.valid_to is null and (${domain}::text is null or g.domain = ${domain})
        and (${organizations}::text[] is null or g.id = any(${organizations}))
        and not exists (select from operator o join passkey p on p.operator = o.id where o.organization = g.id)) g
    where operator is not null or not exists (select from operator o where o.id = 'org-' || g.organization)
    order by g.organization limit ${mostInvitations}`);
  const language = firstLanguage(await roomTopology(tx));
  const invitations = invitees.map((one) => {
    return { ...one, operator: one.operator ?? `org-${one.organization}`, secret: newSecret() };
  });
  const added = new Set(
    invitees.filter(({ operator }) => operator === null).map(({ organization }) => organization),
  );
  for (let at = 0; at < invitations.length; at += batchSize)
    await storeBatch(tx, invitations.slice(at, at + batchSize), { added, language, expires, now });
  await appendEvents(tx, { kind: "links.made", count: invitations.length, operators: added.size });
  return { expires, invitations };
}

type BatchFacts = {
  readonly added: ReadonlySet<string>;
  readonly language: string;
  readonly expires: string;
  readonly now: Date;
};

async function storeBatch(
  tx: Tx,
  batch: readonly OrganizationInvitation[],
  { added, language, expires, now }: BatchFacts,
): Promise<void> {
  const fresh = batch.filter(({ organization }) => added.has(organization));
  const rows = fresh.map(({ operator, organization, name }) => ({ id: operator, name, organization }));
  await tx.run(sql`
    insert into operator (id, role, name, language, organization)
    select id, 'organization', name, ${language}, organization from jsonb_populate_recordset(null::operator, ${JSON.stringify(rows)})`);
  const operators = batch.map(({ operator }) => operator);
  await tx.run(
    sql`update sign_in_link set used_at = ${now.toISOString()} where operator = any(${operators}) and used_at is null`,
  );
  await tx.run(sql`
    insert into sign_in_link (secret_hash, operator, expires_at, made_by)
    select hash, operator, ${expires}, ${tx.actor.id}
    from unnest(${batch.map(({ secret }) => secretHash(secret))}::bytea[], ${operators}::text[]) as made (hash, operator)`);
}
