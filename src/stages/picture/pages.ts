/**
 * Pages of the picture, newest directive first. What was worked out of a directive serves all who may read it, until its revision moves: which directives
 * someone reads is asked of the database each time, their numbers are the same for everyone.
 */
import { cutPage, type Page, pageCursor, type PageRequest } from "#core/input/page-cursor.ts";
import { type PictureHead, type PictureView, pictureView, storedCells } from "#stages/picture/queries.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** How many directives a page has where nobody says. */
const usualLength = 20;
/** How many directives stay worked out. */
const mostWorkedOut = 1000;

/** Pictures that were worked out, by directive. */
export type PictureCache = Map<string, { readonly revision: number; readonly view: PictureView }>;

type PictureRow = PictureHead & { readonly revision: number };
type PictureRequest = PageRequest & { readonly directive?: string | undefined };

/** A page of the picture; `total` is of all directives that the reader sees, or of the one that was asked for. */
type PicturePage = Page<PictureView> & { readonly total: number };

const pictureCursor = pageCursor("pictures", "instant", "text");

/** One page of pictures, or one picture. */
export async function picturePage(
  tx: Tx,
  request: PictureRequest,
  cache: PictureCache,
): Promise<PicturePage> {
  const limit = request.limit ?? usualLength;
  const only = request.directive === undefined ? sql`true` : sql`directive = ${request.directive}`;
  const rows = await tx.rows<PictureRow>(sql`
    select directive, title, drill, issued_at as "issuedAt", due, position, at, revision
    from picture where ${only} and ${following(request.after)}
    order by issued_at desc, directive limit ${limit + 1}`);
  const counted = await tx.first<{ total: number }>(
    sql`select count(*)::integer as total from picture where ${only}`,
  );
  const { items, ...next } = cutPage(rows, limit, (last) =>
    pictureCursor.write(last.issuedAt, last.directive),
  );
  return { total: counted?.total ?? 0, items: await workedOut(tx, items, cache), ...next };
}

function following(cursor: string | undefined): Sql {
  const place = pictureCursor.read(cursor);
  if (place === null) return sql`true`;
  const [issued, directive] = place;
  return sql`issued_at <= ${issued}::timestamptz and (issued_at < ${issued}::timestamptz or directive > ${directive})`;
}

/** A text that moves whenever any picture does, or an office suspends an order. */
export async function picturesVersion(tx: Tx): Promise<string> {
  const newest = await tx.first<{ revision: number | null; suspensions: number }>(
    sql`select max(revision) as revision, (select count(*)::integer from suspension) as suspensions from picture`,
  );
  return `${newest?.revision ?? 0} ${newest?.suspensions ?? 0}`;
}

async function workedOut(
  tx: Tx,
  rows: readonly PictureRow[],
  cache: PictureCache,
): Promise<readonly PictureView[]> {
  const moved = rows.filter(({ directive, revision }) => cache.get(directive)?.revision !== revision);
  const cells = Map.groupBy(
    moved.length === 0
      ? []
      : await storedCells(
          tx,
          moved.map(({ directive }) => directive),
        ),
    ({ directive }) => directive,
  );
  const views = rows.map(({ revision, ...head }) => {
    const before = cache.get(head.directive);
    const view =
      before?.revision === revision ? before.view : pictureView(head, cells.get(head.directive) ?? []);
    // What was asked for last stands last, and the first is forgotten.
    cache.delete(head.directive);
    cache.set(head.directive, { revision, view });
    return view;
  });
  for (const directive of [...cache.keys()].slice(0, -mostWorkedOut)) cache.delete(directive);
  return views;
}
