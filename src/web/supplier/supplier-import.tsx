/** Taking a file into the contact book: what a supplier publishes of itself, or a list of others. It is read here; the room gets what it says. */
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { readContacts } from "#core/coordination/book/read-contacts.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

const atOnce = 100;
const longestFile = 16_000_000;

type Taken = { readonly count: number; readonly left: number };

export function SupplierImport({ onTaken }: { readonly onTaken: () => void }): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const act = useRoomAction();
  const file = useRef<HTMLInputElement>(null);
  const [domain, setDomain] = useState("");
  const [taken, setTaken] = useState<Taken | "wrong" | null>(null);
  async function take(chosen: File): Promise<void> {
    const named = domain.trim() === "" ? null : domain.trim();
    const read = chosen.size > longestFile ? null : readContacts(await chosen.text(), named);
    if (read?.ok !== true) return setTaken("wrong");
    const { sources, left } = read.value;
    for (let at = 0; at < sources.length; at += atOnce) {
      const some = sources
        .slice(at, at + atOnce)
        .map(({ mails, pages, keys, languages, policies, ...one }) => ({
          ...one,
          mails: [...mails],
          pages: [...pages],
          keys: [...keys],
          languages: [...languages],
          policies: [...policies],
        }));
      await client.call("supplierTake", { sources: some });
    }
    setTaken({ count: sources.length, left });
    setDomain("");
    if (file.current !== null) file.current.value = "";
    onTaken();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    setTaken(null);
    if (chosen !== undefined) void act.run(async () => await take(chosen));
  }
  return (
    <section className="card" aria-labelledby="supplier-import">
      <h2 id="supplier-import">{t("supplierBook.import")}</h2>
      <form onSubmit={submit}>
        <Field pointer="/file" label={t("supplierBook.importFile")} hint={t("supplierBook.importLead")}>
          <input ref={file} type="file" required accept=".txt,.json,text/plain,application/json" />
        </Field>
        <Field pointer="/domain" label={t("supplierBook.importDomain")} hint={t("supplierBook.domainHint")}>
          <input
            value={domain}
            maxLength={253}
            autoComplete="off"
            onChange={({ target }) => setDomain(target.value)}
          />
        </Field>
        <Failure of={act.failure} findings />
        <div className="actions">
          <button type="submit" disabled={act.busy}>
            {t("supplierBook.importDo")}
          </button>
        </div>
      </form>
      {taken === "wrong" ? (
        <Notice kind="danger" says="alert">
          <p>{t("supplierBook.importWrong")}</p>
        </Notice>
      ) : null}
      {taken === null || taken === "wrong" ? null : (
        <Notice kind="done" says="status">
          <p>{t("supplierBook.imported", taken)}</p>
        </Notice>
      )}
    </section>
  );
}
