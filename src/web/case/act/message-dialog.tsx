/** Writing in a case: for whom is chosen with each message and file, and nobody else is shown it. */
import { type ReactNode, useRef, useState } from "react";
import { AudienceFields } from "#web/case/act/audience-fields.tsx";
import type { DialogProps } from "#web/case/act/case-dialog.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { base64Of } from "#web/desk/files.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";

type MessageDialogProps = DialogProps & {
  readonly of: OpenCase;
  readonly names: CaseNames;
  readonly to: readonly string[];
};

const largestFile = 4_000_000;

export function MessageDialog({ of, names, to: first, onDo, ...frame }: MessageDialogProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [text, setText] = useState("");
  const [to, setTo] = useState(first);
  const [file, setFile] = useState<File | null>(null);
  const form = useRef<HTMLTextAreaElement>(null);
  const others = of.view.participants.filter(({ id }) => id !== of.own);
  const isTooLarge = file !== null && file.size > largestFile;
  async function send(): Promise<void> {
    const about = { case: of.id, to: [...to] };
    if (file === null) return void (await client.call("caseMessageSend", { ...about, text }));
    const content = await base64Of(file);
    await client.call("caseFileAdd", { ...about, name: file.name.slice(0, 200), content, text });
  }
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.write")}
      submit={t("caseAct.send")}
      ready={(text.trim() !== "" || file !== null) && !isTooLarge}
      onSubmit={() => onDo(send, t("caseAct.sent"))}
    >
      <Field pointer="/text" label={t("caseAct.text")} hint={t("caseAct.sendKey")}>
        <textarea
          ref={form}
          rows={6}
          maxLength={20_000}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
              form.current?.form?.requestSubmit();
          }}
        />
      </Field>
      <AudienceFields
        title={t("caseAct.audience")}
        hint={t("caseAct.audienceHint")}
        participants={others}
        names={names}
        marked={to}
        onChange={setTo}
      />
      <Field pointer="/file" label={t("caseAct.file")} hint={t("caseAct.fileHint")}>
        <input type="file" onChange={({ target }) => setFile(target.files?.[0] ?? null)} />
      </Field>
      {isTooLarge ? (
        <Notice kind="danger" says="alert">
          <p>{t("caseAct.fileTooLarge")}</p>
        </Notice>
      ) : null}
    </DialogForm>
  );
}
