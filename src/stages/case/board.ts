/** The board of cases: those of the actor by phase and clock, as it may see them. A line holds nothing that comes from what the actor is not shown. */
import type { Actor } from "#core/actor.ts";
import { type CasePhase, casePhases } from "#core/coordination/case-phase.ts";
import type { NextStep } from "#core/coordination/next-steps.ts";
import { cutPage, pageCursor, type PageRequest, usualPageLength } from "#core/input/page-cursor.ts";
import { type CaseRow, caseRows } from "#stages/case/case-row.ts";
import { silencesOf } from "#stages/case/contacts.ts";
import { awaited, type CaseOverview, nextOf, overviewOf, type WrittenCases } from "#stages/case/overview.ts";
import { casesOfActor, participantsOfActor } from "#stages/case/participants.ts";
import { type CaseKeys, holdersFor, noteOpened } from "#stages/case/queries.ts";
import { countPaced } from "#stages/case/pace/paced.ts";
import { caseTexts, openedText } from "#stages/case/texts.ts";
import { sql, type Store, system } from "#store/sql.ts";

/** A line of the board, with what its invitation says and what is to be done first. */
type CaseLine = CaseOverview & { readonly invitation: unknown; readonly next: readonly NextStep[] };

/** A page of the board, and how many cases stand in each phase. */
type CaseBoard = {
  readonly cases: readonly CaseLine[];
  readonly phases: Readonly<Record<CasePhase, number>>;
  /** How many reports wait for the actor's own pace. */
  readonly paced: number;
  readonly next?: string;
};

type BoardRequest = PageRequest & {
  readonly actor: Actor;
  readonly phase?: CasePhase;
  readonly now: string;
  readonly written: WrittenCases;
};

const mostCases = 1_000;
const firstSteps = 3;
const withoutClock = Number.MAX_SAFE_INTEGER;
const boardCursor = pageCursor("cases", "number", "number", "text");

/** Where a line stands: what ends first, then what was opened last. */
function positionOf({ clock, openedAt, id }: CaseOverview): readonly [number, number, string] {
  return [clock === null ? withoutClock : Date.parse(clock), withoutClock - Date.parse(openedAt), id];
}

type BoardPosition = ReturnType<typeof positionOf>;

function comparePositions(a: BoardPosition, b: BoardPosition): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : Number(a[2] > b[2]));
}

/** The cases that the actor takes part in, by their clocks. */
export async function caseBoard(store: Store, request: BoardRequest, keys: CaseKeys): Promise<CaseBoard> {
  const { actor, phase, limit = usualPageLength, now, written } = request;
  const after = boardCursor.read(request.after);
  const taken = await store.read(system, async (tx) => casesOfActor(tx, actor));
  const visible = await store.read(actor, async (tx) =>
    tx.rows<{ id: string }>(
      sql`select id from coordination_case where id = any(${taken}) order by opened_at desc, id limit ${mostCases}`,
    ),
  );
  const ids = visible.map(({ id }) => id);
  const { all, rows, paced } = await store.read(system, async (tx) => {
    const own = await participantsOfActor(tx, ids, actor);
    const found = await caseRows(tx, ids);
    const overviews = found.flatMap((row) => overviewOf(row, own.get(row.id)) ?? []);
    return {
      all: overviews,
      rows: new Map(found.map((row) => [row.id, row])),
      paced: await countPaced(tx, own),
    };
  });
  const shown = all
    .filter((one) => phase === undefined || one.phase === phase)
    .filter((one) => after === null || comparePositions(positionOf(one), after) > 0)
    .toSorted((a, b) => comparePositions(positionOf(a), positionOf(b)));
  const page = cutPage(shown, limit, (last) => boardCursor.write(...positionOf(last)));
  const cases = await linesOf(store, { actor, rows, overviews: page.items, now, written }, keys);
  const board = { cases, phases: countsOf(all), paced };
  return page.next === undefined ? board : { ...board, next: page.next };
}

function countsOf(all: readonly CaseOverview[]): CaseBoard["phases"] {
  const counts = casePhases.map((phase) => [phase, all.filter((one) => one.phase === phase).length] as const);
  return Object.fromEntries(counts) as CaseBoard["phases"];
}

type Lines = {
  readonly actor: Actor;
  readonly rows: ReadonlyMap<string, CaseRow>;
  readonly overviews: readonly CaseOverview[];
  readonly now: string;
  readonly written: WrittenCases;
};

/** The lines with what their invitations say; that these are opened is noted first. */
async function linesOf(
  store: Store,
  { actor, rows, overviews, now, written }: Lines,
  keys: CaseKeys,
): Promise<readonly CaseLine[]> {
  const ids = overviews.map(({ id }) => id);
  const asked = new Map(overviews.map(({ id, view }) => [id, awaited(view)]));
  const { texts, silences, withAdvisory } = await store.read(system, async (tx) => ({
    texts: await caseTexts(tx, ids, ["invitation"]),
    silences: await silencesOf(tx, asked, now),
    withAdvisory: await written(tx, ids),
  }));
  const lines = overviews.flatMap((overview) => {
    const row = rows.get(overview.id);
    const own = texts.filter(({ coordinationCase }) => coordinationCase === overview.id).slice(-1);
    return row === undefined ? [] : [{ row, overview, texts: own, holders: holdersFor(actor, row, keys) }];
  });
  await noteOpened(store, actor, lines, now);
  return await Promise.all(
    lines.map(async ({ row, overview, texts: [text], holders }) => ({
      ...overview,
      invitation: text === undefined ? null : await openedText(text, holders),
      next: nextOf(row, overview, {
        silences: silences.get(overview.id) ?? [],
        now,
        written: withAdvisory.has(overview.id),
      }).slice(0, firstSteps),
    })),
  );
}
