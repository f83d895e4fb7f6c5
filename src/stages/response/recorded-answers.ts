/** Answers as they were recorded: what a receipt is made of, read back for the organisation that gave them. */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import { type ResponsePayload, answerDigest } from "#core/document/receipt.ts";
import { sql, type Tx } from "#store/sql.ts";

/** An answer that is durable here: all that its receipt says. */
export type RecordedAnswer = {
  readonly receipt: string;
  /** sha256 (hex) of the answer's signed bytes; of one from a page, of its RFC 8785 bytes. */
  readonly digest: string;
  readonly receivedAt: string;
  /** The key that signed it; `null` from a page. */
  readonly keyid: string | null;
  readonly answer: ResponsePayload;
  /** Where the organisation stands once an attestation is taken, or is given again; it is no part of what was answered. */
  readonly standing?: ResponseStatus;
};

/** What an arriving answer is told apart by: its digest under the key that signed it, or its key `once`; and the key among whose numbers it counts. */
export type PlaceInHistory = {
  readonly digest: string | null;
  readonly once: string | null;
  readonly keyid: string | null;
};

const columns = sql`receipt, digest, received_at as "receivedAt", keyid, payload as answer`;

/** The same answer where it was recorded before, and the highest number of its key (0: none) about its directive. */
export async function earlierAnswers(
  tx: Tx,
  { directive, organization }: { readonly directive: string; readonly organization: string },
  { digest, once, keyid }: PlaceInHistory,
): Promise<{ readonly same: RecordedAnswer | null; readonly newest: number }> {
  const key = sql`coalesce(keyid, '') = ${keyid ?? ""}`;
  const isSame = sql`(once = ${once} or (digest = ${digest} and ${key}))`;
  const row = await tx.first<
    RecordedAnswer & { readonly same: boolean; readonly sequence: number | null }
  >(sql`
    select ${columns}, sequence, coalesce(${isSame}, false) as same from answer
    where directive = ${directive} and organization = ${organization}
      and (${isSame} or (kind = 'attestation' and ${key}))
    order by same desc, sequence desc nulls last limit 1`);
  if (row === undefined) return { same: null, newest: 0 };
  return { same: row.same ? await recorded(row) : null, newest: row.sequence ?? 0 };
}

/** The newest answers of an organisation to one directive, oldest first, and whether there are older ones. */
type NewestAnswers = { readonly newest: readonly RecordedAnswer[]; readonly more: boolean };

/** The newest answers of an organisation by the directive that it was asked about. */
export async function recordedAnswersOf(
  tx: Tx,
  organization: string,
): Promise<ReadonlyMap<string, NewestAnswers>> {
  const rows = await tx.rows<RecordedAnswer>(sql`
    select receipt, digest, "receivedAt", keyid, answer from (
      select ${columns}, row_number() over (partition by directive order by received_at desc, receipt desc) as place
      from answer where organization = ${organization}) a
    where place <= ${mostShown + 1} order by "receivedAt", receipt`);
  const all = Map.groupBy(await Promise.all(rows.map(recorded)), ({ answer }) => answer.directive);
  return new Map(
    [...all].map(([directive, its]) => [
      directive,
      { newest: its.slice(-mostShown), more: its.length > mostShown },
    ]),
  );
}

const mostShown = 20;

/** The answer of a receipt, `undefined` where the actor may not see one. */
export async function recordedAnswer(tx: Tx, receipt: string): Promise<RecordedAnswer | undefined> {
  const row = await tx.first<RecordedAnswer>(sql`select ${columns} from answer where receipt = ${receipt}`);
  return row === undefined ? undefined : await recorded(row);
}

/**
 * A row of an older program holds under a page's answer the digest of its key `once`: a digest is over what was answered. The time has its milliseconds
 * written out, as when it was first sealed, so that the same receipt is the same bytes.
 */
async function recorded({
  receipt,
  digest,
  receivedAt,
  keyid,
  answer,
}: RecordedAnswer): Promise<RecordedAnswer> {
  const over = keyid === null ? await answerDigest(answer) : digest;
  return { receipt, digest: over, receivedAt: new Date(receivedAt).toISOString(), keyid, answer };
}
