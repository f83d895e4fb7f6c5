/**
 * The receipts in an agent's folder, read back with the same doubt as when they came: the newest answer to each directive that the room confirmed. A receipt that
 * is not sealed by a key that is believed now closes nothing; that an answer was sent is all that it says.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Home, homeOf, keyOwner, readState, type SyncState } from "#agent/home/agent-folder.ts";
import { isMissing, readJsonFile } from "#agent/home/durable-files.ts";
import { readPendingResponse, type UnconfirmedReceipt } from "#agent/response/response-outbox.ts";
import { type FollowedRoom, followedRoom, openReceipt } from "#agent/response/room-receipt.ts";
import { compareInstants } from "#core/clock/clock.ts";
import { isOfLostTime } from "#core/document/room-epoch.ts";
import { isAttestation, type ReceiptDocument } from "#core/document/receipt.ts";
import { isInstant } from "#core/input/instant.ts";
import { member, textMember } from "#core/input/json.ts";

/** What is known of the answers to a directive: the newest that the room confirmed, and a later one that nothing proves. */
export type AnswersGiven = {
  readonly confirmed: ReceiptDocument | null;
  readonly unconfirmed: UnconfirmedReceipt | null;
};

type StoredReceipt = UnconfirmedReceipt & { readonly directive: string; readonly value: unknown };

/** The attestations given about each of the directives. Files that are no receipts are passed over. */
export async function readAnswers(
  home: Home,
  state: SyncState,
  directives: readonly string[],
): Promise<ReadonlyMap<string, AnswersGiven>> {
  const wanted = new Set(directives);
  const stored: StoredReceipt[] = [];
  for (const name of await namesIn(home.receipts)) {
    const read = await readJsonFile(join(home.receipts, name));
    const one = read.ok ? storedReceipt(read.value, name) : null;
    if (one !== null && wanted.has(one.directive)) stored.push(one);
  }
  const about = Map.groupBy(stored, ({ directive }) => directive);
  const room = await followedRoom(home, state);
  const organization = await keyOwner(home);
  const answers = new Map<string, AnswersGiven>();
  for (const directive of wanted) {
    const believing = { directive, organization, room };
    answers.set(directive, await answersOf(home, believing, about.get(directive) ?? []));
  }
  return answers;
}

/** The directives whose answer the room confirmed in a time that it has lost since, and has not confirmed again. */
export async function lostAnswers(dir: string): Promise<readonly string[]> {
  const home = homeOf(dir);
  const state = await readState(home);
  if (state?.epochs === undefined) return [];
  const answers = await readAnswers(home, state, [
    ...new Set(state.received.map(({ directive }) => directive)),
  ]);
  const { epochs } = state;
  return [...answers].flatMap(([directive, { unconfirmed }]) =>
    unconfirmed !== null && isOfLostTime(unconfirmed.receivedAt, epochs) ? [directive] : [],
  );
}

type Believing = {
  readonly directive: string;
  readonly organization: string | null;
  readonly room: FollowedRoom;
};

/** The newest first, until one is believed. Where the folder does not know whose key it has, nobody can say that an answer is its own. */
async function answersOf(
  home: Home,
  { directive, organization, room }: Believing,
  stored: readonly StoredReceipt[],
): Promise<AnswersGiven> {
  const waiting = await readPendingResponse(home, "attestation", directive).catch(() => null);
  let unconfirmed = waiting?.sent ?? null;
  const newest = stored.toSorted((a, b) => compareInstants(b.receivedAt, a.receivedAt));
  for (const { value, receipt, receivedAt } of newest) {
    const opened = await openReceipt(member(value, "sealed"), room);
    if (typeof opened !== "string") {
      const { document } = opened;
      const { answer } = document;
      const isOwn = answer.organization === organization;
      if (isOwn && isAttestation(answer) && answer.directive === directive && document.receipt === receipt)
        return { confirmed: document, unconfirmed };
    }
    unconfirmed ??= { receipt, receivedAt };
  }
  return { confirmed: null, unconfirmed };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function storedReceipt(value: unknown, name: string): StoredReceipt | null {
  const [receipt, receivedAt] = [textMember(value, "receipt"), textMember(value, "receivedAt")];
  const directive = textMember(value, "directive");
  if (textMember(value, "kind") !== "attestation" || receipt === null || name !== `${receipt}.json`)
    return null;
  if (directive === null || receivedAt === null || !isInstant(receivedAt)) return null;
  return { receipt, receivedAt, directive, value };
}
