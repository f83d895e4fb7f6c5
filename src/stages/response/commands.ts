/**
 * Taking answers: acknowledgements and attestations, signed by an agent or given on a page.
 * The same bytes again get the same receipt; a receipt exists only when the row is committed. Nothing here sees a component.
 */
import { hash } from "node:crypto";
import {
  type Acknowledgement,
  type Attestation,
  evidenceClasses,
  type ResponseStatus,
  responseStatusOf,
} from "#core/directive/attestation.ts";
import { Refusal } from "#core/problem.ts";
import type { Envelope } from "#core/seal/envelope.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { type DirectiveNotification, notificationFor } from "#stages/dissemination/queries.ts";
import type { Receipt } from "#stages/response/queries.ts";

/** An answer as it arrived: what it says, the sha256 (hex) that makes it the same answer again, and the signed envelope (`null` from a page). */
export type ReceivedResponse<T> = {
  readonly payload: T;
  readonly digest: string;
  readonly signed: { readonly envelope: Envelope; readonly keyid: string } | null;
};

type LockedStatus = { readonly standing: ResponseStatus; readonly sequence: number };

/** Records an acknowledgement. Acknowledging again, or after an answer, changes nothing but gives a receipt. */
export async function acknowledge(
  tx: Tx,
  arrived: ReceivedResponse<Acknowledgement>,
  now: string,
): Promise<Receipt> {
  const { payload, digest } = arrived;
  const earlier = await earlierReceipt(tx, digest);
  if (earlier) return earlier;
  const before = await lockStatus(tx, await mustBeNotified(tx, payload));
  const raced = await earlierReceipt(tx, digest);
  if (raced) return raced;
  await tx.run(sql`
    update response set acknowledged_at = coalesce(acknowledged_at, ${now}),
      standing = case when standing = 'told' then 'acknowledged' else standing end,
      since = case when standing = 'told' then ${now} else since end
    where directive = ${payload.directive} and organization = ${payload.organization}`);
  const receipt = await keep(tx, {
    kind: "acknowledgement",
    arrived,
    now,
    sequence: null,
    standing: null,
  });
  if (before.standing === "told")
    await appendEvents(tx, {
      kind: "directive.acknowledged",
      directive: payload.directive,
      organization: payload.organization,
    });
  return receipt;
}

/**
 * Records an attestation and moves the status. Refuses a sequence that was used for other content (`conflict`) or is behind the
 * newest (`conflict`): an old answer never overwrites a newer one.
 */
export async function attest(tx: Tx, arrived: ReceivedResponse<Attestation>, now: string): Promise<Receipt> {
  const { payload, digest } = arrived;
  const earlier = await earlierReceipt(tx, digest);
  if (earlier) return earlier;
  const before = await lockStatus(tx, await mustBeNotified(tx, payload));
  const raced = await earlierReceipt(tx, digest);
  if (raced) return raced;
  if (payload.sequence <= before.sequence)
    throw new Refusal(
      "conflict",
      `answer ${payload.sequence} is not newer than ${before.sequence}, which is already recorded`,
    );
  const standing = responseStatusOf(payload, before.standing);
  await moveStatus(tx, payload, { standing, now });
  const receipt = await keep(tx, {
    kind: "attestation",
    arrived,
    now,
    sequence: payload.sequence,
    standing,
  });
  await appendEvents(tx, {
    kind: "attestation.received",
    directive: payload.directive,
    organization: payload.organization,
    receipt: receipt.receipt,
    before: before.standing,
    standing,
  });
  return receipt;
}

/** A self-attested answer from a page: evidence class E0 for every count; `once` makes pressing twice one answer. */
export async function respondOnPage(
  tx: Tx,
  answer: Pick<Attestation, "directive" | "revision" | "counts" | "drill" | "organization"> & {
    readonly once: string;
  },
  now: string,
): Promise<Receipt> {
  const { once, ...said } = answer;
  const digest = hash("sha256", `${said.organization}\n${said.directive}\n${once}`);
  const earlier = await earlierReceipt(tx, digest);
  if (earlier) return earlier;
  const { sequence } = await lockStatus(tx, await mustBeNotified(tx, said));
  const total = Object.values(said.counts).reduce((sum, count) => sum + count, 0);
  const payload: Attestation = {
    type: "bongsu.attestation/1",
    ...said,
    sequence: sequence + 1,
    at: now,
    evidence: { E0: total, E1: 0, E2: 0, E3: 0 },
    contradicted: 0,
    evidenceDigest: null,
  };
  return await attest(tx, { payload, digest, signed: null }, now);
}

async function earlierReceipt(tx: Tx, digest: string): Promise<Receipt | undefined> {
  return await tx.first<Receipt>(
    sql`select receipt, digest, received_at as "receivedAt" from answer where digest = ${digest}`,
  );
}

async function mustBeNotified(
  tx: Tx,
  answer: { readonly directive: string; readonly organization: string; readonly revision: number },
): Promise<DirectiveNotification> {
  const notification = await notificationFor(tx, answer.directive, answer.organization);
  if (notification === undefined)
    throw new Refusal("not-found", `directive ${answer.directive} does not concern this organisation`);
  if (answer.revision > notification.revision)
    throw new Refusal(
      "input-invalid",
      `revision ${answer.revision} of ${answer.directive} has not been issued; the newest is ${notification.revision}`,
    );
  return notification;
}

/** The row of this organisation, locked until the commit. Its first response makes it, and takes it back when it is refused. */
async function lockStatus(tx: Tx, notification: DirectiveNotification): Promise<LockedStatus> {
  const { directive, organization, tier, sector, domain, at } = notification;
  await tx.run(sql`
    insert into response (directive, organization, tier, sector, domain, standing, since)
    values (${directive}, ${organization}, ${tier}, ${sector}, ${domain}, 'told', ${at})
    on conflict (directive, organization) do nothing`);
  const row = await tx.first<LockedStatus>(sql`
    select standing, sequence from response
    where directive = ${directive} and organization = ${organization} for update`);
  if (row === undefined) throw new Error(`response of ${organization} on ${directive} is not visible`);
  return row;
}

async function moveStatus(
  tx: Tx,
  payload: Attestation,
  move: { readonly standing: ResponseStatus; readonly now: string },
): Promise<void> {
  const { standing, now } = move;
  const closing = standing === "closed" || standing === "not-affected";
  await tx.run(sql`
    update response set standing = ${standing}, sequence = ${payload.sequence}, revision = ${payload.revision},
      acknowledged_at = coalesce(acknowledged_at, ${now}),
      since = case when standing = ${standing} then since else ${now} end,
      closed_at = case when ${closing} then coalesce(closed_at, ${now}::timestamptz) end
    where directive = ${payload.directive} and organization = ${payload.organization}`);
}

async function keep(
  tx: Tx,
  row: {
    readonly kind: "acknowledgement" | "attestation";
    readonly arrived: ReceivedResponse<Acknowledgement | Attestation>;
    readonly now: string;
    readonly sequence: number | null;
    readonly standing: ResponseStatus | null;
  },
): Promise<Receipt> {
  const { payload, digest, signed } = row.arrived;
  const receipt = `R-${digest.slice(0, 24)}`;
  await tx.run(sql`
    insert into answer (receipt, kind, digest, directive, organization, revision, sequence, keyid, payload, envelope, standing, received_at)
    values (${receipt}, ${row.kind}, ${digest}, ${payload.directive}, ${payload.organization}, ${payload.revision}, ${row.sequence},
      ${signed?.keyid ?? null}, ${JSON.stringify(payload)}, ${signed === null ? null : JSON.stringify(signed.envelope)},
      ${row.standing}, ${row.now})`);
  return { receipt, digest, receivedAt: row.now };
}

/** The classes of evidence must add up to what they are evidence of; a finding's text, or `null` when they do. */
export function evidenceMismatch(attestation: Attestation): string | null {
  const evidence = evidenceClasses.reduce((sum, name) => sum + attestation.evidence[name], 0);
  const counted = Object.values(attestation.counts).reduce((sum, count) => sum + count, 0);
  return evidence === counted ? null : `evidence classes add up to ${evidence}, counts to ${counted}`;
}
