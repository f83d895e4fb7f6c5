/** Which product, and which version of it. Names are suggested from advisories that everyone may read. */
import { type ReactNode, useEffect, useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { type FormPart, missingFindings } from "#web/report/form-part.ts";
import { Field } from "#web/ui/field.tsx";

type Products = Output<"reportProducts">["products"];
const pause = 300;

export function Where({ draft, change, missing }: FormPart): ReactNode {
  const t = useTranslate();
  const findings = missingFindings(missing);
  const products = useProducts(draft.product);
  return (
    <>
      <Field
        pointer="/product"
        label={t("reportPage.product")}
        hint={t("reportPage.productHint")}
        findings={findings}
      >
        <input
          value={draft.product}
          maxLength={500}
          list="report-products"
          autoComplete="off"
          onChange={({ target: { value } }) => {
            const known = products.find(({ name }) => name === value)?.identifier ?? null;
            change({ product: value, ...(known === null ? {} : { identifier: known }) });
          }}
        />
      </Field>
      <datalist id="report-products">
        {products.map(({ name, identifier }) => (
          <option key={`${name} ${identifier ?? ""}`} value={name}>
            {identifier ?? ""}
          </option>
        ))}
      </datalist>
      <Field pointer="/identifier" label={t("reportPage.identifier")} hint={t("reportPage.identifierHint")}>
        <input
          value={draft.identifier}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => change({ identifier: target.value })}
        />
      </Field>
      <Field pointer="/version" label={t("reportPage.version")} hint={t("reportPage.versionHint")}>
        <input
          value={draft.version}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => change({ version: target.value })}
        />
      </Field>
    </>
  );
}

/** Products by what is typed, a moment after the last sign. That there are none is no reason to say anything. */
function useProducts(text: string): Products {
  const { client } = useRoom();
  const [products, setProducts] = useState<Products>([]);
  useEffect(() => {
    const leaving = new AbortController();
    const later = setTimeout(() => {
      if (text.trim().length < 2) return;
      client.call("reportProducts", { text: text.slice(0, 100) }, leaving.signal).then(
        (found) => setProducts(found.products),
        () => undefined,
      );
    }, pause);
    return () => {
      clearTimeout(later);
      leaving.abort();
    };
  }, [client, text]);
  return products;
}
