/** Everything that the viewer may do in a case now, drawn from what the machines allow, and no other. */
import type { ReactNode } from "react";
import { actWords } from "#web/case/act/act-words.ts";
import type { OpenDialog } from "#web/case/act/case-dialog.ts";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";

type ActListProps = { readonly of: OpenCase; readonly names: CaseNames; readonly onOpen: OpenDialog };

export function ActList({ of, names, onOpen }: ActListProps): ReactNode {
  const t = useTranslate();
  const whose = { names, own: of.own };
  return (
    <section className="card" aria-labelledby="acts">
      <h2 id="acts">{t("caseAct.acts")}</h2>
      {of.acts.length === 0 ? <p>{t("caseAct.actsNone")}</p> : null}
      <div className="actions" id="act-list">
        {of.acts.map((act) => (
          <button
            key={`${act.kind} ${act.act ?? ""} ${act.about ?? ""}`}
            type="button"
            className="small"
            onClick={() => onOpen({ kind: "act", act })}
          >
            {actWords(t, "name", act, whose)}
          </button>
        ))}
        <button type="button" className="small" onClick={() => onOpen({ kind: "message", to: [] })}>
          {t("caseAct.write")}
        </button>
      </div>
      {of.view.coordinates ? <Coordinating of={of} onOpen={onOpen} /> : null}
    </section>
  );
}

function Coordinating({ of, onOpen }: Pick<ActListProps, "of" | "onOpen">): ReactNode {
  const t = useTranslate();
  const { client, session } = useRoom();
  const mayWrite = session !== null && client.allows("ownAdvisoryDraft", session.role);
  const silent = of.silences[0]?.participant;
  const rest = [
    ["link", "caseAct.link"],
    ["split", "caseAct.split"],
    ["exchange", "caseAct.exchange"],
    ["hand-over", "caseAct.handOver"],
  ] as const;
  return (
    <div className="actions">
      <button type="button" className="small" onClick={() => onOpen({ kind: "invite" })}>
        {t("caseAct.invite")}
      </button>
      {silent === undefined ? null : (
        <button
          type="button"
          className="small"
          onClick={() => onOpen({ kind: "contact", participant: silent })}
        >
          {t("caseAct.contact")}
        </button>
      )}
      {rest.map(([kind, label]) => (
        <button key={kind} type="button" className="small" onClick={() => onOpen({ kind })}>
          {t(label)}
        </button>
      ))}
      {mayWrite ? (
        <Link to={paths.ownAdvisoryNew(of.id)} className="button small">
          {t("caseAct.draftAdvisory")}
        </Link>
      ) : null}
    </div>
  );
}
