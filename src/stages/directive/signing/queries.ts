/** What others may read of documents that offices sign: what waits for signatures, what waits for the log, and what is in force. */
import { documentsInForce } from "#stages/directive/queries.ts";
import { orderFileOf } from "#stages/directive/signing/enter-force.ts";
import { type RoomRosters, roomRosters, rosterOfVersion } from "#stages/directive/signing/rosters.ts";
import { signingColumns, type SigningRow } from "#stages/directive/signing/signed-document.ts";
import { progressOf, type SigningProgress } from "#stages/directive/signing/take-signatures.ts";
import { type OrderFile } from "#core/roster/order.ts";
import type { Condition } from "#core/condition.ts";
import { rosterAt } from "#core/roster/roster-chain.ts";
import { readWorld } from "#stages/registry/queries.ts";
import type { Envelope } from "#core/seal/envelope.ts";
import type { TextByLanguage } from "#core/text.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Documents that wait for signatures or for the log, oldest first. */
export async function openDocuments(tx: Tx): Promise<readonly SigningRow[]> {
  return await tx.rows<SigningRow>(sql`
    select ${signingColumns} from signing where entered_at is null and dropped_at is null order by opened_at, sha256`);
}

/** Digests of the documents that enough offices signed and that no proof was taken for yet. */
export async function documentsWithoutProof(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows<{ sha256: string }>(sql`
    select sha256 from signing where signed_at is not null and entered_at is null and dropped_at is null order by signed_at, sha256`);
  return rows.map(({ sha256 }) => sha256);
}

/** The document with its progress. */
export async function signingProgress(tx: Tx, row: SigningRow): Promise<SigningProgress> {
  return await progressOf(tx, row, rosterOfVersion((await roomRosters(tx)) as RoomRosters, row.roster));
}

/** Every document of a directive that was not dropped, oldest first. */
export async function documentsOf(tx: Tx, directive: string): Promise<readonly SigningRow[]> {
  return await tx.rows<SigningRow>(sql`
    select ${signingColumns} from signing where directive = ${directive} and dropped_at is null order by opened_at, sha256`);
}

/** A signed document as the file that strangers judge; `undefined` where there is none with this digest. */
export async function signedFile(tx: Tx, sha256: string): Promise<OrderFile | undefined> {
  const row = await tx.first<SigningRow>(sql`select ${signingColumns} from signing where sha256 = ${sha256}`);
  return row && (await orderFileOf(tx, row));
}

/** The roster of a version as its offices signed it. */
export async function rosterEnvelope(tx: Tx, version: number): Promise<Envelope | undefined> {
  return (await tx.first<{ envelope: Envelope }>(sql`select envelope from roster where version = ${version}`))
    ?.envelope;
}

/** Directives in force that no offices signed: an agent that follows the roster refuses them. None where the room has no roster. */
export async function unsignedInForce(tx: Tx): Promise<readonly string[]> {
  if ((await tx.first(sql`select from roster limit 1`)) === undefined) return [];
  const entered = await tx.rows<{ directive: string; revision: number }>(
    sql`select directive, revision from signing where kind = 'order' and entered_at is not null`,
  );
  const signed = new Set(entered.map(({ directive, revision }) => `${directive}/${revision}`));
  return (await documentsInForce(tx)).flatMap(({ id, revision }) =>
    signed.has(`${id}/${revision}`) ? [] : [id],
  );
}

/** What is not as it should be with the offices of a room: none sign, their time is over, or something is in force without them. A drill without offices is no concern. */
export async function officesConditions(tx: Tx, now: string): Promise<readonly Omit<Condition, "since">[]> {
  const newest = (await roomRosters(tx))?.rosters.at(-1);
  const isDrill = (await readWorld(tx))?.drill !== false;
  if (newest === undefined) return isDrill ? [] : [{ code: "no-roster", state: "caution", about: "" }];
  const unsigned = await unsignedInForce(tx);
  return [
    ...(rosterAt([newest], now) === undefined
      ? [{ code: "roster-over", state: "failing", about: newest.to } as const]
      : []),
    ...(unsigned.length === 0
      ? []
      : [{ code: "orders-unsigned", state: "caution", about: unsigned.slice(0, 20).join(", ") } as const]),
  ];
}

/** A suspension as it is shown: the clocks stand still from `from` on. */
type ShownSuspension = {
  readonly directive: string;
  readonly office: string;
  readonly from: string;
  readonly until: string | null;
  readonly reason: TextByLanguage;
};

/** The suspensions of the newest revisions of these directives, first begun first. */
export async function suspensionsOf(
  tx: Tx,
  directives: readonly string[],
): Promise<readonly ShownSuspension[]> {
  return await tx.rows<ShownSuspension>(sql`
    select s.directive, s.office, s.starts as "from", s.ends as until, s.reason from suspension s
    where s.directive = any(${directives})
      and s.revision = (select max(r.revision) from directive_revision r where r.directive = s.directive) order by s.starts, s.sha256`);
}
