/** What a change takes away, or would: each thing as a sentence, long lists folded. */
import type { ReactNode } from "react";
import type { FeedChange } from "#web/feed/feed-change.ts";
import { useTranslate } from "#web/room/room-context.tsx";

const shown = 5;

export function ChangeEffect({ change }: { readonly change: FeedChange }): ReactNode {
  const t = useTranslate();
  const { withdrawn, hidden, products, delisted, count, of, ahead, other } = change.effect;
  const sentences = [
    withdrawn === undefined ? null : t("feedChangePage.effects.withdrawn", { at: withdrawn }),
    hidden === true ? t("feedChangePage.effects.hidden") : null,
    products === undefined
      ? null
      : t("feedChangePage.effects.products", { count: count ?? products.length, names: first(products) }),
    delisted === undefined
      ? null
      : t("feedChangePage.effects.delisted", {
          count: count ?? delisted.length,
          of: of ?? delisted.length,
          names: first(delisted),
        }),
    ahead === undefined ? null : t("feedChangePage.effects.ahead", { at: ahead }),
    other === undefined ? null : t("feedChangePage.effects.other", { id: other }),
    count !== undefined && products === undefined && delisted === undefined
      ? t("feedChangePage.effects.count", { count })
      : null,
  ].filter((one) => one !== null);
  return (
    <>
      {sentences.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </>
  );
}

function first(names: readonly string[]): string {
  return names.length <= shown ? names.join(", ") : `${names.slice(0, shown).join(", ")}, …`;
}
