/** One case: where it stands, what is next and by whom, who takes part, what happened, and what it rests on. */
import type { ReactNode } from "react";
import { ActList } from "#web/case/act/act-list.tsx";
import { Dialogs } from "#web/case/act/dialogs.tsx";
import { type OpenCase, useCaseNames } from "#web/case/case-names.ts";
import { Embargo } from "#web/case/embargo.tsx";
import { Foundation } from "#web/case/foundation.tsx";
import { Invitations } from "#web/case/invitations.tsx";
import { NextSteps } from "#web/case/next-steps.tsx";
import { Participants } from "#web/case/participants.tsx";
import { Products } from "#web/case/products.tsx";
import { Signals } from "#web/case/signals.tsx";
import { Timeline } from "#web/case/timeline.tsx";
import { useCaseDesk } from "#web/case/use-case-desk.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { paths, patterns } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure } from "#web/ui/room-action.tsx";

export function CasePage({ params }: PageProps): ReactNode {
  const id = params["id"] ?? "";
  const query = useEndpoint("caseRead", { case: id });
  return (
    <QueryResult query={query} heading={id}>
      {(of) => <Case key={of.id} of={of} reload={query.reload} />}
    </QueryResult>
  );
}

type CaseProps = { readonly of: OpenCase; readonly reload: () => void };

function Case({ of, reload }: CaseProps): ReactNode {
  const t = useTranslate();
  const names = useCaseNames(of);
  const desk = useCaseDesk(of, reload);
  const openings = useEndpoint("caseOpenings", { case: of.id });
  const opened = openings.result.state === "ready" ? openings.result.value.openings : null;
  return (
    <>
      <Heading of={of} />
      {desk.done === null ? null : (
        <Notice kind="done" says="status">
          <p>{desk.done}</p>
        </Notice>
      )}
      {desk.dialog === null ? <Failure of={desk.working.failure} findings /> : null}
      <div className="case">
        <div>
          <section className="card" aria-labelledby="next">
            <h2 id="next">{t("casePage.next")}</h2>
            <NextSteps steps={of.next} names={names} of={of.id} own={of.own} onDo={desk.wayTo} />
          </section>
          <ActList of={of} names={names} onOpen={desk.open} />
          <Embargo of={of} zone={of.zone} />
          <Participants
            of={of}
            names={names}
            openings={opened}
            onLink={of.view.coordinates ? (one) => desk.makeLink(one, names(one)) : null}
            onRevoke={of.view.coordinates ? desk.revokeReply : null}
          />
          {of.view.coordinates ? <Invitations of={of} names={names} onDo={desk.act} /> : null}
          <Timeline of={of} names={names} />
        </div>
        <div>
          <About of={of} />
          {of.view.coordinates ? <Signals of={of} onOpen={desk.open} /> : null}
          {of.view.coordinates ? <Products of={of} names={names} onOpen={desk.open} /> : null}
          <Foundation of={of} />
        </div>
      </div>
      {desk.dialog === null ? null : (
        <Dialogs
          dialog={desk.dialog}
          of={of}
          names={names}
          zone={of.zone}
          working={desk.working}
          onDo={desk.act}
          onOpen={desk.open}
          onClose={desk.close}
        />
      )}
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
