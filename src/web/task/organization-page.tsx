/** An organisation's day: what concerns it, by when, the three steps, and one answer. Its inventory stays at home. */
import type { ReactNode } from "react";
import { useTerms } from "#web/room/topology.ts";
import { AgentAccess } from "#web/task/agent-access.tsx";
import { AssetFacts } from "#web/task/asset-facts.tsx";
import { AgentKeys } from "#web/task/keys.tsx";
import { TaskCard } from "#web/task/task-card.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function OrganizationPage(): ReactNode {
  const { session } = useRoom();
  const t = useTranslate();
  const asked = useEndpoint("taskList", {});
  const organization = session?.organization;
  return (
    <>
      <PageHeading title={t("taskPage.title")}>
        {organization === undefined ? null : <OrganizationName organization={organization} />}
      </PageHeading>
      <p>
        <Link to={paths.check()}>{t("checkPage.title")}</Link>{" "}
        <Link to={patterns.slip}>{t("slip.page.title")}</Link>
      </p>
      <QueryResult query={asked}>
        {({ tasks }) =>
          tasks.length === 0 ? (
            <Notice kind="info">
              <p>{t("taskPage.none")}</p>
            </Notice>
          ) : (
            <>
              <p className="lead">
                {t("taskPage.count", { open: tasks.filter(({ standing }) => !settled.has(standing)).length })}
              </p>
              {tasks.map((task) => (
                <TaskCard key={task.directive} task={task} again={asked.reload} />
              ))}
            </>
          )
        }
      </QueryResult>
      {organization === undefined ? null : (
        <>
          <AssetFacts />
          <AgentKeys organization={organization} />
          <AgentAccess organization={organization} />
        </>
      )}
    </>
  );
}

const settled: ReadonlySet<string> = new Set(["closed", "not-affected"]);

function OrganizationName({ organization }: { readonly organization: string }): ReactNode {
  const terms = useTerms();
  const { result: answer } = useEndpoint("organizationRead", { organization });
  if (answer.state !== "ready") return <p className="code">{organization}</p>;
  const { name, tier, sector } = answer.value;
  return (
    <p className="facts">
      <strong>
        <LocalizedText text={name} />
      </strong>
      <span>{terms.name("tier", tier)}</span>
      <span>{terms.name("sector", sector)}</span>
      <span className="code">{organization}</span>
    </p>
  );
}
