/** Reports that may be about the same flaw, the likeliest first, each with the evidence of every signal. Nothing is merged: a person links, or does not. */
import type { ReactNode } from "react";
import { writtenNumber } from "#core/intake/case-number.ts";
import { evidenceText } from "#messages/render/submission/evidence.ts";
import { verdictText } from "#messages/render/submission/report-gate.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { When } from "#web/ui/instant.tsx";

/** One of them. */
export type LikeReport = Output<"triageLook">["suspected"][number];

export function LikelySame({ suspected }: Pick<Output<"triageLook">, "suspected">): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="likely">
      <h2 id="likely">{t("triagePage.likely")}</h2>
      {suspected.length === 0 ? (
        <p>{t("triagePage.likelyNone")}</p>
      ) : (
        <ol className="plain">
          {suspected.map((like) => (
            <li key={like.number}>
              <LikeLine like={like} /> <When at={like.receivedAt} />
              <Signals signals={like.signals} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Which report, how likely, and how it stands. */
export function LikeLine({ like }: { readonly like: LikeReport }): ReactNode {
  const t = useTranslate();
  const { number, score, identical, earlier, reproducer, decision, behind } = like;
  const marks = [
    t(earlier ? "triagePage.earlier" : "triagePage.later"),
    ...(identical ? [t("triagePage.identical")] : []),
    ...(reproducer === null || reproducer === "none" ? [] : [verdictText("reproducer", reproducer, t)]),
    ...(decision === null ? [] : [t(`triagePage.decided.${decision}`)]),
    ...(behind === null ? [] : [`${t("triagePage.behind")} ${writtenNumber(behind)}`]),
  ];
  return (
    <>
      <span className="code">{writtenNumber(number)}</span>{" "}
      <strong>{t("triagePage.likeness", { percent: Math.round(score * 100) })}</strong>{" "}
      <span className="quiet">{marks.join(" · ")}</span>
    </>
  );
}

function Signals({ signals }: Pick<LikeReport, "signals">): ReactNode {
  const t = useTranslate();
  if (signals.length === 0) return <p className="quiet">{t("triagePage.likelyLocked")}</p>;
  return (
    <details>
      <summary>{t("triagePage.why")}</summary>
      <ul className="plain">
        {signals.map(({ name, code, values }) => (
          <li key={name} className="wrap">
            <ForeignText
              text={evidenceText(
                { code, values: Object.fromEntries(values.map((one) => [one.name, one.value])) },
                t,
              )}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
