/**
 * Delegating an inventory and taking it back: the organisation's own acts, facts in the journal. Which advisories meet it is found by the
 * follower; taking it back deletes what was found at once. And stating what holds for its systems.
 */
import { hash, randomUUID } from "node:crypto";
import { areasOfComponent, isDecidedByRanges } from "#core/matching/exposure-area.ts";
import { type Holding, holdingsOf, lengthLimits } from "#core/matching/exposure.ts";
import { isFromElsewhere, needsRecords } from "#core/matching/from-elsewhere.ts";
import { areaOfProduct } from "#core/product/coverage-area.ts";
import type { Component, Inventory } from "#core/inventory/component.ts";
import type { NotComparedCode } from "#core/inventory/not-compared.ts";
import { cleanJson, cleanText } from "#store/database-text.ts";
import { readInventory } from "#core/inventory/index.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import { Refusal } from "#core/problem.ts";
import { appendEvents } from "#store/journal.ts";
import { copyLine, sql, type Tx } from "#store/sql.ts";
import { type DelegatedInventory, type HeldArea, inventoriesOf } from "./queries.ts";

/** A software list that an organisation gives to the room. `path` names it: the same path again replaces it. */
type Delegation = {
  readonly organization: string;
  readonly path: string;
  readonly text: string;
};

const mostInventories = 1000;
const mostComponents = 200_000;

/** Reads a software list and keeps its holdings; the text itself is not kept. The same list at the same path again changes nothing. */
export async function delegateInventory(
  tx: Tx,
  { organization, path, text }: Delegation,
): Promise<DelegatedInventory> {
  const read = readInventory(path, text, { components: mostComponents });
  if (!read.ok) throw new Refusal("input-invalid", "The software list cannot be read.", read.findings);
  const digest = hash("sha256", text, "buffer");
  const known = await inventoriesOf(tx, organization);
  const before = known.find((one) => one.path === path);
  if (before?.digest === digest.toString("hex")) return before;
  if (before === undefined && known.length >= mostInventories)
    throw new Refusal("too-many", `An organisation delegates at most ${mostInventories} inventories.`);
  const { kind, components } = read.value;
  const inventory = before?.inventory ?? randomUUID();
  const holdings = distinctHoldings(components.filter(isDecidedByRanges));
  const whole = distinctComponents(components.filter((one) => !isDecidedByRanges(one)));
  const unnamed = components.filter(({ product }) => product === null).length;
  const keys = [...holdings, ...whole.flatMap(({ component }) => holdingsOf(component))];
  const unreadable = keys.filter(({ way, key }) => way !== "any" && key === null).length;
  const notCompared = JSON.stringify(countsByCode(read.value));
  const areas = JSON.stringify(areasIn(components));
  await tx.run(sql`
    insert into inventory (id, organization, path, kind, digest, components, unnamed, unreadable, not_compared, areas)
    values (${inventory}, ${organization}, ${path}, ${kind}, ${digest}, ${components.length}, ${unnamed}, ${unreadable}, ${notCompared}, ${areas})
    on conflict (organization, path) do update set kind = excluded.kind, digest = excluded.digest, components = excluded.components,
      unnamed = excluded.unnamed, unreadable = excluded.unreadable, not_compared = excluded.not_compared, areas = excluded.areas, concluded = false, delegated_at = now()`);
  await replaceHoldings(tx, { holdings, whole }, { organization, inventory });
  await appendEvents(tx, { kind: "inventory.delegated", organization, inventory });
  const kept = (await inventoriesOf(tx, organization)).find((one) => one.inventory === inventory);
  if (kept === undefined) throw new Error("an inventory that was just kept cannot be read");
  return kept;
}

type Owner = { readonly organization: string; readonly inventory: string };

type ReadList = { readonly holdings: readonly Holding[]; readonly whole: readonly WholeComponent[] };

async function replaceHoldings(tx: Tx, { holdings, whole }: ReadList, of: Owner): Promise<void> {
  await tx.run(
    sql`delete from holding where organization = ${of.organization} and inventory = ${of.inventory}::uuid`,
  );
  await tx.run(sql`create temp table holding_row (like holding) on commit drop`);
  await tx.copy("holding_row", [
    ...holdings.map((one) => lineOf(one, of)),
    ...whole.map((one) => wholeLine(one, of)),
  ]);
  await tx.run(sql`insert into holding select * from holding_row`);
}

function distinctHoldings(components: readonly Component[]): readonly Holding[] {
  const distinct = new Map<string, Holding>();
  for (const holding of components.flatMap(holdingsOf))
    distinct.set(JSON.stringify([holding.way, holding.held, holding.version]), holding);
  return [...distinct.values()];
}

function lineOf({ product, way, key, version, held, scheme }: Holding, of: Owner): string {
  const named = held === product ? null : held;
  return copyLine([product, way, key, version, named, scheme, of.organization, of.inventory, null, null]);
}

/** A component of which ranges alone do not decide: as the list says it, and as rows hold it. */
type WholeComponent = { readonly component: Component; readonly text: string };

function distinctComponents(components: readonly Component[]): readonly WholeComponent[] {
  const distinct = new Map<string, WholeComponent>();
  for (const component of components) {
    const text = heldText(component);
    const { length } = component.product ?? "";
    if (length > 0 && length <= lengthLimits.product) distinct.set(text, { component, text });
  }
  return [...distinct.values()];
}

/** What decides on it; members that are not there leave no trace in JSON. */
function heldText({ version, ...component }: Component): string {
  const { product, requirement, origin, also, sourceUnknown, module, systemRelease } = component;
  const named = { product, version: version?.slice(0, lengthLimits.version) ?? null };
  return cleanJson({ ...named, requirement, origin, also, sourceUnknown, module, systemRelease });
}

function wholeLine({ component, text }: WholeComponent, of: Owner): string {
  const product = cleanText(component.product ?? "");
  const version = cleanText((component.version ?? "").slice(0, lengthLimits.version));
  const areas = areasOfComponent(component).map((area) => JSON.stringify(cleanText(area)));
  const owner = [of.organization, of.inventory];
  return copyLine([product, "whole", null, version, null, "", ...owner, text, `{${areas.join(",")}}`]);
}

/** How much of a list was compared with nothing, by code; and what comes from elsewhere, of which no record decides. */
function countsByCode({ components, notCompared }: Inventory): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const add = (code: NotComparedCode, count: number): void =>
    void (counts[code] = (counts[code] ?? 0) + count);
  for (const { code, count } of notCompared) add(code, count);
  for (const component of components) if (isFromElsewhere(component)) add("other-origin", 1);
  return counts;
}

/** One product of each area that a statement of completeness can be about, and how many components lie there. */
function areasIn(components: readonly Component[]): readonly HeldArea[] {
  const areas = new Map<string, { product: string; components: number }>();
  for (const component of components) {
    const { product } = component;
    if (product === null || !needsRecords(component)) continue;
    const key = JSON.stringify(areaOfProduct(product));
    const area = areas.get(key) ?? { product: cleanText(product), components: 0 };
    areas.set(key, area);
    area.components++;
  }
  return [...areas.values()];
}

/** Takes an inventory back: its holdings go, and every exposure of what no other inventory of the organisation holds. */
export async function revokeInventory(tx: Tx, organization: string, inventory: string): Promise<void> {
  const gone = await tx.run(
    sql`delete from inventory where id = ${inventory}::uuid and organization = ${organization}`,
  );
  if (gone === 0) throw new Refusal("not-found", "There is nothing here, or you may not see it.");
  await tx.run(
    sql`delete from holding where organization = ${organization} and inventory = ${inventory}::uuid`,
  );
  await tx.run(sql`
    delete from exposure e where organization = ${organization} and not exists (select from holding h
      where h.organization = e.organization and coalesce(h.held, h.product) = e.product and h.version = e.version)`);
  await tx.run(
    sql`update situation_shown set gone = true, held = true where organization = ${organization} and complete is not null`,
  );
  await appendEvents(tx, { kind: "inventory.revoked", organization, inventory });
}

/** Keeps what an organisation states of all its systems, in place of what it stated before; stating the same again changes nothing. */
export async function stateAssetFacts(
  tx: Tx,
  { organization, facts }: { readonly organization: string; readonly facts: AssetFacts },
  now: string,
): Promise<void> {
  const changed = await tx.run(sql`
    insert into asset_facts (organization, facts, stated_at) values (${organization}, ${JSON.stringify(facts)}, ${now})
    on conflict (organization) do update set facts = excluded.facts, stated_at = excluded.stated_at
      where asset_facts.facts <> excluded.facts`);
  if (changed > 0) await appendEvents(tx, { kind: "asset-facts.stated", organization });
}
