/** Writing what a person knows of how a supplier is reached. It takes the place of what was written by hand before, and of nothing else. */
import { type ReactNode, useState } from "react";
import { emptySource, supplierDomain } from "#core/coordination/book/supplier-source.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Supplier } from "#web/supplier/supplier-facts.tsx";
import { Field } from "#web/ui/field.tsx";
import { useRoomAction } from "#web/ui/room-action.tsx";

type SupplierFormProps = {
  /** Who is edited; `null` for somebody new. */
  readonly of: Supplier | null;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
};

const lists = ["mails", "pages", "keys", "languages", "policies"] as const;

export function SupplierForm({ of, onClose, onSaved }: SupplierFormProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const working = useRoomAction();
  const hand = of?.hand ?? null;
  const [typed, setTyped] = useState({
    supplier: of?.supplier ?? "",
    name: hand?.name ?? "",
    weekly: hand?.weekly == null ? "" : String(hand.weekly),
    ...Object.fromEntries(lists.map((list) => [list, (hand?.[list] ?? []).join("\n")])),
  } as Readonly<Record<"supplier" | "name" | "weekly" | (typeof lists)[number], string>>);
  const put = (name: keyof typeof typed) => (event: { readonly target: { readonly value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  const supplier = supplierDomain(typed.supplier);
  const weekly = typed.weekly.trim() === "" ? null : Number(typed.weekly);
  async function save(): Promise<void> {
    if (supplier === null) return;
    const name = typed.name.trim() === "" ? null : typed.name.trim();
    const said = { ...emptySource(supplier, "hand"), name, weekly };
    const texts = Object.fromEntries(lists.map((list) => [list, linesOf(typed[list])])) as Record<
      (typeof lists)[number],
      string[]
    >;
    await client.call("supplierTake", { sources: [{ ...said, ...texts }] });
    onSaved(name ?? supplier);
  }
  const labels = {
    mails: t("supplierBook.mails"),
    pages: t("supplierBook.pages"),
    keys: t("supplierBook.keyLines"),
    languages: t("supplierBook.languageTags"),
    policies: t("supplierBook.policies"),
  };
  return (
    <DialogForm
      working={working}
      onClose={onClose}
      title={of === null ? t("supplierBook.add") : t("supplierBook.editOf", { name: of.name ?? of.supplier })}
      submit={t("supplierBook.save")}
      ready={supplier !== null}
      onSubmit={() => void working.run(save)}
    >
      <p className="quiet">{t("supplierBook.byHandFirst")}</p>
      <Field pointer="/supplier" label={t("supplierBook.domain")} hint={t("supplierBook.domainHint")}>
        <input
          value={typed.supplier}
          required
          maxLength={253}
          readOnly={of !== null}
          autoComplete="off"
          onChange={put("supplier")}
        />
      </Field>
      <Field pointer="/name" label={t("supplierBook.name")}>
        <input value={typed.name} maxLength={200} onChange={put("name")} />
      </Field>
      {lists.map((list) => (
        <Field key={list} pointer={`/${list}`} label={labels[list]}>
          <textarea rows={2} maxLength={10_000} value={typed[list]} onChange={put(list)} />
        </Field>
      ))}
      <Field pointer="/weekly" label={t("supplierBook.weeklyField")} hint={t("supplierBook.weeklyHint")}>
        <input type="number" min={0} max={10_000} step={1} value={typed.weekly} onChange={put("weekly")} />
      </Field>
    </DialogForm>
  );
}

/** Lines, or parts between commas; what is empty is none. */
function linesOf(text: string): string[] {
  const parts = text.split(/[\n,]/).map((one) => one.trim());
  return [...new Set(parts.filter((one) => one !== ""))];
}
