/** A signed document enters into force: its proof is judged as a stranger would judge it, and only then does a directive become what organisations act on. */
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { nextLifecycle, nextRevision } from "#core/directive/lifecycle.ts";
import { decodeText, readJson } from "#core/input/json.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import type { Parsed } from "#core/problem.ts";
import { judgeOrder, type OrderFile } from "#core/roster/order.ts";
import { lockedColumns, type LockedDirective, saveDirective } from "#stages/directive/locked-directive.ts";
import { storeDocument } from "#stages/directive/make-document.ts";
import { storeScope } from "#stages/directive/published-scope.ts";
import { enterNotice } from "#stages/directive/signing/office-notices.ts";
import { roomRosters, type RoomRosters } from "#stages/directive/signing/rosters.ts";
import {
  documentFact,
  signedEnvelope,
  signingColumns,
  type SigningRow,
} from "#stages/directive/signing/signed-document.ts";
import { enterSuspension } from "#stages/directive/signing/suspensions.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";

/** The file of an order as the room has it: the rosters up to the one that it was signed under, and its signatures. */
export async function orderFileOf(tx: Tx, row: SigningRow): Promise<OrderFile> {
  const { chain, rosters } = (await roomRosters(tx)) as RoomRosters;
  return {
    rosters: chain.filter((_, at) => (rosters[at]?.version ?? 0) <= row.roster),
    order: await signedEnvelope(tx, row),
    proof: row.proof,
  };
}

/** Takes the proof that an order lies in a witnessed log. What does not convince a stranger changes nothing; the findings say why. */
export async function enterForce(
  tx: Tx,
  sha256: string,
  proof: string,
  now: string,
): Promise<Parsed<unknown>> {
  const row = await tx.first<SigningRow>(
    sql`select ${signingColumns} from signing where sha256 = ${sha256} for update`,
  );
  const isWaiting = row !== undefined && row.enteredAt === null && row.droppedAt === null;
  if (!isWaiting) return { ok: true, value: null };
  if (row.kind === "suspension")
    return await enterSuspension(tx, row, { file: { ...(await orderFileOf(tx, row)), proof }, now });
  if (row.kind === "notice" || row.kind === "guideline")
    return await enterNotice(tx, row, { file: { ...(await orderFileOf(tx, row)), proof }, now });
  const adopted = (await roomRosters(tx)) as RoomRosters;
  const judged = await judgeOrder({ ...(await orderFileOf(tx, row)), proof }, adopted.pin);
  if (!judged.ok) return judged;
  await tx.run(sql`update signing set entered_at = ${now}, proof = ${proof} where sha256 = ${sha256}`);
  if (row.opens !== null) await issue(tx, row, now);
  await appendEvents(
    tx,
    documentFact("document.entered", row),
    ...(row.opens === null ? [] : [row.opens as JournalEvent]),
  );
  return judged;
}

/** The approved revision or ending takes effect. Whoever gives it back drops its bytes in the same transaction, so that the head still stands as it was approved. */
async function issue(tx: Tx, row: SigningRow, now: string): Promise<void> {
  const head = await tx.first<LockedDirective>(
    sql`select ${lockedColumns} from directive where id = ${row.directive} for update`,
  );
  const next = head && nextLifecycle(head, { kind: "enter-force" });
  if (head === undefined || next?.ok !== true || nextRevision(head) !== row.revision)
    throw new Error(`directive ${row.directive} does not stand as it was approved`);
  const text = decodeText(row.payload);
  const json = text.ok ? readJson(text.value) : text;
  if (!json.ok) throw new Error(`order ${row.sha256} cannot be read`);
  const document = json.value as DirectiveDocument;
  await storeDocument(tx, document, now);
  const scope = await tx.first<{ scope: string }>(
    sql`select scope from signing_scope where signing = ${row.sha256}`,
  );
  if (scope !== undefined) await storeScope(tx, document, scope.scope);
  const ended = {
    ...head,
    ...next.value,
    issuedDraft: head.draft,
    ending: null,
    issuedAt: document.issuedAt,
  };
  await saveDirective(tx, ended, now);
}
