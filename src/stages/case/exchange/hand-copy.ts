/** A copy of a case for a participant that reads by sealed files: what it may read and no more, each text with the marks of its copy. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Actor } from "#core/actor.ts";
import { mayReadText, viewOfCase } from "#core/coordination/case-view.ts";
import type { CopiedCaseText, CopyFile } from "#core/coordination/exchange/copy-file.ts";
import { contentFor } from "#core/coordination/mark/marked-content.ts";
import { Refusal } from "#core/problem.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import type { CaseRow } from "#stages/case/case-row.ts";
import { noteContacts } from "#stages/case/contacts.ts";
import { locked } from "#stages/case/exchange/seal-invitation.ts";
import { invitationParts } from "#stages/case/invitations.ts";
import { noteOpenings } from "#stages/case/openings.ts";
import { caseSeenBy, mustCoordinate } from "#stages/case/participants.ts";
import { type CaseKeys, holdersFor } from "#stages/case/queries.ts";
import { outsideReader } from "#stages/case/readers.ts";
import { caseHeads, caseTextKinds, caseTexts, openedText, type SealedCaseText } from "#stages/case/texts.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

type CopyRequest = {
  readonly id: string;
  readonly actor: Actor;
  readonly participant: string;
  readonly room: string;
  readonly now: string;
};

type CopyParts = {
  readonly row: CaseRow;
  readonly reader: ObjectReader;
  readonly texts: readonly SealedCaseText[];
  readonly head: Omit<CopyFile, "texts">;
};

/** What a copy says, and for whom it is sealed; that it is handed over is noted first. Refuses before the participant has the report, which it gets once it has accepted the embargo. */
export async function copyForParticipant(
  store: Store,
  request: CopyRequest,
  keys: CaseKeys,
): Promise<{ readonly file: CopyFile; readonly reader: ObjectReader }> {
  const { id, actor, participant, now } = request;
  const { row, reader, texts, head } = await store.read(system, async (tx) => await copyParts(tx, request));
  const holders = holdersFor(actor, row, keys);
  const contents: CopiedCaseText[] = [];
  for (const text of texts) {
    // Opening a text takes a millisecond: the room answers others between two.
    await nextTurn();
    const original = await openedText(text, holders);
    if (original === null) throw locked();
    contents.push(await copied(text, original, participant));
  }
  const numbers = texts.map(({ number }) => number);
  await store.write({ role: "system", id: actor.id }, async (tx) => {
    await noteOpenings(tx, [{ id, participant, texts: numbers }], { how: "taken", now });
    await noteContacts(tx, id, [participant], ["sent"], now);
  });
  return { file: { ...head, texts: contents }, reader };
}

async function copyParts(tx: Tx, { id, actor, participant, room, now }: CopyRequest): Promise<CopyParts> {
  const { row, view } = await caseSeenBy(tx, id, actor);
  mustCoordinate(view);
  const theirs = viewOfCase(row.record, participant);
  if (theirs === null) throw new Refusal("not-found", "Nobody of this id takes part in the case.");
  if (!theirs.details)
    throw new Refusal("state-forbids", "It has not got the report yet: first it accepts the embargo.");
  const reader = await outsideReader(tx, id, participant);
  if (reader === null)
    throw new Refusal("state-forbids", "This participant has no key for sealing in the case.");
  // Heads tell who may read what: what others wrote in the case is not loaded for it.
  const readable = (await caseHeads(tx, id)).filter((text) =>
    mayReadText({ ...text, by: text.author }, participant, theirs),
  );
  const texts = await caseTexts(
    tx,
    [id],
    caseTextKinds,
    readable.map(({ object }) => object),
  );
  const files = readable.filter(({ kind }) => kind === "file");
  const { office } = (await invitationParts(tx, row, participant)).said;
  const { embargo, terms, proposal, published } = theirs;
  const head = {
    drill: row.purpose === "drill",
    room,
    office,
    madeAt: now,
    embargo,
    terms,
    proposal,
    published,
  };
  const invitation = await invitationOf(tx, id, participant);
  return { row, reader, texts, head: { ...head, invitation, filesLeft: files.length } };
}

/** The sealed invitation that the participant answered last; empty where it came in another way. */
async function invitationOf(tx: Tx, id: string, participant: string): Promise<string> {
  const row = await tx.first<{ id: string }>(sql`select id from case_invitation
    where coordination_case = ${id} and participant = ${participant} and sealed and used_at is not null order by number desc limit 1`);
  return row?.id ?? "";
}

async function copied(
  { kind, author, sealedAt }: SealedCaseText,
  original: unknown,
  participant: string,
): Promise<CopiedCaseText> {
  const content = await contentFor(kind, original, participant);
  const members = Object.entries(content ?? {}).map(([name, value]) => [name, String(value)] as const);
  return { kind, own: author === participant, sealedAt, content: Object.fromEntries(members) };
}
