/** One case: where it stands, what is next and by whom, who takes part, what happened, and what it rests on. */
import { type ReactNode, useState } from "react";
import { type OpenCase, useCaseNames } from "#web/case/case-names.ts";
import { CaseKeys } from "#web/case/case-keys.tsx";
import { Embargo } from "#web/case/embargo.tsx";
import { Foundation } from "#web/case/foundation.tsx";
import { NextSteps } from "#web/case/next-steps.tsx";
import { Participants } from "#web/case/participants.tsx";
import { Timeline } from "#web/case/timeline.tsx";
import { useTranslate } from "#web/room/room-context.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { paths, patterns } from "#web/shell/paths.ts";
import { go, Link } from "#web/shell/router.tsx";
import { ForeignText } from "#web/triage/foreign-text.tsx";
import { useKeys } from "#web/triage/use-keys.ts";
import { Badge } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function CasePage({ params }: PageProps): ReactNode {
  const query = useEndpoint("caseRead", { case: params["id"] ?? "" });
  return <QueryResult query={query}>{(of) => <Case key={of.id} of={of} />}</QueryResult>;
}

function Case({ of }: { readonly of: OpenCase }): ReactNode {
  const t = useTranslate();
  const names = useCaseNames(of);
  const [keys, setKeys] = useState(false);
  const openings = useEndpoint("caseOpenings", { case: of.id });
  const opened = openings.result.state === "ready" ? openings.result.value.openings : null;
  const zone = of.people.find(({ participant }) => participant === of.own)?.zone ?? "Asia/Seoul";
  useKeys({ b: () => go(paths.cases()), "?": () => setKeys(true) });
  return (
    <>
      <Heading of={of} />
      <div className="case">
        <div>
          <section className="card" aria-labelledby="next">
            <h2 id="next">{t("casePage.next")}</h2>
            <NextSteps steps={of.next} names={names} />
          </section>
          <Embargo of={of} zone={zone} />
          <Participants of={of} names={names} openings={opened} />
          <Timeline of={of} names={names} />
        </div>
        <div>
          <About of={of} />
          <Foundation of={of} />
        </div>
      </div>
      {keys ? <CaseKeys keys={["b", "?"]} onClose={() => setKeys(false)} /> : null}
    </>
  );
}

function contentOf({ texts }: OpenCase, kind: "invitation" | "about") {
  return texts.findLast((text) => text.kind === kind)?.content ?? null;
}

function Heading({ of }: { readonly of: OpenCase }): ReactNode {
  const t = useTranslate();
  const invitation = contentOf(of, "invitation");
  const severity = invitation?.severity;
  return (
    <PageHeading
      title={invitation?.product ?? t("casePage.untitled")}
      actions={<Link to={paths.cases()}>{t("casePage.back")}</Link>}
    >
      <p className="facts">
        <Badge tone="info">{t(`casePage.phase.${of.phase}`)}</Badge>{" "}
        {severity === undefined ? null : (t.find(`casePage.severity.${severity}`) ?? severity)}{" "}
        <span className="code">{of.id}</span> {t("casePage.opened")} <When at={of.openedAt} />
      </p>
      {of.texts.some(({ content }) => content === null) ? (
        <Notice kind="warning">
          <p>
            {t("casePage.locked")} <Link to={patterns.sealed}>{t("casePage.unlock")}</Link>
          </p>
        </Notice>
      ) : null}
    </PageHeading>
  );
}

function About({ of }: { readonly of: OpenCase }): ReactNode {
  const t = useTranslate();
  const about = contentOf(of, "about");
  if (about === null) return null;
  return (
    <section className="card" aria-labelledby="about">
      <h2 id="about">{t("casePage.about")}</h2>
      <p>
        <strong>
          <ForeignText text={about.title ?? ""} />
        </strong>
      </p>
      <p className="pre-line wrap">
        <ForeignText text={about.summary ?? ""} />
      </p>
    </section>
  );
}
