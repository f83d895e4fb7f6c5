/** A CVE id for a draft of the room's own: asked of the programme's services between two transactions, and written into the record with the one after. */
import type { Actor } from "#core/actor.ts";
import { isCve } from "#core/cve-id.ts";
import { Refusal } from "#core/problem.ts";
import type { CveCaller, SendCveCall } from "#core/publish/cve-programme/cve-calls.ts";
import { type CveOutcome, reserveCve } from "#core/publish/cve-programme/reserve-cve.ts";
import { type OwnDocument, recordOfDocument } from "#core/publish/own-document.ts";
import { inCveLedger } from "#stages/advisory/own/cve/ledger.ts";
import { lockedOwnAdvisory, noteOwnAct, type OwnRow } from "#stages/advisory/own/own-advisory-row.ts";
import { type DraftKeys, draftForAct, sealDraft } from "#stages/advisory/own/sealed-draft.ts";
import { appendEvents } from "#store/journal.ts";
import type { Store, Tx } from "#store/sql.ts";

/** Whom the room is to the programme, and what sends its calls. */
export type CveAuthority = { readonly caller: CveCaller; readonly send: SendCveCall };

type Reserving = { readonly id: string; readonly actor: Actor; readonly now: Date; readonly keys: DraftKeys };

/**
 * Gives a draft its id. Whoever asks again, also after a kill between question and answer or before the record was written, gets the same one. Refuses what is no draft, is
 * locked, or names a CVE id already.
 */
export async function reserveForDraft(
  store: Store,
  { caller, send }: CveAuthority,
  reserving: Reserving,
): Promise<CveOutcome> {
  const { id, actor, now } = reserving;
  const by = { role: "system", id: actor.id } as const;
  await store.write(by, async (tx) => void (await draftWithoutCve(tx, reserving)));
  const year = now.getUTCFullYear();
  const outcome = await inCveLedger(
    store,
    async (ledger) => await reserveCve({ caller, send, ledger }, id, year),
  );
  if (!outcome.ok) return outcome;
  await store.write(by, async (tx) => {
    const { row, document } = await draftWithoutCve(tx, reserving);
    const { aliases } = recordOfDocument(document);
    await sealDraft(tx, row, { ...document, aliases: [...aliases, outcome.id] });
    await noteOwnAct(tx, { id, act: "cve-reserved", revision: row.revision + 1, at: now.toISOString() });
    await appendEvents(tx, { kind: "cve.reserved" });
  });
  return outcome;
}

async function draftWithoutCve(
  tx: Tx,
  { id, actor, keys }: Reserving,
): Promise<{ readonly row: OwnRow; readonly document: OwnDocument }> {
  const row = await lockedOwnAdvisory(tx, id, actor);
  if (row.state !== "draft")
    throw new Refusal("state-forbids", "Only a draft is given an id; edit the record first.");
  const document = await draftForAct(tx, row, keys);
  const own = recordOfDocument(document).aliases.find((alias) => isCve(alias));
  if (own !== undefined) throw new Refusal("conflict", `The record names ${own} already.`);
  return { row, document };
}
