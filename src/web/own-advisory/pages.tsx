/** The pages on which an office writes advisories of its own: a new one, by hand or from a case, and one that is kept. */
import { type ReactNode, useEffect, useState } from "react";
import { OwnActs } from "#web/own-advisory/acts.tsx";
import { ComposeAdvisory } from "#web/own-advisory/compose.tsx";
import { EmbargoNotice } from "#web/own-advisory/embargo-notice.tsx";
import { OwnFindings } from "#web/own-advisory/findings.tsx";
import { formOfDocument, formOfSuggestion, nextRevision, type OwnForm } from "#web/own-advisory/form.ts";
import { DraftLocked, stateTones } from "#web/own-advisory/list-page.tsx";
import { OwnPreview } from "#web/own-advisory/preview.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { paths } from "#web/shell/paths.ts";
import { go, useAddress } from "#web/shell/router.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { FindingText } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure } from "#web/ui/room-action.tsx";

export { OwnAdvisoriesPage } from "#web/own-advisory/list-page.tsx";

export function OwnAdvisoryNewPage(): ReactNode {
  const t = useTranslate();
  const from = useAddress().searchParams.get("case");
  return (
    <>
      <PageHeading title={t("ownAdvisoryPage.newTitle")}>
        {from === null ? null : <p className="lead">{t("ownAdvisoryPage.fromCase", { id: from })}</p>}
      </PageHeading>
      <NewAdvisory from={from} />
    </>
  );
}

/** Asked once: that a case's reports are opened is in the journal. */
function NewAdvisory({ from }: { readonly from: string | null }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [suggested, setSuggested] = useState<Output<"ownAdvisoryPrefill"> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    const leaving = new AbortController();
    client.call("ownAdvisoryPrefill", from === null ? {} : { case: from }, leaving.signal).then(
      (answer) => setSuggested(answer),
      (thrown: unknown) => {
        if (!leaving.signal.aborted) setFailure(thrown);
      },
    );
    return () => leaving.abort();
  }, [client, from]);
  if (failure !== null) return <Failure of={failure} />;
  if (suggested === null) return <p>{t("ui.loading")}</p>;
  return (
    <>
      {suggested.remarks.length === 0 ? null : (
        <Notice kind="warning">
          <p>{t("ownAdvisoryPage.remarks")}</p>
          <ul>
            {suggested.remarks.map((one) => (
              <li key={`${one.at} ${one.code}`}>
                <bdi>{one.about}</bdi> <FindingText of={one} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <EmbargoNotice of={suggested.embargo} />
      <ComposeAdvisory
        start={formOfSuggestion(suggested.document)}
        underEmbargo={suggested.embargo !== null}
        keep={async (document) => {
          const input = from === null ? { document } : { document, case: from };
          go(paths.ownAdvisory((await client.call("ownAdvisoryDraft", input)).advisory));
        }}
      />
    </>
  );
}

export function OwnAdvisoryPage({ params }: PageProps): ReactNode {
  const t = useTranslate();
  const advisory = params.id ?? "";
  const query = useEndpoint("ownAdvisoryRead", { advisory });
  return (
    <>
      <PageHeading title={t("ownAdvisoryPage.title")}>
        <p className="code">{advisory}</p>
      </PageHeading>
      <QueryResult query={query}>{(own) => <OneAdvisory own={own} reload={query.reload} />}</QueryResult>
    </>
  );
}

type OneProps = { readonly own: Output<"ownAdvisoryRead">; readonly reload: () => void };

const graceMilliseconds = 60_000;

/** Whether its instant is over and it is not out: a key is locked, or a clock is wrong. */
function isOverdue({ state, publishAt }: OneProps["own"]): boolean {
  return state === "approved" && publishAt !== null && Date.parse(publishAt) + graceMilliseconds < Date.now();
}

function OneAdvisory({ own, reload }: OneProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [editing, setEditing] = useState<OwnForm | null>(null);
  const { state, findings, revision, document } = own;
  const form = document === null ? null : formOfDocument(document);
  if (editing !== null)
    return (
      <ComposeAdvisory
        start={editing}
        underEmbargo={own.embargo !== null}
        keep={async (changed) => {
          await client.call("ownAdvisoryEdit", { advisory: own.id, document: changed });
          setEditing(null);
          reload();
        }}
      />
    );
  const isOut = state === "published";
  return (
    <>
      <p className="facts">
        <Badge tone={stateTones[state]}>{t(`ownAdvisoryPage.state.${state}`)}</Badge>{" "}
        {revision === 0 ? null : `${t("ownAdvisoryPage.revision")} ${revision}`}
      </p>
      {isOverdue(own) ? (
        <Notice kind="warning">
          <p>{t("ownAdvisoryPage.overdue")}</p>
        </Notice>
      ) : null}
      <EmbargoNotice of={own.embargo} />
      {form === null || state === "withdrawn" ? null : (
        <button
          type="button"
          onClick={() => setEditing(isOut ? nextRevision(form, new Date().toISOString()) : form)}
        >
          {t(isOut ? "ownAdvisoryPage.revise" : "ownAdvisoryPage.edit")}
        </button>
      )}
      {(state === "draft" || isOut) && findings.length > 0 ? (
        <Notice kind="warning">
          <OwnFindings findings={findings} underEmbargo={own.embargo !== null} />
        </Notice>
      ) : null}
      <div className="composer">
        <OwnActs own={own} reload={reload} />
        <WorkedOn own={own} />
      </div>
    </>
  );
}

/** What is worked on; else why it is not shown: it is locked, or was destroyed with its case. */
function WorkedOn({ own: { document, entries } }: Pick<OneProps, "own">): ReactNode {
  const t = useTranslate();
  if (document !== null) return <OwnPreview document={document} />;
  if (entries.at(-1)?.act !== "shredded") return <DraftLocked />;
  return (
    <Notice kind="warning">
      <p>{t("ownAdvisoryPage.shredded")}</p>
    </Notice>
  );
}
