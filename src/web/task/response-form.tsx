/** Answering once: five counts, a look at exactly what will be sent, then the receipt. */
import { type ReactNode, useState } from "react";
import { countedStatuses, type StatusCounts } from "#core/directive/attestation.ts";
import { responseStatusText } from "#messages/render/receipt.ts";
import { capitalized } from "#messages/render/list.ts";
import type { Input, Output } from "#web/room/room-client.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { ReceiptView } from "#web/task/receipt.tsx";
import { noticeOf, type StatusChange, StatusMeaning, StatusPreview } from "#web/task/status-change.tsx";
import type { Task } from "#web/task/task-output.ts";
import { Confirm } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";

type Typed = Readonly<Record<keyof StatusCounts, string>>;
const nothing: Typed = { affected: "0", fixed: "0", mitigated: "0", notAffected: "0", unknown: "0" };

type ResponseFormProps = { readonly task: Task; readonly again: () => void; readonly onClose: () => void };

export function ResponseForm({ task, again, onClose }: ResponseFormProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [typed, setTyped] = useState(nothing);
  const [keys] = useState(() => new Map<string, string>());
  const [looking, setLooking] = useState(false);
  const [receipt, setReceipt] = useState<Output<"taskAnswer"> | null>(null);
  const [change, setChange] = useState<StatusChange | null>(null);
  const act = useRoomAction();
  const counts = countsOf(typed);
  const empty = counts !== null && Object.values(counts).every((count) => count === 0);
  if (receipt !== null && change !== null) {
    const stands = { ...change, after: receipt.standing ?? change.after };
    const kind = noticeOf(stands);
    return (
      <Notice kind={kind} says="status">
        <p>{t("taskPage.answered")}</p>
        <p>
          <strong>
            {kind === "done" || receipt.standing === undefined || counts === null
              ? t("taskPage.standsNow", { after: t(`values.standing.${stands.after}`) })
              : responseStatusText({ counts }, receipt.standing, t)}
          </strong>
        </p>
        <StatusMeaning change={stands} />
        <ReceiptView receipt={receipt} />
      </Notice>
    );
  }
  async function send(answer: Input<"taskAnswer">): Promise<void> {
    const worked = await act.run(async () => setReceipt(await client.call("taskAnswer", answer)));
    if (worked) again();
  }
  async function look({ once: _once, ...subject }: Input<"taskAnswer">): Promise<void> {
    if (await act.run(async () => setChange(await client.call("taskPreview", subject)))) setLooking(true);
  }
  const answer =
    counts === null
      ? null
      : { directive: task.directive, revision: task.revision, counts, once: keyOf(counts, keys) };
  return (
    <>
      <form
        className="answer"
        onSubmit={(event) => {
          event.preventDefault();
          if (answer !== null && !empty) void look(answer);
        }}
      >
        <fieldset>
          <legend>{t("taskPage.countLegend")}</legend>
          <p className="hint">{t("taskPage.countHint")}</p>
          <div className="row">
            {countedStatuses.map((status) => (
              <Field
                key={status}
                pointer={`/${task.directive}/counts/${status}`}
                label={capitalized(t(`label.status.${status}`))}
                hint={t(`taskPage.statusHint.${status}`)}
              >
                <input
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={1_000_000_000}
                  step={1}
                  required
                  value={typed[status]}
                  onChange={(event) => setTyped({ ...typed, [status]: event.target.value })}
                />
              </Field>
            ))}
          </div>
        </fieldset>
        {empty ? <p className="hint">{t("taskPage.allZero")}</p> : null}
        <div className="actions">
          <button type="submit" className="primary" disabled={answer === null || empty || act.busy}>
            {t("taskPage.preview")}
          </button>
          <button type="button" onClick={onClose}>
            {t("ui.cancel")}
          </button>
        </div>
      </form>
      {looking ? null : <Failure of={act.failure} findings />}
      {looking && answer !== null && change !== null ? (
        <Confirm
          title={t("taskPage.exactly")}
          confirm={t("taskPage.send")}
          busy={act.busy}
          onClose={() => setLooking(false)}
          onConfirm={() => void send(answer)}
        >
          <StatusPreview change={change} />
          <p>{t("taskPage.exactlyHint")}</p>
          <pre className="exact">
            <code>{JSON.stringify(answer, null, 2)}</code>
          </pre>
          <p className="hint">{t("taskPage.selfAttested")}</p>
          <Failure of={act.failure} findings />
        </Confirm>
      ) : null}
    </>
  );
}

/** The key under which an answer is sent: the same for the same counts, however often they are sent, and another for others, so that a corrected answer is one of its own. */
function keyOf(counts: StatusCounts, keys: Map<string, string>): string {
  const text = JSON.stringify(counts);
  const once = keys.get(text) ?? crypto.randomUUID();
  keys.set(text, once);
  return once;
}

/** The counts that were typed; `null` while one of them is not a whole number. */
function countsOf(typed: Typed): StatusCounts | null {
  const counts = countedStatuses.map(
    (status) => [status, /^\d{1,10}$/.test(typed[status]) ? Number(typed[status]) : NaN] as const,
  );
  return counts.some(([, count]) => Number.isNaN(count))
    ? null
    : (Object.fromEntries(counts) as StatusCounts);
}
