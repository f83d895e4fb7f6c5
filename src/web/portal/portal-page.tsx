/** Where somebody from outside takes part in cases: an invitation by its link, the cases, and one case. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { paths } from "#web/shell/paths.ts";
import { Link, useAddress } from "#web/shell/router.tsx";
import { CaseInvitation } from "#web/portal/case-invitation.tsx";
import { PortalCase } from "#web/portal/portal-case.tsx";
import { PortalCases } from "#web/portal/portal-cases.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

/** The invitation of the address's fragment, which no server sees; else the cases of who is signed in. */
export function PortalPage(): ReactNode {
  const t = useTranslate();
  const { session, client } = useRoom();
  const { hash } = useAddress();
  const secret = hash.slice(1);
  if (secret !== "") return <CaseInvitation secret={secret} key={secret} />;
  const isIn = session !== null && client.allows("caseList", session.role);
  return (
    <div className="narrow">
      <PageHeading title={t("portalPage.title")}>
        <p className="lead">{t("portalPage.lead")}</p>
      </PageHeading>
      {isIn ? <PortalCases /> : <Outside />}
    </div>
  );
}

function Outside(): ReactNode {
  const t = useTranslate();
  return (
    <section className="card">
      <p>{t("portalPage.noInvitation")}</p>
      <div className="actions">
        <Link to={paths.signIn(paths.portal())} className="button primary">
          {t("portalPage.signIn")}
        </Link>
      </div>
    </section>
  );
}

/** One case. */
export function PortalCasePage({ params }: PageProps): ReactNode {
  const id = params.case ?? "";
  const query = useEndpoint("caseRead", { case: id });
  return (
    <QueryResult query={query} heading={id}>
      {(shown: Output<"caseRead">) => <PortalCase shown={shown} reload={query.reload} />}
    </QueryResult>
  );
}
