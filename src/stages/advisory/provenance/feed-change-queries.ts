/** The list of what feeds ask for: what waits first, then what was decided or made, the newest first. */
import {
  cutPage,
  type Page,
  pageCursor,
  type PageRequest,
  usualPageLength,
} from "#core/input/page-cursor.ts";
import {
  type FeedChangeEffect,
  type FeedChangeKind,
  type FeedChangeState,
  type HeldReason,
  isConfirmable,
} from "#core/provenance/feed-change.ts";
import { sql, type Tx } from "#store/sql.ts";

/** One change, as people read it. */
type ListedFeedChange = {
  readonly id: string;
  readonly kind: FeedChangeKind;
  readonly name: string;
  readonly format: string;
  readonly reason: HeldReason;
  readonly state: FeedChangeState;
  readonly at: string;
  readonly broughtBy: string;
  readonly path: string;
  readonly effect: FeedChangeEffect;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  /** Whether a second person may confirm it. */
  readonly confirmable: boolean;
  /** Whether the reader brought it and may not decide on it. */
  readonly own: boolean;
};

const changeCursor = pageCursor("feed-changes", "number");

/** Changes that wait (`held`), or those of before (`decided`). */
export async function listFeedChanges(
  tx: Tx,
  { after, limit = usualPageLength, show }: PageRequest & { readonly show: "held" | "decided" },
): Promise<Page<ListedFeedChange>> {
  const [before] = changeCursor.read(after) ?? [Number.MAX_SAFE_INTEGER];
  const rows = await tx.rows<Omit<ListedFeedChange, "confirmable" | "own"> & { number: number }>(sql`
    select id, number, kind, name, format, reason, state, at, brought_by as "broughtBy", path, effect,
      decided_at as "decidedAt", decided_by as "decidedBy", undone_at as "undoneAt", undone_by as "undoneBy"
    from feed_change where (state = 'held') = ${show === "held"} and number < ${before} order by number desc limit ${limit + 1}`);
  const page = cutPage(rows, limit, (last) => changeCursor.write(last.number));
  return {
    ...page,
    items: page.items.map(({ number: _number, ...row }) => ({
      ...row,
      confirmable: isConfirmable(row.kind, row.reason),
      own: row.broughtBy === tx.actor.id,
    })),
  };
}
