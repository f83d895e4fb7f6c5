/** Advisories of the room's own come out at their instant: records, files, index and journal of each in one transaction, so that it is out everywhere or nowhere. */
import { authorityOf } from "#core/gcve-id.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";
import { recordOfDocument } from "#core/publish/own-document.ts";
import {
  documentsOf,
  gcveDump,
  importsOf,
  type OwnFile,
  type OwnPublishing,
} from "#edge/own-advisory/documents.ts";
import { providerMetadata } from "#edge/own-advisory/provider-metadata.ts";
import { importInto } from "#stages/advisory/commands.ts";
import {
  dueOwnAdvisories,
  lockedDueAdvisory,
  markPublished,
  publishedOwnDocuments,
} from "#stages/advisory/own/due.ts";
import { lockPublication, type Publisher, publishIndex, putFile } from "#stages/dissemination/publication.ts";
import { lock } from "#store/locks.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system, type Tx } from "#store/sql.ts";

/** What comes out needs: whose publication it is, and who is told of one that could not come out. */
type OwnPublication = Pick<OwnPublishing, "version"> & {
  readonly publisher: Publisher;
  /** What opens what was approved: the room's own key, while it is unlocked. */
  readonly unlocked: Pick<UnlockedKeys, "holders">;
  readonly failed: (what: string, error: unknown) => void;
};

/** Those that are due and did not come out, each with the time from which it is tried again: what is held up keeps no other waiting. */
type HeldUp = Map<string, number>;

const triedAgainAfter = 10_000;

/** Publishes what is due once a second, while the clock is trusted; says whether something came out. */
export function ownAdvisoryRound(
  store: Store,
  by: OwnPublication,
  clockGood: () => boolean,
): () => Promise<boolean> {
  const heldUp: HeldUp = new Map();
  return async () =>
    clockGood() && (await publishDueAdvisories(store, by, new Date().toISOString(), heldUp)) > 0;
}

/** Publishes what is due; says how many came out. */
export async function publishDueAdvisories(
  store: Store,
  by: OwnPublication,
  now: string,
  heldUp: HeldUp = new Map(),
): Promise<number> {
  const time = Date.parse(now);
  for (const [id, until] of heldUp) if (until <= time) heldUp.delete(id);
  const due = await store.read(system, async (tx) => await dueOwnAdvisories(tx, now, [...heldUp.keys()]));
  let published = 0;
  for (const id of due) {
    const isOut = await store
      .write(system, async (tx) => await publishOne(tx, id, by, now))
      .catch((error: unknown) => {
        by.failed(`publishing ${id}`, error);
        return false;
      });
    if (isOut) published++;
    else heldUp.set(id, time + triedAgainAfter);
  }
  return published;
}

async function publishOne(
  tx: Tx,
  id: string,
  { publisher, version, unlocked }: OwnPublication,
  now: string,
): Promise<boolean> {
  await lock(tx, "importing");
  await lockPublication(tx);
  const due = await lockedDueAdvisory(tx, id, {
    now,
    holders: { own: unlocked.holders(null), together: [] },
  });
  if (due === undefined) return false;
  const record = recordOfDocument(due.document);
  const place = { origin: publisher.room, version };
  const files = documentsOf(record, place);
  const { counts } = await importInto(tx, { batch: `own:${id}`, records: importsOf(record, files), now });
  if (Object.values(counts).some(({ held = 0, quarantined }) => held + quarantined > 0))
    throw new Error("the room's own record was held back as a feed's would be");
  const metadata = providerMetadata(record.publisher, publisher.room, due.at);
  for (const { path, text } of [...files, metadata, ...(await dumpsOf(tx, record, place))])
    await putFile(tx, { path, kind: "advisory", content: new TextEncoder().encode(text), at: due.at });
  await markPublished(tx, due);
  await publishIndex(tx, publisher, now);
  return true;
}

/** The file of all records of its authority, with this one; nothing of a record that is not named in GCVE's system. */
async function dumpsOf(tx: Tx, record: OwnAdvisory, at: OwnPublishing): Promise<readonly OwnFile[]> {
  const authority = authorityOf(record.id);
  if (authority === null) return [];
  const earlier = await publishedOwnDocuments(tx, { prefix: `GCVE-${authority}-`, except: record.id });
  return [gcveDump(authority, [...earlier.map(recordOfDocument), record], at)];
}
