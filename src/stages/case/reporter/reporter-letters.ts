/**
 * What is written between a case and whoever reported what it is about, who comes back by a number and six words: each letter as it is sealed for those words, and what is answered,
 * as a message of that participant. Which participant it is, is stored with the case; what it is shown, is decided where every participant's view is.
 */
import { mayReadText, viewOfCase } from "#core/coordination/case-view.ts";
import { finderAct, type FinderEmbargoAct } from "#core/coordination/finder-act.ts";
import { Refusal } from "#core/problem.ts";
import { type CaseRow, caseRows, lockedCase } from "#stages/case/case-row.ts";
import { actOnRow } from "#stages/case/commands.ts";
import { noteContacts, noteSeen } from "#stages/case/contacts.ts";
import { copiesOf } from "#stages/case/copies/copies.ts";
import { noteOpenings } from "#stages/case/openings.ts";
import { type ReportInCase, reporterIn } from "#stages/case/reporter/finder-status.ts";
import { caseHeads, storeCaseText } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

/** A letter; `sealed` is `null` until its copy for the reporter is made. */
type Letter = {
  readonly author: "office" | "reporter";
  readonly sentAt: string;
  readonly sealed: string | null;
};

const mostLetters = 200;

/** The newest letters that a reporter may read, oldest first, and how many older ones there are. That they were taken is noted, and that they were seen. The actor is the room. */
export async function lettersFor(
  tx: Tx,
  place: ReportInCase,
  now: string,
): Promise<{ readonly letters: readonly Letter[]; readonly older: number }> {
  const own = await reporterIn(tx, place);
  const [row] = own === null ? [] : await caseRows(tx, [place.id]);
  if (own === null || row === undefined) return { letters: [], older: 0 };
  const readable = await readableBy(tx, row, own, "message");
  const shown = readable.slice(-mostLetters);
  const copies = await copiesOf(tx, place.id, own);
  const texts = shown.flatMap(({ number }) => (copies.has(number) ? [number] : []));
  const by = `report:${place.submission}`;
  await noteOpenings(tx, [{ id: place.id, participant: own, texts }], { how: "taken", now, by });
  if (texts.length === shown.length) await noteSeen(tx, place.id, own, now);
  const letters = shown.map(({ number, author, sealedAt }) => ({
    author: author === own ? ("reporter" as const) : ("office" as const),
    sentAt: sealedAt,
    sealed: copies.get(number)?.toString("base64") ?? null,
  }));
  return { letters, older: readable.length - shown.length };
}

/** A file that came with a letter, as it is sealed for the reporter. Refuses alike what is not there and what is not for it. The actor is the room. */
export async function fileFor(tx: Tx, place: ReportInCase, object: string, now: string): Promise<Uint8Array> {
  const own = await reporterIn(tx, place);
  const [row] = own === null ? [] : await caseRows(tx, [place.id]);
  const files = own === null || row === undefined ? [] : await readableBy(tx, row, own, "file");
  const file = files.find((one) => one.object === object);
  const copy =
    own === null || file === undefined ? undefined : (await copiesOf(tx, place.id, own)).get(file.number);
  if (own === null || file === undefined || copy === undefined)
    throw new Refusal("not-found", "There is no such file, or it is not for you.");
  const opening = { id: place.id, participant: own, texts: [file.number] };
  await noteOpenings(tx, [opening], { how: "taken", now, by: `report:${place.submission}` });
  return copy;
}

async function readableBy(tx: Tx, { id, record }: CaseRow, own: string, kind: "message" | "file") {
  const view = viewOfCase(record, own);
  if (view === null) return [];
  return (await caseHeads(tx, id)).filter(
    (text) => text.kind === kind && mayReadText({ ...text, by: text.author }, own, view),
  );
}

/** Writes to the coordinators as the participant who sent the report; false where it is none. The same key again writes nothing. */
export async function writeAsReporter(
  tx: Tx,
  place: ReportInCase,
  { text, once }: { readonly text: string; readonly once: string },
  now: string,
): Promise<boolean> {
  const own = await reporterIn(tx, place);
  if (own === null) return false;
  const row = await lockedCase(tx, place.id);
  const [fresh] = await tx.rows(sql`insert into case_reply (coordination_case, participant, once)
    values (${place.id}, ${own}, ${once}) on conflict do nothing returning 1`);
  if (fresh === undefined) return true;
  const message = { kind: "message", author: own, audience: [], detail: true, content: { text } } as const;
  await storeCaseText(tx, row, message, now);
  await noteContacts(tx, place.id, [own], ["answered"], now);
  return true;
}

/** Says a word on the embargo as the participant who sent the report. Refuses where another date is asked by now than was shown, and what the machines do not allow. */
export async function actAsReporter(
  tx: Tx,
  place: ReportInCase,
  word: { readonly act: FinderEmbargoAct; readonly ends: string },
  now: string,
): Promise<void> {
  const own = await reporterIn(tx, place);
  if (own === null)
    throw new Refusal("state-forbids", "Your report was taken together with another: the office decides.");
  const row = await lockedCase(tx, place.id);
  const at = await tx.first<{ zone: string }>(
    sql`select zone from case_participant where coordination_case = ${place.id} and participant = ${own}`,
  );
  const act = finderAct(row.record, own, { ...word, zone: at?.zone ?? "UTC" });
  if (act === null) throw new Refusal("conflict", "Another date is asked for by now; read the page again.");
  await actOnRow(tx, row, act, now);
}
