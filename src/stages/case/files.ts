/** Files of a case and objects as they are sealed: sent, opened in the room, or taken away to be opened at home. */
import type { Actor } from "#core/actor.ts";
import { caseGuests, isOneOf } from "#core/audience.ts";
import { isCaseFileName } from "#core/coordination/case-file-name.ts";
import { mayReadText } from "#core/coordination/case-view.ts";
import { Refusal } from "#core/problem.ts";
import { type CaseRow, noSuchCase } from "#stages/case/case-row.ts";
import { copiesOf } from "#stages/case/copies/copies.ts";
import { addressees } from "#stages/case/commands.ts";
import { noteContacts, noteWritten } from "#stages/case/contacts.ts";
import { noteOpenings } from "#stages/case/openings.ts";
import { caseSeenBy, participantsOfActor } from "#stages/case/participants.ts";
import { type CaseKeys, holdersFor } from "#stages/case/queries.ts";
import { keyedParticipants, mustBeSealingKey } from "#stages/case/readers.ts";
import {
  caseTexts,
  sealedKinds,
  type SealedCaseText,
  storeCaseText,
  storeSealed,
} from "#stages/case/texts.ts";
import { headOf, openedBytes, openersOf } from "#store/sealed/open-sealed.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";

type SentFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly to: readonly string[];
};

/** Sends a file with the message that names it; the result is the file's object. */
export async function sendFile(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  file: SentFile,
  now: string,
): Promise<string> {
  const { row, by } = await addressees(tx, { id, actor }, file.to);
  return await storeFile(tx, { row, by }, file, now);
}

/** Stores a file of a participant with the message that names it. */
export async function storeFile(
  tx: Tx,
  { row, by }: { readonly row: CaseRow; readonly by: string },
  { name, bytes, text, to }: SentFile,
  now: string,
): Promise<string> {
  if (!isCaseFileName(name)) throw new Refusal("input-invalid", "A file's name is one line without a path.");
  const meant = { author: by, audience: to, detail: true };
  const object = await storeSealed(tx, row, { kind: "file", ...meant, bytes }, now);
  const content = { text, file: object, fileName: name, fileBytes: String(bytes.length) };
  await storeCaseText(tx, row, { kind: "message", ...meant, content }, now);
  await noteWritten(tx, row, to, now);
  await noteContacts(tx, row.id, [by], ["answered"], now);
  return object;
}

type ObjectReading = {
  readonly id: string;
  readonly object: string;
  readonly actor: Actor;
  readonly now: string;
};

/** The bytes of a file; `null` while no key for it is unlocked. What is opened is noted first. */
export async function openFile(
  store: Store,
  reading: ObjectReading,
  keys: CaseKeys,
): Promise<Uint8Array | null> {
  const { row, own, text } = await store.read(system, async (tx) => await readable(tx, reading, ["file"]));
  const holders = holdersFor(reading.actor, row, keys);
  if ((await openersOf(text.content, holders)).length > 0) await note(store, reading, own, text, "opened");
  return await openedBytes(text.content, holders);
}

/** A text or file as it is sealed, and whether it is wrapped for the reader's own key. That it was taken is noted first. */
export async function takeObject(
  store: Store,
  reading: ObjectReading,
): Promise<{ readonly sealed: Uint8Array; readonly forCaller: boolean }> {
  const { own, text, ownKeys } = await store.read(system, async (tx) => {
    const found = await readable(tx, reading, sealedKinds);
    const keyed = await keyedParticipants(tx, reading.id);
    const keyids = keyed.flatMap(({ participant, reader }) =>
      participant === found.own && reader !== null ? [reader.keyid] : [],
    );
    return { ...found, ownKeys: keyids };
  });
  await note(store, reading, own, text, "taken");
  const readers = (await headOf(text.content))?.header.readers ?? [];
  return { sealed: text.content, forCaller: ownKeys.some((keyid) => readers.includes(keyid)) };
}

type Readable = { readonly row: CaseRow; readonly own: string; readonly text: SealedCaseText };

/** The object, where the actor may read it; nobody learns of another by trying. */
async function readable(
  tx: Tx,
  { id, object, actor }: ObjectReading,
  kinds: Parameters<typeof caseTexts>[2],
): Promise<Readable> {
  const { row, own, view } = await caseSeenBy(tx, id, actor);
  const text = (await caseTexts(tx, [id], kinds, [object]))[0];
  if (text === undefined || !mayReadText({ ...text, by: text.author }, own, view))
    throw new Refusal("not-found", "There is no such text or file in the case, or it is not for you.");
  const copy = text.marked && !view.coordinates ? (await copiesOf(tx, id, own)).get(text.number) : undefined;
  return { row, own, text: copy === undefined ? text : { ...text, content: copy } };
}

async function note(
  store: Store,
  { id, actor, now }: ObjectReading,
  own: string,
  { number }: SealedCaseText,
  how: "opened" | "taken",
): Promise<void> {
  const by = { role: "system", id: actor.id } as const;
  const opening = { id, participant: own, texts: [number] };
  await store.write(by, async (tx) => await noteOpenings(tx, [opening], { how, now }));
}

/** Registers the key of the participant as whom the actor takes part. */
export async function registerParticipantKey(
  tx: Tx,
  { id, actor }: { readonly id: string; readonly actor: Actor },
  document: unknown,
): Promise<void> {
  const own = (await participantsOfActor(tx, [id], actor)).get(id);
  if (own === undefined) throw noSuchCase();
  if (!isOneOf(caseGuests, actor.role))
    throw new Refusal("state-forbids", "An office registers its key with its sealing keys.");
  await mustBeSealingKey(tx, id, document);
  await tx.run(sql`update case_participant set sealing_key = ${JSON.stringify(document)}::jsonb
    where coordination_case = ${id} and participant = ${own}`);
}
