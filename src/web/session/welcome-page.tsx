/** The first page for somebody who is not signed in: what this is, and what to do next. */
import type { ReactNode } from "react";
import { href } from "#web/room/room-address.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { DrillWay, Way } from "#web/ui/drill-way.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

export function WelcomePage(): ReactNode {
  const t = useTranslate();
  return (
    <div className="narrow">
      <PageHeading title={t("welcome.title")}>
        <p className="lead">
          {t("welcome.what")} {t("welcome.how")} {t("welcome.law")}
        </p>
      </PageHeading>
      <h2>{t("welcome.next")}</h2>
      <div className="ways">
        <Way id="way-check" title={t("checkPage.title")} hint={t("welcome.checkHint")}>
          <Link to={paths.check()} className="button">
            {t("checkPage.begin")}
          </Link>
        </Way>
        <Way id="way-sign-in" title={t("signIn.title")} hint={t("welcome.signInHint")}>
          <Link to={paths.signIn()} className="button">
            {t("signIn.title")}
          </Link>
        </Way>
        <Way id="way-report" title={t("reportPage.title")} hint={t("welcome.reportHint")}>
          <Link to={paths.report()} className="button">
            {t("welcome.reportOpen")}
          </Link>
        </Way>
        <Way id="way-agent" title={t("welcome.agent")} hint={t("welcome.agentHint")}>
          <Link to={paths.agent()} className="button">
            {t("welcome.agentOpen")}
          </Link>
        </Way>
        <Way id="way-code" title={t("welcome.code")} hint={t("welcome.codeHint")}>
          <Link to={paths.code()} className="button">
            {t("welcome.codeOpen")}
          </Link>
        </Way>
        <Way id="way-docs" title={t("welcome.docs")} hint={t("welcome.docsHint")}>
          <a href={href("/docs/")} className="button">
            {t("welcome.docsOpen")}
          </a>
        </Way>
      </div>
      <DrillWay />
    </div>
  );
}
