/** What is wrong and how it is seen: texts, and files by choice or by drag. */
import { type ReactNode, useState } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import type { DraftFile } from "#web/report/draft.ts";
import { type FormPart, missingFindings } from "#web/report/form-part.ts";
import { Field } from "#web/ui/field.tsx";
import { useDrop } from "#web/ui/use-drop.ts";

const most = { files: 20, bytes: 7 * 1024 * 1024 };

export function What(part: FormPart): ReactNode {
  const { draft, change, missing } = part;
  const t = useTranslate();
  const findings = missingFindings(missing);
  return (
    <>
      <Field pointer="/title" label={t("reportPage.headline")}>
        <input
          value={draft.title}
          maxLength={500}
          onChange={({ target }) => change({ title: target.value })}
        />
      </Field>
      <Field pointer="/text" label={t("reportPage.text")} hint={t("reportPage.textHint")} findings={findings}>
        <textarea
          rows={8}
          maxLength={200_000}
          value={draft.text}
          onChange={({ target }) => change({ text: target.value })}
        />
      </Field>
      <Field
        pointer="/reproduce"
        label={t("reportPage.reproduce")}
        hint={t("reportPage.reproduceHint")}
        findings={findings}
      >
        <textarea
          rows={6}
          maxLength={200_000}
          value={draft.reproduce}
          onChange={({ target }) => change({ reproduce: target.value })}
        />
      </Field>
      <Files {...part} />
      <div className="field">
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.exploited}
            onChange={({ target }) => change({ exploited: target.checked })}
          />{" "}
          {t("reportPage.exploited")}
        </label>
      </div>
      {draft.exploited ? (
        <Field pointer="/exploitedHow" label={t("reportPage.exploitedHow")}>
          <textarea
            rows={3}
            maxLength={20_000}
            value={draft.exploitedHow}
            onChange={({ target }) => change({ exploitedHow: target.value })}
          />
        </Field>
      ) : null}
    </>
  );
}

/** Files, each with its size and a way to leave it out again. */
function Files({ draft, change }: FormPart): ReactNode {
  const t = useTranslate();
  const [refused, setRefused] = useState("");
  async function take(list: readonly File[]): Promise<void> {
    const given = await Promise.all(list.slice(0, most.files).map(asDraftFile));
    const files = [...draft.files, ...given].slice(0, most.files);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    setRefused(bytes > most.bytes ? t("reportPage.filesTooLarge") : "");
    if (bytes <= most.bytes) change({ files });
  }
  const over = useDrop((files) => void take(files));
  return (
    <section className={over ? "card drop-zone drop-over" : "card drop-zone"} aria-labelledby="report-files">
      <h3 id="report-files">{t("reportPage.files")}</h3>
      <p className="hint">{t("reportPage.filesHint")}</p>
      <div className="chooser">
        <input
          id="report-file"
          type="file"
          multiple
          onChange={({ target }) => {
            void take([...(target.files ?? [])]).finally(() => (target.value = ""));
          }}
        />
        <label htmlFor="report-file" className="button">
          {t("reportPage.filesChoose")}
        </label>
      </div>
      <output className="block">{refused}</output>
      <ul>
        {draft.files.map(({ name, size }, index) => (
          <li key={`${name} ${size}`}>
            <span className="code">{name}</span> ({t("reportPage.fileBytes", { count: size })}){" "}
            <button
              type="button"
              className="link"
              aria-label={`${t("reportPage.fileRemove")}: ${name}`}
              onClick={() => change({ files: draft.files.toSpliced(index, 1) })}
            >
              {t("reportPage.fileRemove")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function asDraftFile(file: File): Promise<DraftFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name, size: bytes.length, content: bytes.toBase64() };
}
