/** Handlers: what feeds ask for, a second person's decisions on it, and who may speak for what. The stage decides. */
import { mostNamed } from "#core/provenance/feed-change.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { confirmChange, refuseChange, undoChange } from "#stages/advisory/decide-change.ts";
import { listFeedChanges, listingsToGo } from "#stages/advisory/provenance/feed-change-queries.ts";
import { sourceAuthority } from "#stages/advisory/provenance/source-authority.ts";
import { listingsReckonedWith } from "#stages/dissemination/queries.ts";
import { operatorNames } from "#stages/registry/queries.ts";
import { system, type Tx } from "#store/sql.ts";

/** Handlers of the changes of feeds. */
export const feedChangeHandlers: Handlers<
  "feedChangeList" | "feedChangeConfirm" | "feedChangeRefuse" | "feedChangeUndo" | "sourceList"
> = {
  feedChangeList: async ({ input, actor, room }) => {
    const { show = "held", ...wanted } = input;
    const { page, deciding } = await room.store.read(actor, async (tx) => {
      const listed = await listFeedChanges(tx, { ...wanted, show });
      return { page: listed, deciding: show === "held" ? await directivesTouched(tx, listed.items) : null };
    });
    const people = [...new Set(page.items.map(({ broughtBy }) => broughtBy))];
    const names = await room.store.read(system, async (tx) => await operatorNames(tx, people));
    return {
      ...page,
      items: page.items.map(({ effect: { products, delisted, entered, ...effect }, ...item }) => ({
        ...item,
        broughtByName: names[item.broughtBy] ?? null,
        directives: (deciding?.get(item.id) ?? []).slice(0, mostNamed),
        directiveCount: deciding?.get(item.id)?.length ?? 0,
        effect: {
          ...effect,
          ...(products === undefined ? {} : { products: [...products] }),
          ...(delisted === undefined ? {} : { delisted: [...delisted] }),
          ...(entered === undefined ? {} : { entered: [...entered] }),
        },
      })),
    };
  },
  feedChangeConfirm: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    await room.store.write(actor, async (tx) => await confirmChange(tx, input.change, now));
    return {};
  },
  feedChangeRefuse: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    await room.store.write(actor, async (tx) => await refuseChange(tx, input.change, now));
    return {};
  },
  feedChangeUndo: async ({ input, actor, room }) => {
    const now = room.now().toISOString();
    await room.store.write(actor, async (tx) => await undoChange(tx, input.change, now));
    return {};
  },
  sourceList: async ({ actor, room }) => {
    const sources = await room.store.read(actor, async (tx) => await sourceAuthority(tx));
    return {
      sources: sources.map(({ id, ids, publishers, catalogues, importers, from }) => ({
        id,
        ids: [...ids],
        publishers: [...publishers],
        catalogues: [...catalogues],
        importers: [...importers],
        from: [...from],
      })),
    };
  },
};

/** For each change that waits: directives in force whose deadline reckons with a listing that it would end. Two statements, however many changes. */
async function directivesTouched(
  tx: Tx,
  changes: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const listings = await listingsReckonedWith(tx);
  const gone = await listingsToGo(
    tx,
    changes.map(({ id }) => id),
    [...new Set(listings.map(({ cve }) => cve))],
  );
  return new Map(
    [...Map.groupBy(gone, ({ change }) => change)].map(([change, its]) => {
      const cves = new Set(its.map(({ cve }) => cve));
      const touched = listings.filter(({ cve }) => cves.has(cve)).map(({ directive }) => directive);
      return [change, [...new Set(touched)]];
    }),
  );
}
