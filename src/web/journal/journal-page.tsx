/** What was done in the room, as its reader may see it: the newest first, by group of events or by one of the staff. */
import { type ReactNode, useState } from "react";
import { type JournalGroup, journalGroups } from "#core/journal-group.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { EventFields } from "#web/journal/event-fields.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type JournalLine = Output<"journalRead">["entries"][number];
const pageLength = 50;

export function JournalPage(): ReactNode {
  const t = useTranslate();
  const [group, setGroup] = useState<JournalGroup | "all">("all");
  const [actor, setActor] = useState("");
  const [before, setBefore] = useState<number | undefined>(undefined);
  const query = useEndpoint("journalRead", {
    newest: true,
    limit: pageLength,
    ...(group !== "all" && { group }),
    ...(/^[A-Za-z0-9][A-Za-z0-9._:@-]*$/.test(actor) && { actor }),
    ...(before !== undefined && { before }),
  });
  return (
    <>
      <PageHeading title={t("journalPage.title")}>
        <p className="lead">{t("journalPage.lead")}</p>
      </PageHeading>
      <section className="card" aria-labelledby="entries">
        <h2 id="entries">{t("journalPage.entries")}</h2>
        <Field pointer="/group" label={t("journalPage.about")}>
          <Choice
            values={["all", ...journalGroups]}
            label={(value) => t(`journalPage.group.${value}`)}
            value={group}
            onChange={(value) => {
              setGroup(value);
              setBefore(undefined);
            }}
          />
        </Field>
        <Field pointer="/actor" label={t("journalPage.by")} hint={t("journalPage.byHint")}>
          <input
            type="search"
            className="code"
            maxLength={80}
            value={actor}
            onChange={(event) => {
              setActor(event.target.value.trim());
              setBefore(undefined);
            }}
          />
        </Field>
        <QueryResult query={query}>
          {({ entries }) => (
            <>
              {entries.length === 0 ? (
                <p className="empty">{t("journalPage.none")}</p>
              ) : (
                <Entries entries={entries} />
              )}
              <div className="actions">
                {before === undefined ? null : (
                  <button type="button" onClick={() => setBefore(undefined)}>
                    {t("journalPage.newest")}
                  </button>
                )}
                {entries.length < pageLength ? null : (
                  <button type="button" onClick={() => setBefore(entries.at(-1)?.position)}>
                    {t("journalPage.earlier")}
                  </button>
                )}
              </div>
            </>
          )}
        </QueryResult>
      </section>
    </>
  );
}

function Entries({ entries }: { readonly entries: readonly JournalLine[] }): ReactNode {
  const t = useTranslate();
  return (
    <Scroll label={t("journalPage.entries")}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t("journalPage.number")}</th>
            <th scope="col">{t("journalPage.at")}</th>
            <th scope="col">{t("journalPage.by")}</th>
            <th scope="col">{t("journalPage.what")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.position}>
              <th scope="row">{entry.position}</th>
              <td>
                <When at={entry.at} />
              </td>
              <td className="code breaks">{entry.actor ?? t("journalPage.withheld")}</td>
              <td>
                <EventFields of={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
