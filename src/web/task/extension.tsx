/** More time for one directive: what was asked for and answered, and a form to ask while nothing is open. */
import { type ReactNode, useState } from "react";
import { spanText } from "#messages/render/clock.ts";
import { mostExtension } from "#core/document/extension.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { useNow } from "#web/ui/reader-clock.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Task, TaskProps } from "#web/task/task-output.ts";
import { Badge, type Tone } from "#web/ui/badge.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";

type TaskExtension = Task["extensions"][number];

const tones: Readonly<Record<TaskExtension["state"], Tone>> = {
  open: "info",
  granted: "good",
  declined: "warning",
};

export function Extension({ task, again }: TaskProps): ReactNode {
  const t = useTranslate();
  const now = useNow(30);
  const [asking, setAsking] = useState(false);
  const running = task.due !== null && Date.parse(task.due) > now;
  const mayAsk = running && task.state === "issued" && task.extensions.every(({ state }) => state !== "open");
  if (!mayAsk && task.extensions.length === 0) return null;
  return (
    <section aria-label={t("extensionPage.title")}>
      <h3>{t("extensionPage.title")}</h3>
      {task.extensions.length === 0 ? null : (
        <ul>
          {task.extensions.map((request) => (
            <Answered key={request.request} request={request} />
          ))}
        </ul>
      )}
      {mayAsk && !asking ? (
        <div className="actions">
          <button type="button" onClick={() => setAsking(true)}>
            {t("extensionPage.ask")}
          </button>
        </div>
      ) : null}
      {mayAsk && asking ? (
        <AskForm directive={task.directive} again={again} onClose={() => setAsking(false)} />
      ) : null}
    </section>
  );
}

function Answered({ request }: { readonly request: TaskExtension }): ReactNode {
  const t = useTranslate();
  const { state, duration, askedAt, granted, answeredAt, answer } = request;
  return (
    <li>
      {t("extensionPage.requested", { length: spanText(duration, t) })} · <When at={askedAt} />{" "}
      <Badge tone={tones[state]}>{t(`extensionPage.${state}`)}</Badge>{" "}
      {granted === null ? null : spanText(granted, t)} {answeredAt === null ? null : <When at={answeredAt} />}
      {answer === null ? null : <p>{answer}</p>}
    </li>
  );
}

type AskFormProps = {
  readonly directive: string;
  readonly again: () => void;
  readonly onClose: () => void;
};

function AskForm({ directive, again, onClose }: AskFormProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [days, setDays] = useState("");
  const [reason, setReason] = useState("");
  const [controls, setControls] = useState("");
  const act = useRoomAction();
  async function send(): Promise<void> {
    const duration = { days: Number(days) };
    const worked = await act.run(
      async () => await client.call("extensionAsk", { directive, duration, reason, controls }),
    );
    if (!worked) return;
    onClose();
    again();
  }
  const text = { required: true, rows: 2, maxLength: 1000 };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="hint">{t("extensionPage.hint")}</p>
      <Field pointer={`/${directive}/extension/days`} label={t("extensionPage.days")}>
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={mostExtension.days}
          step={1}
          required
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      </Field>
      <Field pointer={`/${directive}/extension/reason`} label={t("extensionPage.reason")}>
        <textarea {...text} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field
        pointer={`/${directive}/extension/controls`}
        label={t("extensionPage.controls")}
        hint={t("extensionPage.controlsHint")}
      >
        <textarea {...text} value={controls} onChange={(event) => setControls(event.target.value)} />
      </Field>
      <Failure of={act.failure} />
      <div className="actions">
        <button type="submit" className="primary" disabled={act.busy}>
          {t("extensionPage.send")}
        </button>
        <button type="button" onClick={onClose}>
          {t("ui.cancel")}
        </button>
      </div>
    </form>
  );
}
