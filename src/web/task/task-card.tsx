/** One directive that concerns the organisation. */
import type { Task, TaskProps } from "#web/task/task-output.ts";
import { type ReactNode, useState } from "react";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { responseStatusTones } from "#web/directive/tones.ts";
import { Suspensions } from "#web/directive/signing/suspended.tsx";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { ResponseForm } from "#web/task/response-form.tsx";
import { Extension } from "#web/task/extension.tsx";
import { ReceiptList } from "#web/task/receipt.tsx";
import { Respondents } from "#web/task/respondents.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { Copy } from "#web/ui/copy.tsx";
import { Due, When } from "#web/ui/instant.tsx";
import { NotAll } from "#web/ui/pages.tsx";

export function TaskCard({ task, again }: TaskProps): ReactNode {
  const { session } = useRoom();
  const t = useTranslate();
  const id = `task-${task.directive}`;
  const ended = task.state === "withdrawn" || task.state === "superseded" || task.state === "expired";
  return (
    <article className="card task" aria-labelledby={id}>
      <header>
        <p className="facts">
          <DrillMark drill={task.drill} before={task.title} />
          <Badge>{task.binding ? t("directivePage.binding") : t("directivePage.advised")}</Badge>
          <Badge tone={responseStatusTones[task.standing]}>{t(`values.standing.${task.standing}`)}</Badge>
          {ended ? <Badge tone="unknown">{t(`values.state.${task.state}`)}</Badge> : null}
        </p>
        <h2 id={id}>
          <LocalizedText text={task.title} />
        </h2>
        <p className="facts">
          <span>
            {t("taskPage.due")} <Due at={task.due} />
          </span>
          {session?.organization === undefined ? null : (
            <Link to={paths.explanation(task.directive, session.organization)}>
              {t("explanationPage.title")}
            </Link>
          )}
          <span className="quiet">
            {t("picturePage.issued")} <When at={task.issuedAt} />
          </span>
        </p>
      </header>
      <Suspensions suspensions={task.suspensions} />
      <Changed task={task} />
      <Steps task={task} />
      <details>
        <summary>{t("taskPage.whole")}</summary>
        <p className="letter">
          <LocalizedText text={task.text} />
        </p>
        <p className="quiet">
          {t("directivePage.dissemination")} <span className="code">{task.dissemination}</span>
        </p>
      </details>
      {ended ? null : <Answering task={task} again={again} />}
      <Respondents task={task} />
      <Extension task={task} again={again} />
      {task.receipts.length === 0 ? null : (
        <section aria-label={t("taskPage.receipts")}>
          <h3>{t("taskPage.receipts")}</h3>
          <ReceiptList receipts={task.receipts} />
          <NotAll is={task.moreReceipts} />
        </section>
      )}
    </article>
  );
}

/** After an answer a revision asks again only about what it changed. */
function Changed({ task }: { readonly task: Task }): ReactNode {
  const t = useTranslate();
  if (task.changed.length === 0) return null;
  return (
    <section aria-label={t("taskPage.changed")}>
      <h3>{t("taskPage.changed")}</h3>
      <p className="hint">{t("taskPage.changedHint")}</p>
      <ul>
        {task.changed.map((text) => (
          <li key={JSON.stringify(text)}>
            <LocalizedText text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ task }: { readonly task: Task }): ReactNode {
  const t = useTranslate();
  return (
    <section aria-label={t("taskPage.steps")}>
      <h3>{t("taskPage.steps")}</h3>
      <ol className="steps">
        {task.steps.map((step, at) => {
          const command = task.commands[at];
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a step is its place
            <li key={at}>
              <p>
                <LocalizedText text={step} />
              </p>
              {command === undefined ? null : (
                <Copy text={command} label={t("taskPage.commandOf", { step: at + 1 })} />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Answering({ task, again }: TaskProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [answering, setAnswering] = useState(false);
  const act = useRoomAction();
  async function acknowledge(): Promise<void> {
    const worked = await act.run(
      async () => await client.call("taskAcknowledge", { directive: task.directive }),
    );
    if (worked) again();
  }
  return (
    <>
      <div className="actions">
        {task.standing === "told" ? (
          <button type="button" className="primary" disabled={act.busy} onClick={() => void acknowledge()}>
            {t("taskPage.acknowledge")}
          </button>
        ) : null}
        {answering ? null : (
          <button type="button" onClick={() => setAnswering(true)}>
            {t("taskPage.answer")}
          </button>
        )}
      </div>
      <Failure of={act.failure} findings />
      {answering ? <ResponseForm task={task} again={again} onClose={() => setAnswering(false)} /> : null}
    </>
  );
}
