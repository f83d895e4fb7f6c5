/** Open requests for more time in the reader's jurisdiction: each granted, as asked or shorter, or declined with a reason. Nothing is shown while there is none. */
import { type ReactNode, useState } from "react";
import { amountOf, sayLength } from "#core/clock/span-text.ts";
import { Failure, useAct } from "#web/room/room-action.tsx";
import type { Output } from "#web/room/api.ts";
import { Shown, useEndpoint } from "#web/room/room-data.tsx";
import { pick, Said, useRoom } from "#web/shell/room-context.tsx";
import { useRuleWords } from "#web/rule/words.ts";
import { Confirm } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { Due, When } from "#web/ui/instant.tsx";

type Request = Output<"extensionList">["items"][number];
type Answering = { readonly request: Request; readonly how: "grant" | "decline" };

export function ExtensionList({ directive }: { readonly directive: string }): ReactNode {
  const asked = useEndpoint("extensionList", { directive, limit: 50 });
  const words = useRuleWords();
  const [answering, setAnswering] = useState<Answering | null>(null);
  return (
    <Shown asked={asked}>
      {({ items }) =>
        items.length === 0 ? null : (
          <section className="card" aria-labelledby="extensions">
            <h2 id="extensions">{words.extension.requests}</h2>
            <p className="hint">{words.extension.requestsHint}</p>
            <ul className="plain">
              {items.map((request) => (
                <Row key={request.request} request={request} onAnswer={setAnswering} />
              ))}
            </ul>
            {answering === null ? null : (
              <Answer
                directive={directive}
                {...answering}
                onClose={() => setAnswering(null)}
                again={asked.again}
              />
            )}
          </section>
        )
      }
    </Shown>
  );
}

type RowProps = { readonly request: Request; readonly onAnswer: (answering: Answering) => void };

function Row({ request, onAnswer }: RowProps): ReactNode {
  const { language } = useRoom();
  const words = useRuleWords();
  const { name, tier, sector, due, duration, askedAt, reason, controls } = request;
  const named = pick(name, language);
  return (
    <li>
      <h3>
        <Said text={name} />
      </h3>
      <p className="facts">
        <span className="quiet">
          {words.tier[tier]} · {words.sector[sector]}
        </span>
        <span>
          {words.task.due} <Due at={due} />
        </span>
        <span>
          {words.extension.asked(sayLength(duration, language))} · <When at={askedAt} />
        </span>
      </p>
      <dl>
        <dt>{words.extension.reason}</dt>
        <dd>{reason}</dd>
        <dt>{words.extension.controls}</dt>
        <dd>{controls}</dd>
      </dl>
      <div className="actions">
        <button
          type="button"
          aria-label={words.extension.grantFor(named)}
          onClick={() => onAnswer({ request, how: "grant" })}
        >
          {words.extension.grant}
        </button>
        <button
          type="button"
          aria-label={words.extension.declineFor(named)}
          onClick={() => onAnswer({ request, how: "decline" })}
        >
          {words.extension.decline}
        </button>
      </div>
    </li>
  );
}

type AnswerProps = Answering & {
  readonly directive: string;
  readonly onClose: () => void;
  readonly again: () => void;
};

function Answer({ directive, request, how, onClose, again }: AnswerProps): ReactNode {
  const { client, language } = useRoom();
  const words = useRuleWords();
  const [unit, most] = amountOf(request.duration);
  const [count, setCount] = useState(String(most));
  const [reason, setReason] = useState("");
  const act = useAct();
  const which = { directive, request: request.request };
  async function send(): Promise<void> {
    const worked = await act.run(async () =>
      how === "decline"
        ? await client.call("extensionDecline", { ...which, reason })
        : await client.call("extensionGrant", {
            ...which,
            ...(Number(count) === most ? {} : { duration: spanOf(unit, Number(count)) }),
          }),
    );
    if (!worked) return;
    onClose();
    again();
  }
  const named = pick(request.name, language);
  const grants = how === "grant";
  return (
    <Confirm
      title={grants ? words.extension.grantFor(named) : words.extension.declineFor(named)}
      confirm={grants ? words.extension.grant : words.extension.decline}
      busy={act.busy}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      {grants ? (
        <Field
          pointer="/duration"
          label={words.extension.length}
          hint={words.extension.lengthHint(sayLength(request.duration, language))}
        >
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={most}
            step={1}
            required
            value={count}
            onChange={(event) => setCount(event.target.value)}
          />
        </Field>
      ) : (
        <Field pointer="/reason" label={words.extension.why}>
          <textarea
            required
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
      <Failure of={act.failure} />
    </Confirm>
  );
}

/** So many of the unit in which it was asked. */
function spanOf(unit: ReturnType<typeof amountOf>[0], count: number): Request["duration"] {
  if (unit === "hours") return { hours: count };
  return unit === "workingDays" ? { workingDays: count } : { days: count };
}
