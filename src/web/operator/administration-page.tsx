/** Where those who look after the room begin: its people, organisations, offices, tokens and journal. */
import type { ReactNode } from "react";
import type { EndpointKey } from "#contract/index.ts";
import { FirstSteps } from "#web/operator/first-steps.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

/** The places, each with the endpoint without which it would be empty. */
const places = [
  { to: paths.operators(), name: "operators", needs: "operatorList" },
  { to: paths.organizations(), name: "organizations", needs: "organizationList" },
  { to: patterns.offices, name: "offices", needs: "officeList" },
  { to: paths.tokens(), name: "tokens", needs: "tokenList" },
  { to: patterns.sealed, name: "sealed", needs: "sealingKeyList" },
  { to: patterns.journal, name: "journal", needs: "journalRead" },
  { to: patterns.alerts, name: "alerts", needs: "alertOwn" },
  { to: patterns.feeds, name: "feeds", needs: "feedList" },
  { to: patterns.channels, name: "channels", needs: "deadLetterList" },
  { to: patterns.status, name: "status", needs: "roomStatus" },
] as const satisfies readonly {
  readonly to: string;
  readonly name: string;
  readonly needs: EndpointKey;
}[];

export function AdministrationPage(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  if (session === null) return null;
  return (
    <>
      <PageHeading title={t("administration.title")}>
        <p className="lead">{t("administration.lead")}</p>
      </PageHeading>
      {client.allows("setupRead", session.role) ? <FirstSteps /> : null}
      {places
        .filter(({ needs }) => client.allows(needs, session.role))
        .map(({ to, name }) => (
          <section key={to} className="card" aria-labelledby={name}>
            <h2 id={name}>
              <Link to={to}>{t(`administration.${name}.title`)}</Link>
            </h2>
            <p>{t(`administration.${name}.lead`)}</p>
          </section>
        ))}
    </>
  );
}
