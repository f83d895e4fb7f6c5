/** Suspensions in the room: one office brings what it signed, and the clocks stand still once its witnesses have seen it in the log. */
import { compareInstants } from "#core/clock/clock.ts";
import type { Parsed } from "#core/problem.ts";
import { type OrderFile, readOrderHead } from "#core/roster/order.ts";
import type { Roster } from "#core/roster/roster.ts";
import {
  isByOneOffice,
  judgeSuspension,
  readSuspension,
  type Suspension,
  type SuspendedOrder,
  suspensionQuorum,
} from "#core/roster/suspension.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { fromBase64, type Envelope } from "#core/seal/envelope.ts";
import { issuedDocument } from "#stages/directive/queries.ts";
import { openSigning } from "#stages/directive/signing/open-signing.ts";
import { orRefuse, refuse } from "#stages/directive/signing/refusals.ts";
import { type RoomRosters, roomRosters, rosterOfBrought } from "#stages/directive/signing/rosters.ts";
import { documentFact, type SigningRow } from "#stages/directive/signing/signed-document.ts";
import { appendEvents } from "#store/journal.ts";
import { lock } from "#store/locks.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Takes a suspension in, so that its signatures can be taken; it refuses one that would never count. */
export async function openSuspension(tx: Tx, envelope: Envelope, now: string): Promise<void> {
  const payload = fromBase64(envelope.payload) ?? new Uint8Array();
  const suspension = orRefuse(readSuspension(payload));
  await lock(tx, "roster");
  const order = await orderOf(tx, suspension);
  const { directive, revision, office, from, until, drill } = suspension;
  const isOther =
    order === null || order.sha256 !== suspension.order || order.issuedBy !== suspension.issuedBy;
  if (isOther) refuse("suspension-other-order", "It suspends no order that is in force here.");
  const roster = await rosterOfBrought(tx, { at: from, drill });
  if (compareInstants(from, now) > 0) refuse("suspension-future", "It has not begun.");
  if (until !== null && compareInstants(until, now) <= 0)
    refuse("suspension-lapsed", "It has lapsed already.");
  orRefuse(suspensionQuorum(roster, suspension));
  if (isByOneOffice(suspension) && (await hasSuspended(tx, suspension)))
    refuse("suspension-again", "One office alone suspends a revision once.");
  await openSigning(
    tx,
    { kind: "suspension", payload, directive, revision, office, roster: roster.version, opens: null },
    now,
  );
}

/** The order that is in force and that a suspension names; `null` where it is none, or another revision is. */
async function orderOf(
  tx: Tx,
  { directive, revision }: Pick<Suspension, "directive" | "revision">,
): Promise<SuspendedOrder | null> {
  const document = await issuedDocument(tx, directive);
  if (document?.state !== "issued" || document.revision !== revision) return null;
  const head = await readOrderHead(canonicalBytes(document));
  return head.ok ? head.value : null;
}

async function hasSuspended(tx: Tx, { directive, revision, office }: Suspension): Promise<boolean> {
  const rows = await tx.rows<{ payload: Buffer }>(sql`
    select payload from signing where kind = 'suspension' and directive = ${directive} and revision = ${revision}
      and office = ${office} and dropped_at is null`);
  return rows.some(({ payload }) => {
    const read = readSuspension(payload);
    return read.ok && isByOneOffice(read.value);
  });
}

/** Whose signatures a suspension needs that was taken in. */
export function quorumOfSuspension(roster: Roster, payload: Uint8Array) {
  return orRefuse(suspensionQuorum(roster, orRefuse(readSuspension(payload))));
}

/** Takes the proof that a suspension lies in a witnessed log. One that no longer counts, as its order was revised or its time is over, is dropped. */
export async function enterSuspension(
  tx: Tx,
  row: SigningRow,
  { file, now }: { readonly file: OrderFile; readonly now: string },
): Promise<Parsed<unknown>> {
  const suspension = orRefuse(readSuspension(row.payload));
  const order = await orderOf(tx, suspension);
  const { pin } = (await roomRosters(tx)) as RoomRosters;
  const judged = order === null ? null : await judgeSuspension(file, { order, pin, at: now });
  if (judged === null || (!judged.ok && judged.findings[0]?.code === "suspension-lapsed")) {
    await tx.run(sql`update signing set dropped_at = ${now} where sha256 = ${row.sha256}`);
    return { ok: true, value: null };
  }
  if (!judged.ok) return judged;
  const { from, until } = judged.value.pause;
  await tx.run(
    sql`update signing set entered_at = ${now}, proof = ${file.proof} where sha256 = ${row.sha256}`,
  );
  await tx.run(sql`
    insert into suspension (sha256, directive, revision, office, starts, ends, reason)
    values (${row.sha256}, ${row.directive}, ${row.revision}, ${row.office}, ${from}, ${until}, ${JSON.stringify(suspension.reason)})`);
  await appendEvents(tx, documentFact("document.entered", row));
  return judged;
}
