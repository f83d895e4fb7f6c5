/** What the answers of organisations have come to: folded once from the rows as they came, and from then on answer by answer. */
import type { Attestation, ResponseStatus } from "#core/directive/attestation.ts";
import {
  afterAnswer,
  noHistory,
  pageRespondent,
  type AnswerInHistory,
  type ResponseHistory,
} from "#core/directive/response-history.ts";
import { packsOf } from "#stages/directive/queries.ts";
import { revokedKeys } from "#stages/registry/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Whose answers to which directive are to be folded. */
export type UnfoldedRow = Subject & { readonly acknowledged: boolean };

type Subject = { readonly directive: string; readonly organization: string };

/** What the row of an organisation that responded holds. */
export type StoredStatus = {
  readonly standing: ResponseStatus;
  readonly acknowledged: boolean;
  /** Whether something was attested. */
  readonly answered: boolean;
  /** `null` while the answers of before are not folded. */
  readonly history: ResponseHistory | null;
};

/** The row of an organisation on a directive, `locked` until the commit; `undefined` before its first response. */
export async function storedStatus(
  tx: Tx,
  { directive, organization }: Subject,
  { locked }: { readonly locked: boolean },
): Promise<StoredStatus | undefined> {
  return await tx.first<StoredStatus>(sql`
    select standing, acknowledged_at is not null as acknowledged, revision is not null as answered, history from response
    where directive = ${directive} and organization = ${organization} ${locked ? sql`for update` : sql``}`);
}

/** What was answered before; answers of before the law are folded now. */
export async function historyOf(
  tx: Tx,
  { directive, organization }: Subject,
  { history, ...row }: StoredStatus,
): Promise<ResponseHistory> {
  const silent = noHistory(row.standing);
  if (history !== null || !row.answered) return history ?? silent;
  const [folded] = await foldHistories(tx, [{ directive, organization, ...row }]);
  return folded ?? silent;
}

type AnswerRow = Subject & {
  readonly revision: number;
  readonly keyid: string | null;
  readonly payload: Attestation;
  readonly receivedAt: string;
};

/** An answer with what the room knows of it: who gave it, about which pack, when. */
export function answerInHistory(
  { counts, contradicted, evidence, coverage }: Attestation,
  by: { readonly keyid: string | null; readonly pack: string | null; readonly at: string },
): AnswerInHistory {
  return {
    counts,
    contradicted,
    evidence,
    coverage: coverage ?? null,
    respondent: by.keyid ?? pageRespondent,
    pack: by.pack,
    at: by.at,
  };
}

function keyOf({ directive, organization }: Subject): string {
  return JSON.stringify([directive, organization]);
}

/** The histories of rows, in their order: every answer that they ever gave, folded by the law. Three statements, however many rows. */
export async function foldHistories(
  tx: Tx,
  rows: readonly UnfoldedRow[],
): Promise<readonly ResponseHistory[]> {
  const [directives, organizations] = [rows.map((row) => row.directive), rows.map((row) => row.organization)];
  const answers = await tx.rows<AnswerRow>(sql`
    select a.directive, a.organization, a.revision, a.keyid, a.payload, a.received_at as "receivedAt"
    from answer a join unnest(${directives}::text[], ${organizations}::text[]) as r (directive, organization)
      using (directive, organization)
    where a.kind = 'attestation' order by a.received_at, a.sequence`);
  const revoked = await revokedKeys(tx, [...new Set(organizations)]);
  const packs = new Map(
    (await packsOf(tx, [...new Set(directives)])).map(({ directive, revision, pack }) => [
      JSON.stringify([directive, revision]),
      pack,
    ]),
  );
  const grouped = Map.groupBy(answers, keyOf);
  return rows.map((row) => {
    const silent = noHistory(row.acknowledged ? "acknowledged" : "told");
    return (grouped.get(keyOf(row)) ?? []).reduce((history, { payload, ...answer }) => {
      const pack = packs.get(JSON.stringify([answer.directive, answer.revision])) ?? null;
      const by = { keyid: answer.keyid, pack, at: new Date(answer.receivedAt).toISOString() };
      return afterAnswer(history, answerInHistory(payload, by), revoked);
    }, silent);
  });
}
