/** Which products a case is about, and how many organisations are exposed by them before anything is published: a range, from lists that they delegated. */
import type { ReactNode } from "react";
import type { OpenDialog } from "#web/case/act/case-dialog.ts";
import { type CaseNames, namedProducts, type OpenCase } from "#web/case/case-names.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { exposedText } from "#web/desk/exposed-text.ts";

type ProductsProps = { readonly of: OpenCase; readonly names: CaseNames; readonly onOpen: OpenDialog };

export function Products({ of, names, onOpen }: ProductsProps): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="products">
      <h2 id="products">{t("caseAct.products")}</h2>
      <ul className="plain">
        {[...namedProducts(of)].map(([supplier, identifiers]) => (
          <li key={supplier}>
            {supplier === "" ? t("caseAct.productsOfNobody") : names(supplier)}:{" "}
            <span className="code wrap">{identifiers.length === 0 ? "–" : identifiers.join(", ")}</span>
          </li>
        ))}
      </ul>
      <p>
        {t("triagePage.exposed")}:{" "}
        <strong>{of.exposed === null ? t("caseAct.exposedUnknown") : exposedText(of.exposed, t)}</strong>
      </p>
      <button type="button" className="small" onClick={() => onOpen({ kind: "products" })}>
        {t("caseAct.nameProducts")}
      </button>
    </section>
  );
}
