/** Advisories of the room's own as their office reads them: what is worked on is opened in memory while its key is unlocked, and that it is opened is noted first. */
import type { Actor } from "#core/actor.ts";
import type { Finding } from "#core/problem.ts";
import { type OwnDocument, recordOfDocument } from "#core/publish/own-document.ts";
import type { ownActs } from "#core/publish/own-state.ts";
import type { TextByLanguage } from "#core/text.ts";
import { ownFindings } from "#stages/advisory/own/commands.ts";
import { creditFindings } from "#stages/advisory/own/credit-findings.ts";
import { type DraftOpening, draftOpenings, noteDraftsOpened } from "#stages/advisory/own/openings.ts";
import {
  authorsOf,
  noSuchOwnAdvisory,
  ownColumns,
  type OwnRow,
} from "#stages/advisory/own/own-advisory-row.ts";
import { type DraftKeys, openedDraft } from "#stages/advisory/own/sealed-draft.ts";
import { openersOf } from "#store/sealed/open-sealed.ts";
import { hinderingEmbargo } from "#stages/case/queries.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** A line of the list; without a title where what is worked on is locked and nothing of it is out. */
type OwnOverview = Pick<OwnRow, "id" | "state" | "revision" | "publishAt"> & {
  readonly title: TextByLanguage | null;
};

/** A row with what is worked on, still sealed; none where the newest is out. */
type SealedRow = OwnRow & { readonly sealed: Buffer | null };

const mostListed = 200;
const sealedColumns = sql`${ownColumns}, (select d.content from own_advisory_draft d where d.own_advisory = id) as sealed`;

/** Who reads, when, and what is unlocked. */
export type DraftReading = { readonly actor: Actor; readonly now: string; readonly keys: DraftKeys };

/** The records of the actor's office, the last begun first. */
export async function listOwnAdvisories(
  store: Store,
  reading: DraftReading,
): Promise<readonly OwnOverview[]> {
  const rows = await store.read(
    reading.actor,
    async (tx) =>
      await tx.rows<SealedRow>(
        sql`select ${sealedColumns} from own_advisory order by drafted_at desc, id limit ${mostListed}`,
      ),
  );
  const documents = await openedRows(store, rows, reading);
  return rows.map(({ id, state, revision, publishAt, published }, at) => {
    const document = documents[at] ?? published;
    return {
      id,
      state,
      revision,
      publishAt,
      title: document === null ? null : recordOfDocument(document).title,
    };
  });
}

/** What is worked on or, where the newest is out, what is out; `null` of what is locked. */
async function openedRows(
  store: Store,
  rows: readonly SealedRow[],
  { actor, now, keys }: DraftReading,
): Promise<readonly (OwnDocument | null)[]> {
  const opens = await Promise.all(
    rows.map(
      async ({ office, sealed }) => sealed !== null && (await openersOf(sealed, keys(office))).length > 0,
    ),
  );
  const ids = rows.flatMap(({ id }, at) => (opens[at] === true ? [id] : []));
  await noteDraftsOpened(store, actor, ids, now);
  return await Promise.all(
    rows.map(async ({ state, office, sealed, published }, at) => {
      if (state === "published" || state === "withdrawn") return published;
      return sealed === null || opens[at] !== true ? null : await openedDraft(sealed, keys(office));
    }),
  );
}

/** Of some cases those from which an advisory is written or was. The actor is the room. */
export async function casesWritten(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(
    sql`select distinct coordination_case as id from own_advisory where coordination_case = any(${[...ids]}::text[])`,
  );
  return new Set(rows.map(({ id }) => id));
}

type OwnEntry = {
  readonly at: string;
  readonly actor: string;
  readonly act: (typeof ownActs)[number];
  readonly revision: number;
};

/** A record with what keeps it from coming out, its log, and who opened it; without its document and findings while it is locked. */
type ShownOwnAdvisory = OwnOverview & {
  readonly coordinationCase: string | null;
  readonly document: OwnDocument | null;
  readonly findings: readonly Finding[];
  readonly entries: readonly OwnEntry[];
  readonly openings: readonly DraftOpening[];
  /** Whether the reader had a hand in what is worked on, so that somebody else must release it. */
  readonly hadHand: boolean;
  /** The embargo of its case, while it keeps it from coming out; `null` of what is out. */
  readonly embargo: Awaited<ReturnType<typeof hinderingEmbargo>>;
};

/** One record of the actor's office. */
export async function readOwnRecord(
  store: Store,
  id: string,
  reading: DraftReading,
): Promise<ShownOwnAdvisory> {
  const row = await store.read(
    reading.actor,
    async (tx) => await tx.first<SealedRow>(sql`select ${sealedColumns} from own_advisory where id = ${id}`),
  );
  if (row === undefined) throw noSuchOwnAdvisory();
  const [document = null] = await openedRows(store, [row], reading);
  const log = await store.read(reading.actor, async (tx) => await logOf(tx, id));
  const authors = await store.read(system, async (tx) => await authorsOf(tx, id));
  const { state, revision, publishAt, coordinationCase, published } = row;
  const credits = await store.read(system, async (tx) => await creditFindings(tx, row));
  const shown = document ?? published;
  const about = state === "published" || state === "withdrawn" ? null : coordinationCase;
  const embargo = await store.read(system, async (tx) => await hinderingEmbargo(tx, about));
  return {
    ...log,
    id,
    state,
    revision,
    publishAt,
    coordinationCase,
    hadHand: authors.has(reading.actor.id),
    embargo,
    document,
    title: shown === null ? null : recordOfDocument(shown).title,
    findings: shownFindings(row, document, reading.now, credits),
  };
}

/** Of what is out nothing is found but what a revision has to say. */
function shownFindings(
  { state, publishAt }: OwnRow,
  document: OwnDocument | null,
  now: string,
  credits: readonly Finding[],
): readonly Finding[] {
  if (state === "withdrawn" || document === null) return [];
  return state === "published" ? credits : [...ownFindings(document, publishAt ?? now), ...credits];
}

async function logOf(tx: Tx, id: string) {
  const entries = await tx.rows<OwnEntry>(
    sql`select at, actor, act, revision from own_advisory_entry where own_advisory = ${id} order by number`,
  );
  return { entries, openings: await draftOpenings(tx, id) };
}
