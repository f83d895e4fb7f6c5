/** What is to be done next in a case, by whom and by when. */
import type { ReactNode } from "react";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Due } from "#web/ui/instant.tsx";

type NextStepsProps = { readonly steps: OpenCase["next"]; readonly names: CaseNames };

export function NextSteps({ steps, names }: NextStepsProps): ReactNode {
  const t = useTranslate();
  if (steps.length === 0) return <p>{t("casePage.nextNone")}</p>;
  return (
    <ul className="plain">
      {steps.map(({ what, by, about, due }) => (
        <li key={`${what} ${by} ${about ?? ""}`}>
          <strong>{names(by)}</strong>:{" "}
          {t(`casePage.nextOf.${what}`, { about: about === null ? "" : names(about) })}{" "}
          {due === null ? null : <Due at={due} />}
        </li>
      ))}
    </ul>
  );
}
