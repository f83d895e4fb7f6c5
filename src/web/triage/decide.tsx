/** The dialogs in which a report is accepted, rejected, linked or its reporter asked. Each is filled in as far as the report says, so that Enter is often enough. */
import { type ReactNode, useState } from "react";
import { readNumber, writtenNumber } from "#core/intake/case-number.ts";
import { withoutUnseen } from "#core/input/unseen.ts";
import { rejectReasons } from "#core/triage/decision.ts";
import type { Input, Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { titleOf } from "#web/triage/report-view.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { Failure, type useRoomAction } from "#web/ui/room-action.tsx";

/** An act as it is sent. */
export type DeskAct = Input<"triageAct">["act"];

type DecideProps = {
  readonly look: Output<"triageLook">;
  readonly deciding: "accept" | "reject" | "ask" | "link";
  readonly working: ReturnType<typeof useRoomAction>;
  readonly onAct: (act: DeskAct) => void;
  readonly onClose: () => void;
};
type FormProps = Omit<DecideProps, "deciding">;

export function Decide({ deciding, ...props }: DecideProps): ReactNode {
  if (deciding === "accept") return <Accept {...props} />;
  if (deciding === "reject") return <Reject {...props} />;
  return deciding === "ask" ? <Ask {...props} /> : <LinkTo {...props} />;
}

type FrameProps = Pick<FormProps, "working" | "onClose"> & {
  readonly title: string;
  readonly ready: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** Enter sends; in a long text Tab leads to the button. */
function Frame({ title, ready, working, onClose, onSubmit, children }: FrameProps): ReactNode {
  const t = useTranslate();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onSubmit();
        }}
      >
        {children}
        <Failure of={working.failure} findings />
        <div className="actions">
          <button type="submit" className="primary" disabled={working.busy || !ready}>
            {title}
          </button>
          <button type="button" onClick={onClose}>
            {t("ui.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const severities = ["unknown", "low", "medium", "high", "critical"] as const;
const oneLine = (text: string | null | undefined): string =>
  withoutUnseen(text ?? "")
    .replace(/\s+/g, " ")
    .slice(0, 500);

function Accept({ look, onAct, ...frame }: FormProps): ReactNode {
  const t = useTranslate();
  const [title, setTitle] = useState(oneLine(titleOf(look)));
  const [product, setProduct] = useState(oneLine(look.claims?.[0]?.product ?? look.claims?.[0]?.identifier));
  const [severity, setSeverity] = useState<(typeof severities)[number]>("unknown");
  return (
    <Frame
      {...frame}
      title={t("triagePage.accept")}
      ready={title.trim() !== "" && product.trim() !== ""}
      onSubmit={() => onAct({ act: "accept", title, product, severity })}
    >
      <p>{t("triagePage.acceptHow")}</p>
      <Field pointer="/title" label={t("triagePage.caseTitle")}>
        <input value={title} maxLength={500} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <Field pointer="/product" label={t("triagePage.product")}>
        <input value={product} maxLength={500} onChange={({ target }) => setProduct(target.value)} />
      </Field>
      <Field pointer="/severity" label={t("triagePage.severity")}>
        <Choice
          values={severities}
          label={(value) => t(`triagePage.severityClass.${value}`)}
          value={severity}
          onChange={setSeverity}
        />
      </Field>
    </Frame>
  );
}

function Reject({ look: _look, onAct, ...frame }: FormProps): ReactNode {
  const t = useTranslate();
  const [reason, setReason] = useState<(typeof rejectReasons)[number]>("not-reproducible");
  const [typed, setTyped] = useState<string | null>(null);
  const sentence = typed ?? t(`triageWords.reason.${reason}`);
  return (
    <Frame
      {...frame}
      title={t("triagePage.reject")}
      ready={sentence.trim() !== ""}
      onSubmit={() => onAct({ act: "reject", reason, sentence })}
    >
      <Field pointer="/reason" label={t("triagePage.reason")}>
        <Choice
          values={rejectReasons}
          label={(value) => t(`triageWords.reason.${value}`)}
          value={reason}
          onChange={setReason}
        />
      </Field>
      <Field pointer="/sentence" label={t("triagePage.sentence")} hint={t("triagePage.sentenceHint")}>
        <input value={sentence} maxLength={5000} onChange={({ target }) => setTyped(target.value)} />
      </Field>
    </Frame>
  );
}

function Ask({ look, onAct, ...frame }: FormProps): ReactNode {
  const t = useTranslate();
  const [text, setText] = useState("");
  const [once] = useState(() => crypto.randomUUID());
  return (
    <Frame
      {...frame}
      title={t("triagePage.ask")}
      ready={look.answerable && text.trim() !== ""}
      onSubmit={() => onAct({ act: "ask", text, once })}
    >
      {look.answerable ? null : <p>{t("triagePage.notAnswerable")}</p>}
      <Field pointer="/text" label={t("triagePage.question")} hint={t("triagePage.askHint")}>
        <textarea rows={5} maxLength={15_000} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
    </Frame>
  );
}

function LinkTo({ look, onAct, ...frame }: FormProps): ReactNode {
  const t = useTranslate();
  const [typed, setTyped] = useState("");
  const other = readNumber(typed);
  if (look.behind !== null)
    return (
      <Frame {...frame} title={t("triagePage.unlink")} ready onSubmit={() => onAct({ act: "unlink" })}>
        <p className="code">{writtenNumber(look.behind)}</p>
      </Frame>
    );
  return (
    <Frame
      {...frame}
      title={t("triagePage.link")}
      ready={other !== null}
      onSubmit={() => onAct({ act: "link", other: other ?? "" })}
    >
      <Field pointer="/other" label={t("triagePage.linkOther")} hint={t("triagePage.linkHint")}>
        <input value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
      </Field>
    </Frame>
  );
}
