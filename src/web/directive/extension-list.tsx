/** Open requests for more time in the reader's jurisdiction: each granted, as asked or shorter, or declined with a reason. Nothing is shown while there is none. */
import { type ReactNode, useState } from "react";
import { useTerms } from "#web/room/topology.ts";
import { spanText } from "#messages/render/clock.ts";
import { amountOf } from "#core/clock/clock.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import type { Output } from "#web/room/room-client.ts";
import { usePages } from "#web/ui/pages.tsx";
import { QueryResult } from "#web/ui/endpoint-query.tsx";
import { pickText, LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { Due, When } from "#web/ui/instant.tsx";

type ExtensionItem = Output<"extensionList">["items"][number];
type ExtensionDecision = { readonly request: ExtensionItem; readonly how: "grant" | "decline" };

export function ExtensionList({ directive }: { readonly directive: string }): ReactNode {
  const asked = usePages("extensionList", { directive, limit: 50 });
  const t = useTranslate();
  const [answering, setAnswering] = useState<ExtensionDecision | null>(null);
  return (
    <QueryResult query={asked}>
      {({ items, more }) =>
        items.length === 0 ? null : (
          <section className="card" aria-labelledby="extensions">
            <h2 id="extensions">{t("extensionPage.requests")}</h2>
            <p className="hint">{t("extensionPage.requestsHint")}</p>
            <ul className="plain">
              {items.map((request) => (
                <Row key={request.request} request={request} onAnswer={setAnswering} />
              ))}
            </ul>
            {more}
            {answering === null ? null : (
              <ExtensionDecisionForm
                directive={directive}
                {...answering}
                onClose={() => setAnswering(null)}
                again={asked.reload}
              />
            )}
          </section>
        )
      }
    </QueryResult>
  );
}

type ExtensionRowProps = {
  readonly request: ExtensionItem;
  readonly onAnswer: (answering: ExtensionDecision) => void;
};

function Row({ request, onAnswer }: ExtensionRowProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const terms = useTerms();
  const { name, tier, sector, due, duration, askedAt, reason, controls } = request;
  const named = pickText(name, language);
  return (
    <li>
      <h3>
        <LocalizedText text={name} />
      </h3>
      <p className="facts">
        <span className="quiet">
          {terms.name("tier", tier)} · {terms.name("sector", sector)}
        </span>
        <span>
          {t("taskPage.due")} <Due at={due} />
        </span>
        <span>
          {t("extensionPage.requested", { length: spanText(duration, t) })} · <When at={askedAt} />
        </span>
      </p>
      <dl>
        <dt>{t("extensionPage.reason")}</dt>
        <dd>{reason}</dd>
        <dt>{t("extensionPage.controls")}</dt>
        <dd>{controls}</dd>
      </dl>
      <div className="actions">
        <button
          type="button"
          aria-label={t("extensionPage.grantFor", { name: named })}
          onClick={() => onAnswer({ request, how: "grant" })}
        >
          {t("extensionPage.grant")}
        </button>
        <button
          type="button"
          aria-label={t("extensionPage.declineFor", { name: named })}
          onClick={() => onAnswer({ request, how: "decline" })}
        >
          {t("extensionPage.decline")}
        </button>
      </div>
    </li>
  );
}

type ExtensionDecisionProps = ExtensionDecision & {
  readonly directive: string;
  readonly onClose: () => void;
  readonly again: () => void;
};

function ExtensionDecisionForm({
  directive,
  request,
  how,
  onClose,
  again,
}: ExtensionDecisionProps): ReactNode {
  const { client, language } = useRoom();
  const t = useTranslate();
  const [unit, most] = amountOf(request.duration);
  const [count, setCount] = useState(String(most));
  const [reason, setReason] = useState("");
  const act = useRoomAction();
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
  const named = pickText(request.name, language);
  const grants = how === "grant";
  return (
    <Confirm
      title={
        grants ? t("extensionPage.grantFor", { name: named }) : t("extensionPage.declineFor", { name: named })
      }
      confirm={grants ? t("extensionPage.grant") : t("extensionPage.decline")}
      busy={act.busy}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      {grants ? (
        <Field
          pointer="/duration"
          label={t("extensionPage.length")}
          hint={t("extensionPage.lengthHint", { length: spanText(request.duration, t) })}
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
        <Field pointer="/reason" label={t("extensionPage.why")}>
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
function spanOf(unit: ReturnType<typeof amountOf>[0], count: number): ExtensionItem["duration"] {
  if (unit === "hours") return { hours: count };
  return unit === "workingDays" ? { workingDays: count } : { days: count };
}
