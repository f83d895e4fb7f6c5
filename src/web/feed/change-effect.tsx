/** What a change takes away, or would: each thing as a sentence, all that it names folded below. */
import type { ReactNode } from "react";
import type { FeedChange } from "#web/feed/feed-change.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { kst } from "#web/ui/time-text.ts";

/** The numbers of a change, and the directives that it touches; the row and the dialog show the same. */
export function ChangeNumbers({ change }: { readonly change: FeedChange }): ReactNode {
  const t = useTranslate();
  const { withdrawn, hidden, products, delisted, count, of, enteredCount, ahead, other } = change.effect;
  const sentences = [
    withdrawn === undefined ? null : t("feedChangePage.effects.withdrawn", { at: kst(withdrawn, t) }),
    hidden === true ? t("feedChangePage.effects.hidden") : null,
    products === undefined ? null : t("feedChangePage.effects.products", { count: count ?? products.length }),
    delisted === undefined
      ? null
      : t("feedChangePage.effects.delisted", {
          count: count ?? delisted.length,
          of: of ?? delisted.length,
        }),
    enteredCount === undefined ? null : t("feedChangePage.effects.entered", { count: enteredCount }),
    ahead === undefined ? null : t("feedChangePage.effects.ahead", { at: kst(ahead, t) }),
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
      <TouchedDirectives change={change} />
    </>
  );
}

/** The numbers, and behind them what they count. */
export function ChangeEffect({ change }: { readonly change: FeedChange }): ReactNode {
  const t = useTranslate();
  const { products, delisted, count, entered, enteredCount } = change.effect;
  return (
    <>
      <ChangeNumbers change={change} />
      <Names label={t("feedChangePage.productNames")} names={products} of={count} />
      <Names label={t("feedChangePage.leaving")} names={delisted} of={count} />
      <Names label={t("feedChangePage.entering")} names={entered} of={enteredCount} />
    </>
  );
}

type NamesProps = {
  readonly label: string;
  readonly names: readonly string[] | undefined;
  readonly of: number | undefined;
};

/** All names that the room keeps of a change, with how many there are in truth. */
function Names({ label, names = [], of = names.length }: NamesProps): ReactNode {
  const t = useTranslate();
  if (names.length === 0) return null;
  const shown = names.length < of ? t("feedChangePage.firstOf", { shown: names.length, of }) : String(of);
  return (
    <details>
      <summary>
        {label} ({shown})
      </summary>
      <p className="code breaks">{names.join(", ")}</p>
    </details>
  );
}

/** Directives in force whose deadline reckons with what would go; said too where there are none. */
function TouchedDirectives({ change }: { readonly change: FeedChange }): ReactNode {
  const t = useTranslate();
  const { directives, effect, state } = change;
  if (state !== "held" || effect.delisted === undefined) return null;
  if (directives.length === 0) return <p>{t("feedChangePage.touchesNone")}</p>;
  return (
    <p>
      <strong>{t("feedChangePage.touches", { count: change.directiveCount })}</strong>{" "}
      {directives.map((id) => (
        <Link key={id} to={paths.directive(id)}>
          <span className="code">{id}</span>{" "}
        </Link>
      ))}
    </p>
  );
}
