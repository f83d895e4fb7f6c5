/** What has worked with a supplier in the cases of an office. Who takes part stands sealed in them: it is opened while the office's key is unlocked, and what was opened is noted there. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "#core/actor.ts";
import {
  type ContactHistory,
  contactRecord,
  type ContactRecord,
  contactWays,
} from "#core/coordination/book/contact-record.ts";
import { domainIn } from "#core/coordination/book/supplier-source.ts";
import type { ContactEvent } from "#core/coordination/embargo/silence.ts";
import { textMember } from "#core/input/json.ts";
import { noteOpenings } from "#stages/case/openings.ts";
import { participantsOfActor } from "#stages/case/participants.ts";
import type { CaseKeys } from "#stages/case/queries.ts";
import { caseTexts, openedText, type SealedCaseText } from "#stages/case/texts.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

/** How many of an office's cases are looked at, the newest first. */
const mostCasesLooked = 200;
/** A case has its suppliers within so many participants; opening one takes a millisecond. */
const mostTexts = 600;

/** The record; `locked` where participants could not be opened, whose cases are then not counted. */
type SupplierRecord = {
  readonly looked: number;
  readonly locked: boolean;
  readonly record: ContactRecord;
};

type RecordRequest = { readonly supplier: string; readonly actor: Actor; readonly now: string };

type FoundParticipant = { readonly id: string; readonly participant: string; readonly number: number };

/** The record of a supplier in the cases that the actor's office coordinates; of another office's it neither says nor tells anything. */
export async function supplierRecord(
  store: Store,
  { supplier, actor, now }: RecordRequest,
  keys: CaseKeys,
): Promise<SupplierRecord> {
  const { office = "" } = actor;
  const { cases, texts } = await store.read(system, async (tx) => await participantTexts(tx, office));
  const holders = { own: keys(office), together: [] };
  const found: FoundParticipant[] = [];
  let locked = false;
  for (const text of texts) {
    // Opening a text takes a millisecond: the room answers others between two.
    await nextTurn();
    const content = await openedText(text, holders);
    locked ||= content === null;
    const { coordinationCase: id, number } = text;
    const participant = text.audience[0];
    const isIts = domainIn(textMember(content, "contact")?.trim() ?? "") === supplier;
    if (isIts && participant !== undefined) found.push({ id, participant, number });
  }
  const histories = await store.write({ role: "system", id: actor.id }, async (tx) => {
    await noteOpened(tx, found, actor, now);
    return await historiesOf(tx, found);
  });
  return { looked: cases, locked, record: contactRecord(histories) };
}

async function participantTexts(
  tx: Tx,
  office: string,
): Promise<{ readonly cases: number; readonly texts: readonly SealedCaseText[] }> {
  const rows = await tx.rows<{ id: string }>(sql`select id from coordination_case
    where office = ${office} and shredded_at is null order by opened_at desc, id limit ${mostCasesLooked}`);
  const ids = rows.map(({ id }) => id);
  const texts = await caseTexts(tx, ids, ["participant"]);
  return { cases: ids.length, texts: texts.slice(0, mostTexts) };
}

async function noteOpened(
  tx: Tx,
  found: readonly FoundParticipant[],
  actor: Actor,
  now: string,
): Promise<void> {
  const own = await participantsOfActor(tx, [...new Set(found.map(({ id }) => id))], actor);
  const openings = found.flatMap(({ id, number }) => {
    const participant = own.get(id);
    return participant === undefined ? [] : [{ id, participant, texts: [number] }];
  });
  await noteOpenings(tx, openings, { how: "opened", now });
}

type WaysRow = {
  readonly id: string;
  readonly participant: string;
  readonly room: boolean;
  readonly file: boolean;
  readonly mail: boolean;
  readonly mailed: boolean;
  readonly filed: boolean;
};

async function historiesOf(tx: Tx, found: readonly FoundParticipant[]): Promise<readonly ContactHistory[]> {
  const places = JSON.stringify(found.map(({ id, participant }) => ({ id, participant })));
  const given = sql`jsonb_to_recordset(${places}::jsonb) as g (id text, participant text)`;
  const events = await tx.rows<ContactEvent & { readonly id: string; readonly participant: string }>(sql`
    select c.coordination_case as id, c.participant, c.kind, c.at from ${given}
      join case_contact c on c.coordination_case = g.id and c.participant = g.participant order by c.number`);
  const ways = await tx.rows<WaysRow>(sql`
    select g.id, g.participant, p.operator is not null or p.organization is not null as room,
      exists (select from case_invitation i where i.coordination_case = g.id and i.participant = g.participant and i.sealed) as file,
      exists (select from case_invitation i join case_sealed_answer a on a.invitation = i.id
        where i.coordination_case = g.id and i.participant = g.participant) as filed,
      exists (select from case_reply_address r where r.coordination_case = g.id and r.participant = g.participant) as mail,
      exists (select from case_mail m where m.coordination_case = g.id and m.participant = g.participant and m.kind = 'message') as mailed
    from ${given} join case_participant p on p.coordination_case = g.id and p.participant = g.participant`);
  const byPlace = Map.groupBy(events, ({ id, participant }) => `${id} ${participant}`);
  return ways.map((one) => historyOf(one, byPlace.get(`${one.id} ${one.participant}`) ?? []));
}

/** What answered in no way that the room knows of was noted by hand. */
function historyOf(
  { room, file, mail, mailed, filed }: WaysRow,
  noted: readonly ContactEvent[],
): ContactHistory {
  const events = noted.map(({ kind, at }) => ({ kind, at }));
  const hasAnswered = events.some(({ kind }) => kind === "answered");
  const isKnown = mailed || filed || room;
  const answered = { room: room && !mailed && !filed, mail: mailed, file: filed, hand: !isKnown };
  const open = { room, mail, file, hand: hasAnswered && !isKnown };
  return {
    events,
    tried: contactWays.filter((way) => open[way]),
    answeredBy: hasAnswered ? contactWays.filter((way) => answered[way]) : [],
  };
}
