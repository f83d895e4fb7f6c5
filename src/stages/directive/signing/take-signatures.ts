/** Signatures that offices made on their own machines are taken in: each is checked against the roster, and nothing else about whoever brings it counts. */
import { hash } from "node:crypto";
import { type Finding, Refusal } from "#core/problem.ts";
import { quorumIn, type Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64 } from "#core/seal/envelope.ts";
import { knownSignatures, openByQuorum, type Quorum } from "#core/seal/quorum.ts";
import { type RoomRosters, roomRosters, rosterOfVersion } from "#stages/directive/signing/rosters.ts";
import {
  documentFact,
  signedEnvelope,
  signingColumns,
  type SigningRow,
  typeOfKind,
} from "#stages/directive/signing/signed-document.ts";
import { openNotice, quorumOfNotice } from "#stages/directive/signing/office-notices.ts";
import { openSuspension, quorumOfSuspension } from "#stages/directive/signing/suspensions.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** How far a document is: which offices signed it, of which how many are needed, and what is missing. */
export type SigningProgress = {
  readonly offices: readonly string[];
  readonly signers: readonly string[];
  readonly needed: number;
  readonly isEnough: boolean;
};

/** Takes the good signatures of an envelope over the same bytes. Refuses an envelope over others, and one without any signature of the roster's offices. */
export async function takeSignatures(
  tx: Tx,
  sha256: string,
  envelope: Envelope,
  now: string,
): Promise<SigningProgress> {
  const row = (await lockedRow(tx, sha256)) ?? (await openedRow(tx, sha256, envelope, now));
  if (row === undefined)
    throw new Refusal("not-found", `Nothing with the digest ${sha256} waits for signatures.`);
  if (row.droppedAt !== null)
    refuse("state-forbids", "signing-dropped", "It was given back: these bytes are signed no more.");
  const payload = fromBase64(envelope.payload) ?? new Uint8Array();
  if (envelope.payloadType !== typeOfKind[row.kind] || hash("sha256", payload) !== sha256)
    refuse(
      "input-invalid",
      "signing-other-bytes",
      "These signatures are over other bytes than the ones that wait here.",
    );
  const roster = rosterOfVersion((await roomRosters(tx)) as RoomRosters, row.roster);
  const quorum = quorumOf(roster, row);
  const good = await knownSignatures(envelope, quorum.keys);
  if (good.length === 0)
    refuse(
      "input-invalid",
      "signing-unknown",
      "No good signature here is of an office whose signature counts.",
    );
  for (const { keyid, sig, office } of good) {
    const taken = await tx.run(sql`
      insert into signing_signature (signing, keyid, office, sig, at, by)
      values (${sha256}, ${keyid}, ${office}, ${sig}, ${now}, ${tx.actor.id}) on conflict do nothing`);
    const { kind: what, directive, revision } = row;
    if (taken > 0)
      await appendEvents(tx, { kind: "signature.taken", what, sha256, directive, revision, office });
  }
  const progress = await progressOf(tx, row, roster);
  if (progress.isEnough && row.signedAt === null) {
    await tx.run(sql`update signing set signed_at = ${now} where sha256 = ${sha256}`);
    await appendEvents(tx, documentFact("document.signed", row));
  }
  return progress;
}

async function lockedRow(tx: Tx, sha256: string): Promise<SigningRow | undefined> {
  return await tx.first<SigningRow>(
    sql`select ${signingColumns} from signing where sha256 = ${sha256} for update`,
  );
}

/** A suspension, a notice or a guideline waits here from when an office brings it; everything else waits before anybody signs. */
async function openedRow(
  tx: Tx,
  sha256: string,
  envelope: Envelope,
  now: string,
): Promise<SigningRow | undefined> {
  const payload = fromBase64(envelope.payload) ?? new Uint8Array();
  if (hash("sha256", payload) !== sha256) return undefined;
  if (envelope.payloadType === typeOfKind.suspension) await openSuspension(tx, envelope, now);
  else if (envelope.payloadType === typeOfKind.notice || envelope.payloadType === typeOfKind.guideline)
    await openNotice(tx, envelope, now);
  else return undefined;
  return await lockedRow(tx, sha256);
}

function refuse(code: "state-forbids" | "input-invalid", finding: string, message: string): never {
  const findings: readonly Finding[] = [{ at: "/signatures", code: finding, message }];
  throw new Refusal(code, message, findings);
}

/** Whose signatures over a document count, and how many are needed: an order takes the rule of its issuer, what one office may do alone takes that office. */
function quorumOf(
  roster: Roster,
  { kind, office, payload }: Pick<SigningRow, "kind" | "office" | "payload">,
): Quorum {
  if (kind === "suspension") return quorumOfSuspension(roster, payload);
  if (kind === "notice" || kind === "guideline") return quorumOfNotice(roster, payload);
  const rule = roster.orders.find(({ issuers }) => issuers.includes(office));
  if (rule === undefined) throw new Error(`the roster has no rule for ${office}`);
  return quorumIn(roster, rule);
}

/** How far a document is. */
export async function progressOf(tx: Tx, row: SigningRow, roster: Roster): Promise<SigningProgress> {
  const quorum = quorumOf(roster, row);
  const envelope = await signedEnvelope(tx, row);
  const opened = await openByQuorum(envelope, typeOfKind[row.kind], { ...quorum, needed: 0 });
  const offices = opened.ok ? opened.value.offices : [];
  const signers = [...new Set(quorum.keys.map(({ office }) => office))];
  return { offices, signers, needed: quorum.needed, isEnough: offices.length >= quorum.needed };
}
