/** Levels of the crisis alert (사이버위기경보): what was recorded, and for the chair and the leads the recording. */
import type { ReactNode } from "react";
import { LevelHistory } from "#web/alert/history.tsx";
import { RecordLevel } from "#web/alert/record-level.tsx";
import { useAlertWords } from "#web/alert/words.ts";
import { QueryResult, useEndpoint } from "#web/room/endpoint-query.tsx";
import { useRoom } from "#web/shell/room-context.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

export function AlertLevelsPage(): ReactNode {
  const { client, session } = useRoom();
  const words = useAlertWords();
  const asked = useEndpoint("alertLevelList", {});
  return (
    <>
      <PageHeading title={words.alert.title}>
        <p className="lead">{words.alert.lead}</p>
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
