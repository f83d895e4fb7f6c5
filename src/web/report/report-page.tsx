/** A report of a vulnerability, without an account: the terms first, then where, what and who; at the end a receipt and a way back. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { readNumber, writtenNumber } from "#core/intake/case-number.ts";
import { caseWordList, newCaseWords, readCaseWords } from "#core/intake/case-words.ts";
import {
  type ReportDraft,
  emptyDraft,
  forgetDraft,
  storeDraft,
  storedDraft,
  missingIn,
} from "#web/report/draft.ts";
import type { EarlierCase, ReportTerms } from "#web/report/form-part.ts";
import { sendReport, type SendingStage, type SentReport } from "#web/report/send-report.ts";
import { Sent } from "#web/report/sent.tsx";
import { Terms } from "#web/report/terms.tsx";
import { What } from "#web/report/what.tsx";
import { Where } from "#web/report/where.tsx";
import { Who } from "#web/report/who.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { go, Link } from "#web/shell/router.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

export function ReportPage(): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("reportPolicy", {});
  return (
    <div className="narrow">
      <QueryResult query={asked} heading={t("reportPage.title")}>
        {({ intake, drill }) => (
          <>
            <PageHeading title={t("reportPage.title")} drill={drill}>
              <p className="lead">{t("reportPage.lead")}</p>
              <p>
                <Link to={paths.reportCases()}>{t("reportPage.comeBack")}</Link>
              </p>
            </PageHeading>
            {intake === null ? (
              <Notice kind="warning">
                <p>{t("reportPage.takesNone")}</p>
              </Notice>
            ) : (
              <Report intake={intake} />
            )}
          </>
        )}
      </QueryResult>
    </div>
  );
}

function Report({ intake }: { readonly intake: ReportTerms }): ReactNode {
  const [sent, setSent] = useState(sentBefore);
  if (sent === null)
    return <ReportForm intake={intake} onSent={(receipt, words) => setSent({ receipt, words })} />;
  return (
    <Sent
      sent={sent.receipt}
      words={sent.words}
      forget={() => {
        forgetDraft();
        go(paths.report(writtenNumber(sent.receipt.number)));
      }}
    />
  );
}

type SentBefore = { readonly receipt: SentReport; readonly words: string };

/** What was sent from this machine and not taken off it yet: a tab that was closed too early has not lost the words. */
function sentBefore(): SentBefore | null {
  const { sent, words } = storedDraft();
  return sent === null || words === null ? null : { receipt: { ...sent, bytes: null }, words };
}

const steps = ["terms", "where", "what", "who"] as const;

type ReportFormProps = {
  readonly intake: ReportTerms;
  readonly onSent: (receipt: SentReport, words: string) => void;
};

function ReportForm({ intake, onSent }: ReportFormProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { draft, change, kept, discard } = useDraft();
  const { busy, failure, run } = useRoomAction();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [earlier, setEarlier] = useState<EarlierCase>({ number: "", words: "" });
  const [stage, setStage] = useState<SendingStage | null>(null);
  const heading = useStepFocus(draft.step);
  const step = steps[draft.step] ?? "terms";

  async function send(): Promise<void> {
    const list = caseWordList(t("keyWords.list"), t("caseWords.list"));
    const words =
      draft.words ?? newCaseWords(list, (length) => crypto.getRandomValues(new Uint8Array(length))).join(" ");
    // Kept before anything is sent: an answer that is lost on its way loses nobody the words.
    change({ words });
    const stopped = new AbortController();
    const receipt = await sendReport({
      client,
      draft: { ...draft, words },
      earlier,
      stage: setStage,
      stopped: stopped.signal,
    });
    const { bytes: _bytes, ...given } = receipt;
    storeDraft({ ...emptyDraft(), once: draft.once, words, sent: given });
    onSent(receipt, words);
  }

  function next(event: FormEvent): void {
    event.preventDefault();
    const open = [...missingIn(draft, intake.version), ...(isHalf(earlier) ? ["earlier"] : [])];
    setMissing(open);
    if (open.length > 0) return;
    if (draft.step < steps.length - 1) change({ step: draft.step + 1 });
    else void run(send).then(() => setStage(null));
  }

  const part = { draft, change, missing };
  return (
    <form onSubmit={next} noValidate>
      <h2 ref={heading} tabIndex={-1}>
        {t("reportPage.step", { step: draft.step + 1, of: steps.length })} {t(`reportPage.steps.${step}`)}
      </h2>
      {step === "terms" ? <Terms {...part} intake={intake} /> : null}
      {step === "where" ? <Where {...part} /> : null}
      {step === "what" ? <What {...part} /> : null}
      {step === "who" ? <Who {...part} earlier={earlier} onEarlier={setEarlier} /> : null}
      {missing.length > 0 ? (
        <Notice kind="warning" says="alert">
          <p>{t("reportPage.missing", { count: missing.length })}</p>
        </Notice>
      ) : null}
      <Failure of={failure} findings />
      <Progress stage={stage} />
      <div className="actions">
        {draft.step > 0 ? (
          <button type="button" disabled={busy} onClick={() => change({ step: draft.step - 1 })}>
            {t("reportPage.back")}
          </button>
        ) : null}
        <button type="submit" className="primary" disabled={busy}>
          {t(draft.step < steps.length - 1 ? "reportPage.next" : "reportPage.send")}
        </button>
      </div>
      <p className="hint">
        {t(kept ? "reportPage.draftKept" : "reportPage.draftWithoutFiles")}{" "}
        <button type="button" className="link" disabled={busy} onClick={discard}>
          {t("reportPage.discard")}
        </button>
      </p>
    </form>
  );
}

/** Whether an earlier report is named by a number or words that are none. */
function isHalf({ number, words }: EarlierCase): boolean {
  if (number.trim() === "" && words.trim() === "") return false;
  return readNumber(number) === null || readCaseWords(words) === null;
}

/** The draft of this machine; every change is kept at once. */
function useDraft() {
  const [draft, setDraft] = useState<ReportDraft>(storedDraft);
  const [kept, setKept] = useState(true);
  function change(some: Partial<ReportDraft>): void {
    const changed = { ...draft, ...some };
    setDraft(changed);
    setKept(storeDraft(changed));
  }
  function discard(): void {
    forgetDraft();
    setDraft(emptyDraft());
  }
  return { draft, change, kept, discard };
}

/** The heading of a step takes the focus when the step is another one, and not when the page opens. */
function useStepFocus(step: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return heading;
}

/** What is done while a report is on its way. */
function Progress({ stage }: { readonly stage: SendingStage | null }): ReactNode {
  const t = useTranslate();
  if (stage === null) return null;
  const text = t(`reportPage.stage.${typeof stage === "number" ? "work" : stage}`);
  return (
    <div className="loading">
      <output className="block">{text}</output>
      <progress aria-label={text} {...(typeof stage === "number" ? { value: stage, max: 1 } : {})} />
    </div>
  );
}
