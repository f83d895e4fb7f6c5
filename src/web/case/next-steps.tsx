/** What is to be done next in a case, by whom and by when. */
import type { ReactNode } from "react";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { Due } from "#web/ui/instant.tsx";

type Step = OpenCase["next"][number];
type NextStepsProps = {
  readonly steps: readonly Step[];
  readonly names: CaseNames;
  /** The case, and the participant as whom the viewer acts. */
  readonly of: string;
  readonly own: string;
  /** The way to do a step, where the viewer may. */
  readonly onDo: (step: Step) => (() => void) | null;
};

export function NextSteps({ steps, names, of, own, onDo }: NextStepsProps): ReactNode {
  const t = useTranslate();
  if (steps.length === 0) return <p>{t("casePage.nextNone")}</p>;
  return (
    <ul className="plain">
      {steps.map(({ what, by, about, due }) => (
        <li key={`${what} ${by} ${about ?? ""}`}>
          <strong>{names(by)}</strong>:{" "}
          {t(`casePage.nextOf.${what}`, { about: about === null ? "" : names(about) })}{" "}
          {due === null ? null : <Due at={due} />}{" "}
          {what === "write-advisory" && by === own ? (
            <Link to={paths.ownAdvisoryNew(of)} className="button small">
              {t("caseAct.draftAdvisory")}
            </Link>
          ) : (
            <DoIt go={onDo({ what, by, about, due })} />
          )}
        </li>
      ))}
    </ul>
  );
}

function DoIt({ go }: { readonly go: (() => void) | null }): ReactNode {
  const t = useTranslate();
  return go === null ? null : (
    <button type="button" className="small" onClick={go}>
      {t("caseAct.do")}
    </button>
  );
}
