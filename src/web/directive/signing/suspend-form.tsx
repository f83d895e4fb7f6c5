/** Writes the suspension of an order as a file for an office to sign on its own machine; nothing of it is sent to the room. */
import { type ReactNode, useState } from "react";
import { suspensionForm } from "#core/roster/suspension.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import type { Output } from "#web/room/room-client.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";

type Order = Output<"signingRead">["documents"][number];
type SuspendProps = { readonly directive: string; readonly order: Order; readonly drill: boolean };

const [day, hour] = [24, 3_600_000];

export function SuspendForm({ directive, order, drill }: SuspendProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const [office, setOffice] = useState("");
  const [reason, setReason] = useState("");
  const [lasts, setLasts] = useState<"day" | "open">("day");
  const [from, setFrom] = useState<string | null>(null);
  const isWhole = office !== "" && reason.trim() !== "";
  const changed = (change: () => void) => {
    setFrom(null);
    change();
  };
  const until = from === null || lasts === "open" ? null : instantAfter(from, day * hour);
  const file = canonicalText({
    type: suspensionForm,
    directive,
    revision: order.revision,
    order: order.sha256,
    issuedBy: order.office,
    drill,
    office,
    from,
    until,
    reason: { [language]: reason.trim() },
  });
  return (
    <details>
      <summary>{t("signingPart.suspendTitle")}</summary>
      <p className="hint">{t("signingPart.suspendHint")}</p>
      <Field pointer="/suspend/office" label={t("signingPart.suspendOffice")}>
        <select value={office} onChange={(event) => changed(() => setOffice(event.target.value))}>
          <option value="">{t("ui.none")}</option>
          {order.signers.map(({ office: id, name }) => (
            <option key={id} value={id}>
              {pickText(name, language) || id}
            </option>
          ))}
        </select>
      </Field>
      <Field pointer="/suspend/lasts" label={t("signingPart.suspendLasts")}>
        <select
          value={lasts}
          onChange={(event) => changed(() => setLasts(event.target.value === "open" ? "open" : "day"))}
        >
          <option value="day">{t("signingPart.suspendDay")}</option>
          <option value="open">{t("signingPart.suspendOpen")}</option>
        </select>
      </Field>
      <Field pointer="/suspend/reason" label={t("signingPart.suspendReason")}>
        <textarea
          value={reason}
          maxLength={2000}
          rows={2}
          onChange={(event) => changed(() => setReason(event.target.value))}
        />
      </Field>
      <button
        type="button"
        disabled={!isWhole}
        onClick={() => setFrom(instantAfter(new Date().toISOString(), 0))}
      >
        {t("signingPart.suspendWrite")}
      </button>
      {from === null ? null : (
        <p>
          <a
            href={`data:application/json;charset=utf-8,${encodeURIComponent(file)}`}
            download={`suspend-${directive}.json`}
          >
            {t("signingPart.download")}
          </a>{" "}
          <span className="hint">{t("signingPart.suspendHow")}</span>
        </p>
      )}
    </details>
  );
}

function instantAfter(instant: string, milliseconds: number): string {
  return `${new Date(Date.parse(instant) + milliseconds).toISOString().slice(0, 19)}Z`;
}
