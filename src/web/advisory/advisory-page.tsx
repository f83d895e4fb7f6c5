/** One advisory: what each source says, side by side and unmerged; whether it is exploited; how likely it is to be. All of its text is shown as plain text. */
import type { ReactNode } from "react";
import { Exploitation } from "#web/advisory/exploitation.tsx";
import { Products } from "#web/advisory/products.tsx";
import { SourceTable } from "#web/advisory/source-table.tsx";
import { sourcesOf } from "#web/advisory/read.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { NotAll } from "#web/ui/pages.tsx";

export function AdvisoryPage({ params }: PageProps): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const id = params.id ?? "";
  const asked = useEndpoint("advisoryRead", { advisory: id });
  const mayDraft = session !== null && client.allows("directiveDraft", session.role);
  return (
    <>
      <PageHeading
        title={id}
        actions={
          mayDraft ? (
            <Link to={paths.directiveNew(id)} className="button">
              {t("advisoryPage.compose")}
            </Link>
          ) : undefined
        }
      />
      <QueryResult query={asked}>
        {(found) => {
          const sources = sourcesOf(found.sources);
          const [first] = sources;
          const withdrawn = sources.filter(({ advisory }) => advisory.withdrawn !== null);
          return (
            <>
              {first === undefined ? null : (
                <p className="lead">
                  <LocalizedText text={first.advisory.title} />
                </p>
              )}
              {withdrawn.length === 0 ? null : (
                <Notice kind="warning">
                  <p>
                    {t("advisoryPage.withdrawnBy", {
                      publishers: withdrawn.map(({ publisher }) => publisher).join(", "),
                    })}
                  </p>
                </Notice>
              )}
              {found.sources.length > 0 ? null : (
                <Notice kind="danger">
                  <p>{t("advisoryPage.listedWithoutRecord")}</p>
                </Notice>
              )}
              <Exploitation exploited={found.exploited} scores={found.scores} />
              <SourceTable sources={sources} />
              <NotAll is={found.moreSources} />
              <Products sources={sources} />
            </>
          );
        }}
      </QueryResult>
    </>
  );
}
