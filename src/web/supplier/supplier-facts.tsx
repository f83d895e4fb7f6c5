/** What the contact book knows of a supplier beside its addresses, where each is from, and what nobody says. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { When } from "#web/ui/instant.tsx";

export type Supplier = Output<"supplierList">["suppliers"][number];

export function SupplierFacts({
  of: { weekly, languages, keys, sources },
}: {
  readonly of: Supplier;
}): ReactNode {
  const t = useTranslate();
  const known = (texts: readonly string[]): string =>
    texts.length === 0 ? t("supplierBook.notKnown") : texts.join(", ");
  return (
    <>
      <p className="facts">
        <span>
          {weekly === null ? t("supplierBook.weeklyNotKnown") : t("supplierBook.weekly", { count: weekly })}
        </span>
        <span>
          {t("supplierBook.languages")}: <bdi>{known(languages)}</bdi>
        </span>
        <span className="wrap breaks">
          {t("supplierBook.keys")}: <bdi>{known(keys)}</bdi>
        </span>
      </p>
      <p className="quiet">
        {sources.map(({ kind, statedAt, over, signature }) => (
          <span key={kind}>
            {t(`supplierBook.kind.${kind}`)}, {t("supplierBook.takenIn")} <When at={statedAt} />{" "}
            {over ? t("supplierBook.over") : null}{" "}
            {signature === "not-checked" ? t("supplierBook.unchecked") : null}{" "}
          </span>
        ))}
      </p>
    </>
  );
}
