/** By which identifiers the world will know what a case is about, and what feeds show of them: each signal is confirmed or dismissed by a person. */
import type { ReactNode } from "react";
import type { OpenDialog } from "#web/case/act/case-dialog.ts";
import type { OpenCase } from "#web/case/case-names.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { When } from "#web/ui/instant.tsx";

type SignalsProps = { readonly of: OpenCase; readonly onOpen: OpenDialog };

export function Signals({ of, onOpen }: SignalsProps): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="signals">
      <h2 id="signals">{t("caseAct.signals")}</h2>
      <p className="code">{of.identifiers.length === 0 ? "–" : of.identifiers.join(", ")}</p>
      <button type="button" className="small" onClick={() => onOpen({ kind: "identify" })}>
        {t("caseAct.identify")}
      </button>
      <ul className="plain timeline">
        {of.signals.map((signal) => (
          <li key={signal.id}>
            <When at={signal.seenAt} /> <span className="code">{signal.identifier}</span>{" "}
            {t(signal.kind === "public" ? "casePage.world.public" : "casePage.world.attacks")} ·{" "}
            <ForeignText text={signal.source} /> · {t(`caseAct.signalState.${signal.state}`)}
            {signal.state === "proposed" ? (
              <div className="actions">
                {([true, false] as const).map((confirm) => (
                  <button
                    key={String(confirm)}
                    type="button"
                    className="small"
                    onClick={() => onOpen({ kind: "signal", signal: signal.id, confirm })}
                  >
                    {t(confirm ? "caseAct.signalConfirm" : "caseAct.signalDismiss")}
                  </button>
                ))}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
