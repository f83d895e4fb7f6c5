/** Handlers: an organisation asks for more time, an office answers. The stage decides. */
import type { Call, Handlers } from "#edge/http/handler.ts";
import { Refusal } from "#core/problem.ts";
import { askExtension, declineExtension, grantExtension } from "#stages/dissemination/extensions.ts";
import { type ExtensionRow, extensionsOf, openExtensions } from "#stages/dissemination/queries.ts";
import { organizationsById } from "#stages/registry/queries.ts";
import type { Tx } from "#store/sql.ts";

type ExtensionEndpoint =
  | "extensionAsk"
  | "extensionRead"
  | "extensionList"
  | "extensionGrant"
  | "extensionDecline";

/** Handlers of the extension endpoints. */
export const extensionHandlers: Handlers<ExtensionEndpoint> = {
  extensionAsk: async ({ input, actor, room }) =>
    await room.store.write(actor, async (tx) => {
      await askExtension(tx, input, room.now().toISOString());
      return await own(tx, input.directive);
    }),
  extensionRead: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => await own(tx, input.directive)),
  extensionList: async ({ input, actor, room }) =>
    await room.store.read(actor, async (tx) => await openPage(tx, input)),
  extensionGrant: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => await grantExtension(tx, input, room.now().toISOString()));
    return {};
  },
  extensionDecline: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => await declineExtension(tx, input, room.now().toISOString()));
    return {};
  },
};

async function own(tx: Tx, directive: string) {
  const { organization } = tx.actor;
  if (organization === undefined) throw new Refusal("not-permitted", "only an organisation has tasks");
  const rows = await extensionsOf(tx, organization, directive);
  return {
    extensions: rows.map((row) => ({
      ...decidedExtension(row),
      reason: row.reason,
      controls: row.controls,
      grant: row.grant,
    })),
  };
}

/** What became of a request, as the list of tasks shows it. */
export function decidedExtension({
  request,
  state,
  askedAt,
  duration,
  answeredAt,
  granted,
  answer,
}: ExtensionRow) {
  return { request, state, askedAt, duration, answeredAt, granted, answer };
}

/** The requests of one page with the names of those who ask; one that the reader may not see is left out. */
async function openPage(tx: Tx, { directive, ...wanted }: Call<"extensionList">["input"]) {
  const page = await openExtensions(tx, directive, wanted);
  const organizations = await organizationsById(
    tx,
    page.items.map(({ organization }) => organization),
  );
  const items = page.items.flatMap((row) => {
    const view = organizations.get(row.organization);
    if (view === undefined) return [];
    const { name, tier, sector } = view;
    const { request, organization, due, askedAt, duration, reason, controls } = row;
    return [{ request, organization, name, tier, sector, due, askedAt, duration, reason, controls }];
  });
  return { ...page, items };
}
