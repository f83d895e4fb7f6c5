/** A report for whoever sent it: its number and six words open it. Words and keys stay in this tab. */
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from "react";
import { caseKey, readCaseWords } from "#core/intake/case-words.ts";
import { readNumber } from "#core/intake/case-number.ts";
import { RoomError } from "#web/room/room-error.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { missingFindings } from "#web/report/form-part.ts";
import type { OpenCase } from "#web/report/opened-case.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

const loadOpened = async () => await import("#web/report/opened-case.tsx");
const OpenedCase = lazy(async () => ({ default: (await loadOpened()).OpenedCase }));

export function ReportCasePage({ params }: PageProps): ReactNode {
  const t = useTranslate();
  const [open, setOpen] = useState<OpenCase | null>(null);
  return (
    <div className="narrow">
      <PageHeading title={t("reportPage.caseTitle")} />
      {open === null ? (
        <Words number={params.number ?? ""} onOpen={setOpen} />
      ) : (
        <Suspense fallback={null}>
          <OpenedCase open={open} onChange={setOpen} />
        </Suspense>
      )}
    </div>
  );
}

function Words({
  number,
  onOpen,
}: {
  readonly number: string;
  readonly onOpen: (open: OpenCase) => void;
}): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [typed, setTyped] = useState({ number, words: "" });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { busy, failure, run } = useRoomAction();
  function submit(event: FormEvent): void {
    event.preventDefault();
    const [read, words] = [readNumber(typed.number), readCaseWords(typed.words)];
    setMissing([...(read === null ? ["number"] : []), ...(words === null ? ["words"] : [])]);
    if (read === null || words === null) return;
    void run(async () => {
      const [{ openCase }, key] = await Promise.all([loadOpened(), caseKey(words, read)]);
      onOpen(await openCase(client, read, key));
    });
  }
  const unknown = failure instanceof RoomError && failure.code === "not-found";
  return (
    <form onSubmit={submit} className="card" noValidate>
      <p>{t("reportPage.caseLead")}</p>
      <Field pointer="/number" label={t("reportPage.number")} findings={missingFindings(missing)}>
        <input
          value={typed.number}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped({ ...typed, number: target.value })}
        />
      </Field>
      <Field
        pointer="/words"
        label={t("reportPage.words")}
        hint={t("reportPage.wordsTyped")}
        findings={missingFindings(missing)}
      >
        <input
          value={typed.words}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => setTyped({ ...typed, words: target.value })}
        />
      </Field>
      {unknown ? (
        <Notice kind="danger" says="alert">
          <p>{t("reportPage.caseUnknown")}</p>
        </Notice>
      ) : (
        <Failure of={failure} />
      )}
      <div className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {t(busy ? "reportPage.stage.key" : "reportPage.caseShow")}
        </button>
      </div>
    </form>
  );
}
