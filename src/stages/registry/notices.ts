/** What operators are told of their own access. Notices stay for 90 days whether they were read or not, so that a stranger cannot make one vanish. */
import type { NoticeKind } from "#core/notice.ts";
import { instantAfter } from "#stages/registry/secrets.ts";
import { sql, type Tx } from "#store/sql.ts";

const life = 90 * 24 * 60 * 60_000;
const mostListed = 200;

/** Notes something that the operator is to be told; `about` is what people call the thing that it is about. */
export async function notify(
  tx: Tx,
  operator: string,
  { kind, about = "" }: { readonly kind: NoticeKind; readonly about?: string },
): Promise<void> {
  await tx.run(
    sql`insert into operator_notice (operator, kind, about) values (${operator}, ${kind}, ${about.slice(0, 300)})`,
  );
}

/** A notice as its operator sees it. */
type NoticeView = {
  readonly notice: number;
  readonly kind: NoticeKind;
  readonly about: string;
  readonly at: string;
  readonly read: boolean;
};

/** The newest notices of an operator, and whether there are older ones. */
type NoticePage = { readonly notices: readonly NoticeView[]; readonly more: boolean };

/** The notices of an operator, the newest first. */
export async function noticesOf(tx: Tx, operator: string, now: Date): Promise<NoticePage> {
  const rows = await tx.rows<NoticeView>(
    sql`select id as notice, kind, about, at, read_at is not null as read from operator_notice
        where operator = ${operator} and at > ${instantAfter(now, -life)} order by id desc limit ${mostListed + 1}`,
  );
  return { notices: rows.slice(0, mostListed), more: rows.length > mostListed };
}

/** How many of the notices that an operator can see were not read. */
export async function countUnread(tx: Tx, operator: string, now: Date): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from operator_notice where operator = ${operator} and at > ${instantAfter(now, -life)} and read_at is null`,
  );
  return row?.count ?? 0;
}

/** Marks an operator's notices up to one as read. */
export async function readNotices(tx: Tx, operator: string, until: number): Promise<void> {
  await tx.run(
    sql`update operator_notice set read_at = now() where operator = ${operator} and id <= ${until} and read_at is null`,
  );
}
