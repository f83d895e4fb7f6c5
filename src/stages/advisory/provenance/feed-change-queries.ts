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

/** Which of these CVEs would leave a catalogue by one of these changes, if it were confirmed. */
export async function listingsToGo(
  tx: Tx,
  changes: readonly string[],
  cves: readonly string[],
): Promise<readonly { readonly change: string; readonly cve: string }[]> {
  if (changes.length === 0 || cves.length === 0) return [];
  return await tx.rows(sql`
    select f.id as change, e.cve from feed_change f join exploited e on e.catalog = f.subject and e.cve = any(${cves})
    where f.id = any(${changes}) and f.kind = 'catalogue' and f.state = 'held' and e.delisted_at is null
      and jsonb_typeof(f.arrival #> '{issue,members}') = 'array' and not f.arrival #> '{issue,members}' ? e.cve`);
}
