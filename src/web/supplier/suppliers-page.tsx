/** The contact book of suppliers: who is in it, searched by name, domain or address; written by hand, taken in from files; and what has worked before. */
import { type FormEvent, type ReactNode, useState } from "react";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Output } from "#web/room/room-client.ts";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { type Supplier, SupplierFacts } from "#web/supplier/supplier-facts.tsx";
import { SupplierForm } from "#web/supplier/supplier-form.tsx";
import { SupplierImport } from "#web/supplier/supplier-import.tsx";
import { SupplierRecord } from "#web/supplier/supplier-record.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Book = Output<"supplierList">;

export function SuppliersPage(): ReactNode {
  const t = useTranslate();
  const [search, setSearch] = useState("");
  const [typed, setTyped] = useState("");
  const [edited, setEdited] = useState<Supplier | "new" | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const query = useEndpoint("supplierList", search === "" ? {} : { search });
  function submit(event: FormEvent): void {
    event.preventDefault();
    setSaved(null);
    setSearch(typed.trim());
  }
  const add = (
    <button type="button" onClick={() => setEdited("new")}>
      {t("supplierBook.add")}
    </button>
  );
  return (
    <>
      <PageHeading title={t("supplierBook.title")} actions={add}>
        <p className="lead">{t("supplierBook.lead")}</p>
        <p>
          <Link to={paths.cases()}>{t("supplierBook.back")}</Link>
        </p>
      </PageHeading>
      {saved === null ? null : (
        <Notice kind="done" says="status">
          <p>{t("supplierBook.saved", { name: saved })}</p>
        </Notice>
      )}
      <section className="card" aria-labelledby="suppliers">
        <h2 id="suppliers">{t("supplierBook.list")}</h2>
        <search>
          <form onSubmit={submit}>
            <Field pointer="/search" label={t("supplierBook.search")}>
              <input
                type="search"
                value={typed}
                maxLength={100}
                onChange={({ target }) => setTyped(target.value)}
              />
            </Field>
            <div className="actions">
              <button type="submit" className="primary">
                {t("supplierBook.find")}
              </button>
            </div>
          </form>
        </search>
        <QueryResult query={query}>
          {(book) => <Entries key={search} book={book} search={search} onEdit={setEdited} />}
        </QueryResult>
      </section>
      <SupplierImport onTaken={query.reload} />
      {edited === null ? null : (
        <SupplierForm
          of={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={(name) => {
            setEdited(null);
            setSaved(name);
            query.reload();
          }}
        />
      )}
    </>
  );
}

type EntriesProps = {
  readonly book: Book;
  readonly search: string;
  readonly onEdit: (supplier: Supplier) => void;
};

function Entries({ book, search, onEdit }: EntriesProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const more = useRoomAction();
  const [further, setFurther] = useState<{ readonly of: Book; readonly pages: readonly Book[] } | null>(null);
  const pages = [book, ...(further?.of === book ? further.pages : [])];
  const suppliers = pages.flatMap((page) => page.suppliers);
  const next = pages.at(-1)?.next;
  async function load(): Promise<void> {
    const input = { ...(search === "" ? {} : { search }), ...(next === undefined ? {} : { after: next }) };
    const page = await client.call("supplierList", input);
    setFurther({ of: book, pages: [...pages.slice(1), page] });
  }
  if (suppliers.length === 0) return <output className="block">{t("supplierBook.none")}</output>;
  return (
    <>
      <ul className="plain board">
        {suppliers.map((one) => (
          <Entry key={one.supplier} of={one} onEdit={onEdit} />
        ))}
      </ul>
      <Failure of={more.failure} />
      {next === undefined ? null : (
        <button type="button" disabled={more.busy} onClick={() => void more.run(load)}>
          {t("ui.more")}
        </button>
      )}
    </>
  );
}

function Entry({
  of,
  onEdit,
}: {
  readonly of: Supplier;
  readonly onEdit: EntriesProps["onEdit"];
}): ReactNode {
  const t = useTranslate();
  const [opened, setOpened] = useState(false);
  const name = of.name ?? of.supplier;
  return (
    <li>
      <h3>
        <bdi>{name}</bdi> <span className="quiet code breaks">{of.supplier}</span>
      </h3>
      <ul className="plain" aria-label={t("supplierBook.addresses")}>
        {of.mails.map(({ address, from, over }) => (
          <li key={address}>
            <bdi className="code breaks">{address}</bdi> {t(`supplierBook.kind.${from}`)}{" "}
            {over ? <Badge tone="danger">{t("supplierBook.over")}</Badge> : null}
          </li>
        ))}
        {[...of.pages, ...of.policies].map((page) => (
          <li key={page}>
            <bdi className="code breaks">{page}</bdi>
          </li>
        ))}
        {of.mails.length + of.pages.length === 0 ? <li>{t("supplierBook.notKnown")}</li> : null}
      </ul>
      <SupplierFacts of={of} />
      <div className="actions">
        <button
          type="button"
          className="small"
          aria-expanded={opened}
          aria-label={t("supplierBook.recordOf", { name })}
          onClick={() => setOpened(!opened)}
        >
          {t("supplierBook.record")}
        </button>
        <button
          type="button"
          className="small"
          aria-label={t("supplierBook.editOf", { name })}
          onClick={() => onEdit(of)}
        >
          {t("supplierBook.edit")}
        </button>
      </div>
      {opened ? <SupplierRecord supplier={of.supplier} /> : null}
    </li>
  );
}
