/** Saying which products a case is about, of one supplier or of nobody in it. */
import { type ReactNode, useState } from "react";
import type { DialogProps } from "#web/case/act/case-dialog.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import { type CaseNames, namedProducts, type OpenCase } from "#web/case/case-names.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";

type ProductsDialogProps = DialogProps & { readonly of: OpenCase; readonly names: CaseNames };

export function ProductsDialog({ of, names, onDo, ...frame }: ProductsDialogProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const before = namedProducts(of);
  const suppliers = of.view.participants.filter(({ roles }) => roles.includes("supplier"));
  const whose = [...suppliers.map(({ id }) => id), ""];
  const [supplier, setSupplier] = useState(whose[0] ?? "");
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (before.get(supplier) ?? []).join("\n");
  const identifiers = text.split(/\s/).filter((one) => one !== "");
  const input = { case: of.id, identifiers, ...(supplier === "" ? {} : { supplier }) };
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.nameProducts")}
      ready={identifiers.every(({ length }) => length >= 5 && length <= 500)}
      onSubmit={() =>
        onDo(() => client.call("caseProducts", input), t("caseAct.did", { what: t("caseAct.nameProducts") }))
      }
    >
      <p>{t("caseAct.productsHow")}</p>
      <Field pointer="/supplier" label={t("caseAct.productsOf")}>
        <Choice
          values={whose}
          label={(one) => (one === "" ? t("caseAct.productsOfNobody") : names(one))}
          value={supplier}
          onChange={(one) => {
            setSupplier(one);
            setTyped(null);
          }}
        />
      </Field>
      <Field pointer="/identifiers" label={t("caseAct.products")} hint={t("caseAct.productsHint")}>
        <textarea
          rows={4}
          maxLength={20_000}
          value={text}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Field>
    </DialogForm>
  );
}
