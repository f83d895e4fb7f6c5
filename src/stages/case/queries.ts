/** One case with its log and texts, as its participant may see it. What is not theirs is not loaded into an answer, and leaves no gap in it. */
import type { Actor } from "#core/actor.ts";
import { caseGuests, isOneOf } from "#core/audience.ts";
import { caseAsks } from "#core/coordination/answer/case-asks.ts";
import { type CaseEntry, shownEntry } from "#core/coordination/case-view.ts";
import type { ParticipantSilence } from "#core/coordination/embargo/silence.ts";
import { idleEmbargoDays } from "#core/coordination/embargo/rediscovery.ts";
import { contentFor, originalContent } from "#core/coordination/mark/marked-content.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { mailsOf, type ShownMail } from "#stages/case/mail/mails-shown.ts";
import { marksShown } from "#stages/case/copies/marks.ts";
import { numberOfCase } from "#stages/case/number/queries.ts";
import { linksOf } from "#stages/case/links.ts";
import { type CaseRow, caseRows, noSuchCase } from "#stages/case/case-row.ts";
import { silencesOf } from "#stages/case/contacts.ts";
import { type CaseDesk, deskOf } from "#stages/case/desk.ts";
import { awaited, type CaseOverview, overviewOf, type WrittenCases } from "#stages/case/overview.ts";
import { caseSeenBy, mustCoordinate, participantsOfActor } from "#stages/case/participants.ts";
import { pacedIn } from "#stages/case/pace/paced.ts";
import { releaseOf } from "#stages/case/release-plan.ts";
import { signalsOf } from "#stages/case/signals.ts";
import { noteOpenings } from "#stages/case/openings.ts";
import { lettersOfPage, textsOf } from "#stages/case/text-page.ts";
import { openedText, type SealedCaseText } from "#stages/case/texts.ts";
import { openersOf, type SealedHolders } from "#store/sealed/open-sealed.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** What opens the texts of an office now. */
export type CaseKeys = (office: string) => readonly Holder[];

/** With what an actor's texts are opened: an office with its own key alone; who is no office has none in the room, and the case's office opens for it. */
export function holdersFor(
  { office, role }: Actor,
  row: Pick<CaseRow, "office" | "openers">,
  keys: CaseKeys,
): SealedHolders {
  const own = isOneOf(caseGuests, role) ? keys(row.office) : keys(office ?? "");
  return { own, together: (row.openers ?? []).flatMap((opener) => keys(opener)) };
}

/** When the embargo in force of a case ends, before which nothing that is written from it comes out; `null` where none is. The actor is the room. */
export async function embargoEnds(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.first<{ ends: string | null }>(
    sql`select ends_at as ends from coordination_case where id = ${id}`,
  );
  return row?.ends ?? null;
}

/** The embargo of a case that keeps what is written from it from coming out: in force until `ends`, or (`null`) still being decided. The actor is the room. */
export async function hinderingEmbargo(
  tx: Tx,
  id: string | null,
): Promise<{ readonly case: string; readonly ends: string | null } | null> {
  const [row] = id === null ? [] : await caseRows(tx, [id]);
  const { embargo } = row?.record.state ?? { embargo: "none" };
  if (row === undefined || embargo === "none" || embargo === "exited") return null;
  return { case: row.id, ends: embargo === "proposed" ? null : (row.record.terms?.ends ?? null) };
}

/** The three offices of which two open what describes the flaw of a gravest case; `null` of any other. The actor is the room. */
export async function openersOfCase(tx: Tx, id: string): Promise<readonly string[] | null> {
  const row = await tx.first<{ openers: readonly string[] | null }>(
    sql`select openers from coordination_case where id = ${id}`,
  );
  return row?.openers ?? null;
}

/** Those of some cases whose texts were shredded. The actor is the room. */
export async function shreddedCases(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from coordination_case where id = any(${[...ids]}::text[]) and shredded_at is not null`,
  );
  return rows.map(({ id }) => id);
}

/** Refuses alike where there is no such case and where the actor takes no part in it; and whoever does not coordinate it. The transaction's actor is the room. */
export async function mustCoordinateCase(tx: Tx, id: string, actor: Actor): Promise<void> {
  mustCoordinate((await caseSeenBy(tx, id, actor)).view);
}

type ToOpen = {
  readonly overview: Pick<CaseOverview, "id" | "own">;
  readonly texts: readonly SealedCaseText[];
  readonly holders: SealedHolders;
};

/** Notes what is about to be opened, in a transaction of its own: it is durable before there is any text. */
export async function noteOpened(
  store: Store,
  { id: operator }: Actor,
  shown: readonly ToOpen[],
  now: string,
): Promise<void> {
  const openings = await Promise.all(
    shown.map(async ({ overview: { id, own }, texts, holders }) => {
      const opens = await Promise.all(
        texts.map(async ({ content }) => (await openersOf(content, holders)).length > 0),
      );
      const numbers = texts.flatMap(({ number }, at) => (opens[at] === true ? [number] : []));
      return { id, participant: own, texts: numbers };
    }),
  );
  if (openings.every(({ texts }) => texts.length === 0)) return;
  const by = { role: "system", id: operator } as const;
  await store.write(by, async (tx) => await noteOpenings(tx, openings, { how: "opened", now }));
}

/** A text as it is shown; `content` is `null` while the office's key is locked. */
type ShownCaseText = Pick<SealedCaseText, "kind" | "object" | "author" | "sealedAt"> & {
  /** Whom it was written to, for coordinators and its author. */
  readonly to: readonly string[];
  readonly content: unknown;
  /** Of a message that came by mail, for coordinators and its participant: whether a person wrote it, and whether it came from the address that was expected. */
  readonly mail: ShownMail | null;
  /** Of what several are handed, for coordinators: how many marks a copy has, and how many it takes to name one; `null` of what is no text for several. */
  readonly marks: ReturnType<typeof marksShown>;
};

/** One case in full. */
type ShownCase = CaseOverview &
  CaseDesk &
  Awaited<ReturnType<typeof signalsOf>> & {
    readonly rediscoveredAt: string | null;
    readonly idleDays: number;
    /** The number of its advisory, for coordinators. */
    readonly advisory: string | null;
    /** Whom the report waits for, by the pace that they stated; for coordinators. */
    readonly paced: Awaited<ReturnType<typeof pacedIn>>;
    readonly release: Awaited<ReturnType<typeof releaseOf>>;
    readonly entries: readonly CaseEntry[];
    readonly texts: readonly ShownCaseText[];
    /** Whether messages and answers are older than those. */
    readonly older: boolean;
    readonly zone: string;
    readonly asks: ReturnType<typeof caseAsks>;
    readonly links: readonly string[];
    /** Of every participant, for coordinators alone. */
    readonly silences: readonly ParticipantSilence[];
  };

type CaseReading = {
  readonly id: string;
  readonly actor: Actor;
  readonly now: string;
  readonly written: WrittenCases;
  /** As many messages and answers as are read; the newest of them. */
  readonly most: number;
};

/** A case as the actor may see it; what is opened for it is noted first. Refuses alike where there is none and where the actor takes no part. */
export async function readCase(store: Store, reading: CaseReading, keys: CaseKeys): Promise<ShownCase> {
  const { id, actor, now } = reading;
  await mustBeVisible(store, id, actor);
  const { row, overview, texts, mails, ...rest } = await store.read(
    system,
    async (tx) => await shownParts(tx, reading),
  );
  const opened = await openedFor(store, { actor, now }, { row, overview, texts, mails }, keys);
  return { ...overview, ...rest, texts: opened };
}

/** A page of what was written in a case before a text that the actor was shown. Refuses alike where there is no such case or text and where the actor may not read it. */
export async function readOlderTexts(
  store: Store,
  { id, actor, now, before }: Omit<CaseReading, "written" | "most"> & { readonly before: string },
  keys: CaseKeys,
): Promise<{ readonly texts: readonly ShownCaseText[]; readonly older: boolean }> {
  await mustBeVisible(store, id, actor);
  const { older, ...parts } = await store.read(system, async (tx) => {
    const { row, own } = await caseSeenBy(tx, id, actor);
    const overview = overviewOf(row, own);
    if (overview === null) throw noSuchCase();
    const page = await textsOf(tx, overview, actor, { before, most: lettersOfPage });
    return { row, overview, texts: page.texts, older: page.older, mails: await mailsOf(tx, id) };
  });
  return { texts: await openedFor(store, { actor, now }, parts, keys), older };
}

async function mustBeVisible(store: Store, id: string, actor: Actor): Promise<void> {
  const visible = await store.read(actor, async (tx) =>
    tx.first(sql`select 1 from coordination_case where id = ${id}`),
  );
  if (visible === undefined) throw noSuchCase();
}

type SealedParts = {
  readonly row: CaseRow;
  readonly overview: CaseOverview;
  readonly texts: readonly SealedCaseText[];
  readonly mails: Awaited<ReturnType<typeof mailsOf>>;
};

/** Texts as the actor reads them; that they are opened is noted first. */
async function openedFor(
  store: Store,
  { actor, now }: Pick<CaseReading, "actor" | "now">,
  { row, overview, texts, mails }: SealedParts,
  keys: CaseKeys,
): Promise<readonly ShownCaseText[]> {
  const holders = holdersFor(actor, row, keys);
  await noteOpened(store, actor, [{ overview, texts, holders }], now);
  const { coordinates } = overview.view;
  const opened = texts.map(async (text) => {
    const { kind, object, author, sealedAt, audience } = text;
    const to = coordinates || author === overview.own ? audience : [];
    const content = await openedText(text, holders);
    const shown = coordinates ? originalContent(content) : await contentFor(kind, content, overview.own);
    const mail = coordinates || author === overview.own ? (mails.get(text.number) ?? null) : null;
    const marks = coordinates ? marksShown(text, content, row.record) : null;
    return { kind, object, author, sealedAt, to, content: shown, mail, marks };
  });
  return await Promise.all(opened);
}

async function shownParts(tx: Tx, { id, actor, now, written, most }: CaseReading) {
  const [row] = await caseRows(tx, [id]);
  const own = (await participantsOfActor(tx, [id], actor)).get(id);
  const overview = row === undefined ? null : overviewOf(row, own);
  if (row === undefined || overview === null) throw noSuchCase();
  const { rediscoveredAt, endedAt } = row.record;
  const silences = (await silencesOf(tx, new Map([[id, awaited(overview.view)]]), now)).get(id) ?? [];
  const seenAt = overview.view.coordinates ? rediscoveredAt : null;
  const entries = await entriesOf(tx, overview);
  const { texts, older, answered } = await textsOf(tx, overview, actor, { before: null, most });
  return {
    row,
    overview,
    rediscoveredAt: seenAt,
    idleDays: seenAt === null ? 0 : idleEmbargoDays(seenAt, endedAt ?? now),
    entries,
    texts,
    older,
    mails: await mailsOf(tx, id),
    zone: await zoneOf(tx, overview),
    asks: caseAsks(overview.view, overview.own, { entries, answered }),
    release: await releaseOf(tx, id),
    paced: overview.view.coordinates ? await pacedIn(tx, id) : [],
    ...(await signalsOf(tx, id, overview.view.coordinates)),
    advisory: overview.view.coordinates ? ((await numberOfCase(tx, id)) ?? null) : null,
    links: await linksOf(tx, { id, actor }),
    silences,
    ...(await deskOf(tx, row, {
      actor,
      overview,
      silences,
      now,
      written: (await written(tx, [id])).has(id),
    })),
  };
}

async function zoneOf(tx: Tx, { id, own }: Pick<CaseOverview, "id" | "own">): Promise<string> {
  const row = await tx.first<{ zone: string }>(
    sql`select zone from case_participant where coordination_case = ${id} and participant = ${own}`,
  );
  return row?.zone ?? "UTC";
}

type Viewing = Pick<CaseOverview, "id" | "own" | "view">;

async function entriesOf(tx: Tx, { id, own, view }: Viewing): Promise<readonly CaseEntry[]> {
  const rows = await tx.rows<{ entry: CaseEntry }>(
    sql`select entry from case_entry where coordination_case = ${id} order by number`,
  );
  return rows.flatMap(({ entry }) => shownEntry(entry, own, view) ?? []);
}
