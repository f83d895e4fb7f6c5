/** Drafts that an earlier program left in clear are sealed as soon as those whom they are for have keys; once the last is, the table where they waited is emptied as files are. */
import type { OwnDocument } from "#core/publish/own-document.ts";
import {
  canSealDraft,
  type DraftPlace,
  sealDraft,
  sealForRoom,
  sealRelease,
} from "#stages/advisory/own/sealed-draft.ts";
import { eachRow, isNotHeldUp } from "#store/rows/held-up.ts";
import { sql, type Tx } from "#store/sql.ts";

type OldDraft = DraftPlace & { readonly document: OwnDocument; readonly approved: boolean };

const work = "sealing drafts";

/** Seals what can be sealed now. What was approved comes out at its instant, with or without a key of its office. */
export async function sealOldDrafts(tx: Tx): Promise<void> {
  const drafts = await tx.rows<OldDraft>(sql`
    select o.id, o.office, o.coordination_case as "coordinationCase", u.document, o.state = 'approved' as approved
    from own_advisory_unsealed u join own_advisory o on o.id = u.own_advisory
    where ${isNotHeldUp(work, sql`o.id`)} order by o.id for update`);
  if (drafts.length === 0) return;
  const rows = drafts.map((of) => ({ row: of.id, of }));
  await eachRow(tx, work, rows, async (draft) => await sealOne(tx, draft));
  if ((await tx.first(sql`select 1 from own_advisory_unsealed limit 1`)) === undefined)
    await tx.run(sql`truncate own_advisory_unsealed`);
}

async function sealOne(tx: Tx, { document, approved, ...place }: OldDraft): Promise<boolean> {
  if (await canSealDraft(tx, place)) {
    await sealDraft(tx, place, document);
    if (approved) await sealRelease(tx, place.id, document);
  } else if (approved) await sealForRoom(tx, place, document);
  else return false;
  await tx.run(sql`delete from own_advisory_unsealed where own_advisory = ${place.id}`);
  return true;
}
