/** What a room answers about lists that an organisation delegated: verdicts by component, and one for all of them, as `check` would have them. */
import { componentsIn, keyOf } from "#test/kit/law/list-products.ts";
import type { LawList, LawWorld } from "#test/kit/law/world.ts";
import { documentItem } from "#edge/feed/feed-item.ts";
import { recordsOf } from "#edge/feed/import-records.ts";
import type { LawAnswer } from "#test/kit/law/answers.ts";
import { inventoryViews, publishedCompleteness } from "#edge/http/handlers/inventory-view.ts";
import type { Actor } from "#core/actor.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import { isFromElsewhere } from "#core/matching/from-elsewhere.ts";
import { areaOfProduct } from "#core/product/coverage-area.ts";
import { Refusal } from "#core/problem.ts";
import { type VerdictKind, worseVerdict } from "#core/verdict.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { delegateInventory } from "#stages/exposure/commands.ts";
import { sql, system } from "#store/sql.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const organization = "drill-basic-07";
const actor: Actor = { role: "organization", id: "an-officer", organization };

/** A list with the name under which an answer speaks of it. */
export type NamedList = LawList & { readonly name: string };

/** The records of a world and its statement, as an import brings them. */
export function worldRecords({ records, statements }: LawWorld): readonly ImportRecord[] {
  const stated = { type: "bongsu.completeness/1", statements };
  return [...records, ...(statements.length === 0 ? [] : [stated])].flatMap((value, i) => {
    const text = JSON.stringify(value);
    return recordsOf(documentItem({ path: `${i}.json`, position: "", bytes: Buffer.from(text) }, text));
  });
}

/** Opens a room with these records, its packs published. */
export async function roomWith(records: readonly ImportRecord[], now: string): Promise<TestRoom> {
  const room = await openTestRoom({ now });
  await importRecords(room.store, system, { batch: "records", records });
  await room.publishPacks();
  return room;
}

/** What the room says of the lists, which are taken back afterwards; `null` where it reads none of them. */
export async function exposureAnswer(room: TestRoom, lists: readonly NamedList[]): Promise<LawAnswer> {
  const given: NamedList[] = [];
  for (const list of lists)
    try {
      const delegation = { organization, path: list.name, text: list.text };
      const named = { ...delegation, path: `${list.name}/${list.path}` };
      await room.store.write(actor, async (tx) => await delegateInventory(tx, named));
      given.push(list);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  await room.settle();
  const answer = given.length === 0 ? null : await answerOf(room, given);
  await room.store.write(actor, async (tx) => {
    for (const table of [sql`exposure`, sql`holding`, sql`inventory`])
      await tx.run(sql`delete from ${table} where organization = ${organization}`);
  });
  return answer;
}

/** What a room of its own says of a world's lists. */
export async function roomAnswer(world: LawWorld): Promise<LawAnswer> {
  const room = await roomWith(worldRecords(world), world.now);
  try {
    return await exposureAnswer(
      room,
      world.lists.map((list, i) => ({ ...list, name: `${i}` })),
    );
  } finally {
    await room.close();
  }
}

async function answerOf(room: TestRoom, lists: readonly NamedList[]): Promise<LawAnswer> {
  const context = { now: room.now().toISOString(), complete: await publishedCompleteness(room.store) };
  return await room.store.read(actor, async (tx) => {
    const views = await inventoryViews(tx, organization, context);
    const rows = await tx.rows<{ path: string; product: string; version: string; verdict: VerdictKind }>(sql`
      select i.path, e.product, e.version, e.verdict from inventory i
        join holding h on h.inventory = i.id join exposure e on e.organization = h.organization
          and e.product = coalesce(h.held, h.product) and e.version = h.version and e.concluded = (h.way = 'whole')`);
    const verdicts = new Map<string, VerdictKind>();
    for (const list of lists) {
      const path = `${list.name}/${list.path}`;
      const view = views.find((one) => one.path === path);
      const own = rows.filter((row) => row.path === path);
      const { notCovered = [], notCompared = [] } = view ?? {};
      for (const [key, verdict] of verdictsIn(list, { own, notCovered, isOpen: notCompared.length > 0 }))
        verdicts.set(key, worseVerdict(verdict, verdicts.get(key) ?? verdict));
    }
    const overall = views.map(({ verdict }) => verdict).reduce(worseVerdict);
    const open = views.flatMap(({ notCompared }) => notCompared).reduce((sum, { count }) => sum + count, 0);
    return { verdicts, overall, open };
  });
}

type ListRows = {
  readonly own: readonly {
    readonly product: string;
    readonly version: string;
    readonly verdict: VerdictKind;
  }[];
  readonly notCovered: readonly { readonly ecosystem: string; readonly release?: string }[];
  /** Whether the room says that something of the list was not compared; what it is, it does not keep. */
  readonly isOpen: boolean;
};

function verdictsIn(
  list: NamedList,
  { own, notCovered, isOpen: isLeft }: ListRows,
): ReadonlyMap<string, VerdictKind> {
  const read = readInventoryBytes(list.path, Buffer.from(list.text));
  const verdicts = new Map<string, VerdictKind>(
    componentsIn(list, list.name).map(({ key }) => [key, "not_affected"]),
  );
  const left = new Set(isLeft && read.ok ? read.value.notCompared.map(({ what }) => what) : []);
  for (const component of read.ok ? read.value.components : []) {
    const { product, version } = component;
    const said = own.filter((row) => row.product === product && row.version === (version ?? ""));
    const isOpen =
      product === null ||
      left.has(component.name) ||
      isFromElsewhere(component) ||
      isUncovered(product, notCovered);
    const all: VerdictKind[] = [isOpen ? "unknown" : "not_affected", ...said.map(({ verdict }) => verdict)];
    const key = keyOf(list.name, component);
    verdicts.set(key, [...all, verdicts.get(key) ?? "not_affected"].reduce(worseVerdict));
  }
  return verdicts;
}

function isUncovered(product: string, notCovered: ListRows["notCovered"]): boolean {
  const { ecosystem, release } = areaOfProduct(product);
  return notCovered.some(
    (gap) => gap.ecosystem === ecosystem && (gap.release === undefined || gap.release === release),
  );
}
