/** What an organisation's own page shows of where it stands: what each of its respondents said last, and what an officer decided. */
import { totalOf } from "#core/directive/answer-coverage.ts";
import type { AnsweredStatus } from "#core/directive/attestation.ts";
import { pageRespondent, type ResponseHistory } from "#core/directive/response-history.ts";
import { sql, type Tx } from "#store/sql.ts";

/** One respondent: an agent by its key, or (`null`) the page; `lists` and `components` are how far its answers reached, where they say so. */
type Respondent = {
  readonly keyid: string | null;
  readonly standing: AnsweredStatus;
  readonly lists: number | null;
  readonly components: number | null;
};

/** Where a standing comes from, and the newest decision that had it begin anew. */
type StatusOrigin = {
  readonly respondents: readonly Respondent[];
  readonly renewed: { readonly at: string; readonly reason: string } | null;
};

type OriginRow = {
  readonly directive: string;
  readonly respondents: ResponseHistory["respondents"] | null;
  readonly renewed: StatusOrigin["renewed"];
};

/** By directive, for one organisation; nothing where the reader may not see its standings. */
export async function respondentsOf(
  tx: Tx,
  organization: string,
): Promise<ReadonlyMap<string, StatusOrigin>> {
  const rows = await tx.rows<OriginRow>(sql`
    select r.directive, r.history -> 'respondents' as respondents, (
      select jsonb_build_object('at', to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', d.reason)
      from standing_decision d
      where d.directive = r.directive and d.organization = r.organization order by d.at desc limit 1) as renewed
    from response r where r.organization = ${organization}`);
  return new Map(
    rows.map(({ directive, respondents, renewed }) => [
      directive,
      { respondents: Object.entries(respondents ?? {}).map(([id, state]) => shown(id, state)), renewed },
    ]),
  );
}

function shown(id: string, { status, reach }: ResponseHistory["respondents"][string]): Respondent {
  return {
    keyid: id === pageRespondent ? null : id,
    standing: status,
    lists: reach?.lists ?? null,
    components: reach === null ? null : totalOf(reach.components),
  };
}
