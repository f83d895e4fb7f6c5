/** The advisories that the reader's office writes or has published. */
import type { ReactNode } from "react";
import { LocalizedText, useTranslate } from "#web/room/room-context.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { Badge, type Tone } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import type { Output } from "#web/room/room-client.ts";
import { Scroll } from "#web/ui/scroll.tsx";

type OwnLine = Output<"ownAdvisoryList">["advisories"][number];

/** How urgent a state looks; the word says it too. */
export const stateTones: Readonly<Record<OwnLine["state"], Tone>> = {
  draft: "plain",
  review: "warning",
  approved: "info",
  published: "good",
  withdrawn: "unknown",
};

export function OwnAdvisoriesPage(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("ownAdvisoryList", {});
  return (
    <>
      <PageHeading
        title={t("ownAdvisoryPage.listTitle")}
        actions={
          <Link to={paths.ownAdvisoryNew()} className="button primary">
            {t("ownAdvisoryPage.newOne")}
          </Link>
        }
      >
        <p className="lead">{t("ownAdvisoryPage.listLead")}</p>
      </PageHeading>
      <QueryResult query={query}>{({ advisories }) => <Table lines={advisories} />}</QueryResult>
    </>
  );
}

function Table({ lines }: { readonly lines: readonly OwnLine[] }): ReactNode {
  const t = useTranslate();
  if (lines.length === 0) return <p>{t("ownAdvisoryPage.none")}</p>;
  return (
    <>
      {lines.some(({ title }) => title === null) ? <DraftLocked /> : null}
      <Lines lines={lines} />
    </>
  );
}

/** That drafts are sealed and the key is locked, with the way to unlock it. */
export function DraftLocked(): ReactNode {
  const t = useTranslate();
  return (
    <Notice kind="warning">
      <p>
        {t("ownAdvisoryPage.locked")} <Link to={patterns.sealed}>{t("ownAdvisoryPage.unlock")}</Link>
      </p>
    </Notice>
  );
}

function Lines({ lines }: { readonly lines: readonly OwnLine[] }): ReactNode {
  const t = useTranslate();
  return (
    <Scroll label={t("ownAdvisoryPage.listTitle")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("ownAdvisoryPage.id")}</th>
            <th scope="col">{t("ownAdvisoryPage.name")}</th>
            <th scope="col">{t("ownAdvisoryPage.acts")}</th>
            <th scope="col">{t("ownAdvisoryPage.comesOut")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, title, state, publishAt }) => (
            <tr key={id}>
              <td>
                <Link to={paths.ownAdvisory(id)} className="code">
                  {id}
                </Link>
              </td>
              <td>{title === null ? t("ownAdvisoryPage.titleLocked") : <LocalizedText text={title} />}</td>
              <td>
                <Badge tone={stateTones[state]}>{t(`ownAdvisoryPage.state.${state}`)}</Badge>
              </td>
              <td>{publishAt === null ? null : <When at={publishAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
