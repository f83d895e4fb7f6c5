/** For everyone: whether a code that somebody was told on the telephone stands for a directive of this room. */
import { type ReactNode, useState } from "react";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Output } from "#web/room/room-client.ts";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type CodeOutput = Output<"codeRead">;

export function CodePage(): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const [code, setCode] = useState("");
  const [answer, setAnswer] = useState<CodeOutput | null>(null);
  const digits = code.replaceAll(/\D/gu, "");
  return (
    <div className="narrow">
      <PageHeading title={t("phoneCode.title")}>
        <p className="lead">{t("phoneCode.lead")}</p>
      </PageHeading>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAnswer(null);
          void act.run(async () => setAnswer(await client.call("codeRead", { code: digits })));
        }}
      >
        <Field pointer="/code" label={t("phoneCode.label")} hint={t("phoneCode.hint")}>
          <input
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
        <button type="submit" className="primary" disabled={digits.length !== 6 || act.busy}>
          {t("phoneCode.ask")}
        </button>
      </form>
      <Failure of={act.failure} />
      {answer === null ? null : <CodeAnswers of={answer} />}
    </div>
  );
}

function CodeAnswers({ of: { directives } }: { readonly of: CodeOutput }): ReactNode {
  const t = useTranslate();
  if (directives.length === 0)
    return (
      <Notice kind="danger" says="status">
        <p>{t("phoneCode.no")}</p>
      </Notice>
    );
  return (
    <Notice kind="done" says="status">
      <p>{t("phoneCode.yes")}</p>
      <ul>
        {directives.map(({ directive, title, drill, day }) => (
          <li key={`${directive} ${day}`}>
            <DrillMark drill={drill} before={title} /> <LocalizedText text={title} />{" "}
            <span className="code">{directive}</span> <span>{day}</span>
          </li>
        ))}
      </ul>
      <p className="hint">{t("phoneCode.limit")}</p>
    </Notice>
  );
}
