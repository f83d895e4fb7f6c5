/** Levels of the crisis alert: what was recorded, and for the chair and the leads the recording. */
import type { ReactNode } from "react";
import { LevelHistory } from "#web/alert/history.tsx";
import { RecordLevel } from "#web/alert/record-level.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

export function AlertLevelsPage(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const asked = useEndpoint("alertLevelList", {});
  return (
    <>
      <PageHeading title={t("alertPage.title")}>
        <p className="lead">{t("alertPage.lead")}</p>
      </PageHeading>
      <QueryResult query={asked}>
        {({ periods }) => (
          <>
            {session !== null && client.allows("alertLevelRecord", session.role) ? (
              <RecordLevel session={session} periods={periods} again={asked.reload} />
            ) : null}
            <LevelHistory periods={periods} />
          </>
        )}
      </QueryResult>
    </>
  );
}
