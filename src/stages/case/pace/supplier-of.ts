/** Whose pace a participant goes by. Who it is stands sealed in its case, so it is known while that can be opened, and cases are counted together by a keyed hash. */
import { createHmac } from "node:crypto";
import { domainIn } from "#core/coordination/book/supplier-source.ts";
import { textMember } from "#core/input/json.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { supplierWeekly } from "#stages/case/book/suppliers.ts";
import type { CaseRow } from "#stages/case/case-row.ts";
import type { CaseKeys } from "#stages/case/queries.ts";
import { caseTexts, openedText } from "#stages/case/texts.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What is unlocked now: the keys of offices, and those of the room itself. */
export type PaceKeys = { readonly keys: CaseKeys; readonly room: readonly Holder[] };

/** A supplier's pace: under which names it is counted, the first being the one that is written now, and how many it takes in seven days; `null` where nobody says. */
export type SupplierOfCase = { readonly paces: readonly string[]; readonly weekly: number | null };

/** The pace of a participant; `locked` while its address cannot be opened. */
export async function supplierOf(
  tx: Tx,
  row: Pick<CaseRow, "id" | "office">,
  participant: string,
  { keys, room }: PaceKeys,
  now: string,
): Promise<SupplierOfCase | "locked"> {
  const own = await tx.first<{ organization: string | null; weekly: number | null }>(sql`
    select p.organization, s.weekly from case_participant p left join supplier_pace s using (organization)
    where p.coordination_case = ${row.id} and p.participant = ${participant}`);
  const organization = own?.organization ?? null;
  if (organization !== null && own?.weekly != null)
    return { paces: [`organization ${organization}`], weekly: own.weekly };
  const holders = keys(row.office);
  const address = await addressOf(tx, row.id, participant, holders);
  if (address === null) return organization === null ? "locked" : unpaced(organization);
  const domain = domainIn(address);
  const weekly = domain === null ? null : await supplierWeekly(tx, domain, now);
  if (organization !== null) return { paces: [`organization ${organization}`], weekly };
  if (domain === null) return { paces: [], weekly: null };
  return { paces: [...room.toReversed(), ...holders].map((holder) => markOf(holder, domain)), weekly };
}

function unpaced(organization: string): SupplierOfCase {
  return { paces: [`organization ${organization}`], weekly: null };
}

/** A participant's address, empty where it has none; `null` while it cannot be opened. */
async function addressOf(
  tx: Tx,
  id: string,
  participant: string,
  holders: readonly Holder[],
): Promise<string | null> {
  const [text] = (await caseTexts(tx, [id], ["participant"])).filter(
    ({ audience }) => audience[0] === participant,
  );
  if (text === undefined) return "";
  const content = await openedText(text, { own: holders, together: [] });
  return content === null ? null : (textMember(content, "contact")?.trim() ?? "");
}

function markOf({ seed }: Holder, domain: string): string {
  const key = createHmac("sha256", seed).update("bongsu/1 suppliers of cases").digest();
  return createHmac("sha256", key).update(domain).digest("base64url");
}
