/** What is shown of a delegated list: the same word that the agent's check would have for it, with what was not compared and what nobody states to be whole. */
import type { HeldCompleteness } from "#core/completeness.ts";
import { coverageDoubtOf, type NotCovered, usualMaxAge } from "#core/matching/coverage.ts";
import { overallVerdict } from "#core/matching/overall-verdict.ts";
import { areaOfProduct } from "#core/product/coverage-area.ts";
import type { VerdictKind } from "#core/verdict.ts";
import { pubFiles } from "#stages/dissemination/queries.ts";
import { type DelegatedInventory, inventoriesOf, namedAreas } from "#stages/exposure/queries.ts";
import { type Store, system, type Tx } from "#store/sql.ts";

/** What decides on coverage: an instant (RFC 3339), and what is stated to be whole. */
type ViewContext = { readonly now: string; readonly complete: readonly HeldCompleteness[] };

/** The lists of an organisation as they are shown at an instant. */
export async function inventoryViews(tx: Tx, organization: string, { now, complete }: ViewContext) {
  const inventories = await inventoriesOf(tx, organization);
  const products = inventories.flatMap(({ areas }) => areas?.map(({ product }) => product) ?? []);
  const named = await namedAreas(
    tx,
    products.map((product) => areaOfProduct(product)),
  );
  const holds = (prefix: string, ending: string): boolean => named.has(`${prefix}\n${ending}`);
  const doubtOf = (product: string) =>
    coverageDoubtOf(product, [{ holds, complete }], { now, maxAge: usualMaxAge });
  return inventories.map((inventory) => viewOf(inventory, doubtOf));
}

/** What the newest packs of the publication are stated to hold, as anyone reads it in the index; a room has the records of its packs. */
export async function publishedCompleteness(store: Store): Promise<readonly HeldCompleteness[]> {
  const files = await store.read(system, pubFiles);
  return files.flatMap(({ kind, ecosystem, complete }) =>
    kind !== "pack" || ecosystem === undefined || complete === undefined
      ? []
      : [{ ...complete, ecosystem, held: complete.records }],
  );
}

function viewOf(inventory: DelegatedInventory, doubtOf: (product: string) => NotCovered | null) {
  const { areas, notCompared, worst, concluded, ...shown } = inventory;
  const gaps = (areas ?? []).flatMap(({ product, components }) => {
    const doubt = doubtOf(product);
    return doubt === null ? [] : [{ ...doubt, components }];
  });
  const again = areas === null || notCompared === null;
  const left = Object.entries(notCompared ?? {}).map(([code, count]) => ({ code, count }));
  const verdicts: readonly VerdictKind[] = [
    worst ?? "not_affected",
    shown.unnamed > 0 ? "unknown" : "not_affected",
  ];
  return {
    ...shown,
    verdict: overallVerdict({
      lines: verdicts.map((verdict) => ({ verdict })),
      components: shown.components,
      notCompared: left,
      notCovered: gaps,
      cautions: again || !concluded ? ["not-concluded"] : [],
    }),
    delegateAgain: again,
    concluded,
    notCompared: left,
    notCovered: gaps.map(({ ecosystem, release, why, components }) => ({
      ecosystem,
      components,
      ...(release === undefined ? {} : { release }),
      ...(why === undefined ? {} : { why }),
    })),
  };
}
