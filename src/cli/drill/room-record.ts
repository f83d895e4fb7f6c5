/** What the room has on record of a directive: its journal and its picture, as the chair reads them. */
import { contract } from "#contract/index.ts";
import type { ResponseStatus } from "#core/directive/attestation.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import type { DrillSession } from "./officers.ts";
import { callerOf } from "#cli/room/room-client.ts";
import type { PictureColumns, RoomRecord } from "./expected-picture.ts";

const page = 500;

/** Reads the record; the picture may still be a moment behind the journal. */
export async function readRecord({ room, tokens, io }: DrillSession, directive: string): Promise<RoomRecord> {
  const call = callerOf(room, tokens.chair, io.fetch);
  const { pictures } = await call(contract.pictureRead, { directive });
  const picture: Readonly<Partial<globalThis.Record<keyof PictureColumns, number | null>>> =
    pictures[0]?.total ?? {};
  const receipts = new Map<string, Set<string>>();
  const standings = new Map<string, ResponseStatus>();
  const acknowledged = new Set<string>();
  for (let after = 0; ;) {
    const { entries } = await call(contract.journalRead, { after, limit: page });
    for (const { fact } of entries as readonly { readonly fact: JournalEvent }[]) {
      if (!("directive" in fact) || fact.directive !== directive) continue;
      if (fact.kind === "directive.acknowledged") acknowledged.add(fact.organization);
      if (fact.kind !== "attestation.received") continue;
      const kept = receipts.get(fact.organization) ?? new Set();
      receipts.set(fact.organization, kept.add(fact.receipt));
      standings.set(fact.organization, fact.standing);
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < page) break;
    after = last.position;
  }
  return { receipts, standings, acknowledged, picture };
}
