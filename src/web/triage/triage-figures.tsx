/** What waits in triage and what people's time went into, from the times that the room keeps of looks and acts; on the page of triage, and for those who read reports in the picture. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { patterns } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { QuerySection } from "#web/ui/query-section.tsx";

export function TriageFigures({ figures }: Pick<Output<"triageQueue">, "figures">): ReactNode {
  const t = useTranslate();
  const { waiting, minutesValid, minutesReject, minutesLinked } = figures;
  const parts = [
    t("triagePage.waiting", { count: waiting }),
    ...(minutesValid === null ? [] : [t("triagePage.minutesValid", { minutes: minutesValid })]),
    ...(minutesLinked === null ? [] : [t("triagePage.minutesLinked", { minutes: minutesLinked })]),
    ...(minutesReject === null ? [] : [t("triagePage.minutesReject", { minutes: minutesReject })]),
  ];
  return <p className="facts">{parts.join(" · ")}</p>;
}

/** The same in the picture, for who works for the office that takes reports in; nothing for anybody else. */
export function TriageInPicture(): ReactNode {
  const { client, session } = useRoom();
  return session !== null && client.allows("triageQueue", session.role) ? <OwnFigures /> : null;
}

function OwnFigures(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("triageQueue", {});
  return (
    <QuerySection
      query={query}
      id="triage-figures"
      title={<Link to={patterns.triage}>{t("triagePage.title")}</Link>}
      isNone={({ intake }) => intake?.own !== true}
    >
      {({ figures }) => <TriageFigures figures={figures} />}
    </QuerySection>
  );
}
