/** One directive: what it says, what the reader may do with it now, how it is followed, who is stuck. */
import type { Directive } from "#web/directive/directive-output.ts";
import type { ReactNode } from "react";
import { DirectiveActs } from "#web/directive/directive-actions.tsx";
import { DatedActions } from "#web/directive/dated-actions.tsx";
import { Pending } from "#web/directive/work-in-progress.tsx";
import { DirectiveText } from "#web/directive/directive-text.tsx";
import { ExtensionList } from "#web/directive/extension-list.tsx";
import { SigningPart } from "#web/directive/signing/signing-part.tsx";
import { UnresolvedList } from "#web/directive/unresolved-list.tsx";
import { stateTones } from "#web/directive/tones.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Patterns } from "#web/picture/stacked-bar.tsx";
import { inOrder, useLivePicture } from "#web/picture/live-picture.ts";
import { PictureNotes } from "#web/picture/notes.tsx";
import { PictureSummary } from "#web/picture/summary.tsx";
import { PictureTables } from "#web/picture/tables.tsx";
import { AsOf } from "#web/picture/picture-page.tsx";
import { LocalizedText, pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { Badge } from "#web/ui/badge.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";

export function DirectivePage({ params }: PageProps): ReactNode {
  const asked = useEndpoint("directiveRead", { directive: params.id ?? "" });
  return (
    <QueryResult query={asked} heading={params.id ?? ""}>
      {(directive) => <Inside directive={directive} again={asked.reload} />}
    </QueryResult>
  );
}

type InsideProps = { readonly directive: Directive; readonly again: () => void };

function Inside({ directive, again }: InsideProps): ReactNode {
  const { client, language, session } = useRoom();
  const t = useTranslate();
  const issued = directive.document !== null;
  const seesStuck = session !== null && client.allows("directiveStuck", session.role);
  const isApproved = issued || directive.work?.stage === "approved";
  const seesSigning = isApproved && session !== null && client.allows("signingRead", session.role);
  return (
    <>
      <PageHeading title={pickText(directive.draft.title, language)}>
        <p className="facts">
          <DrillMark drill={directive.drill} before={directive.draft.title} />
          <Badge tone={stateTones[directive.state]}>{t(`values.state.${directive.state}`)}</Badge>
          <Badge>{directive.draft.binding ? t("directivePage.binding") : t("directivePage.advised")}</Badge>
          <span className="code">{directive.id}</span>
          {directive.revision > 0 ? (
            <span>{t("directivePage.revision", { revision: directive.revision })}</span>
          ) : null}
        </p>
      </PageHeading>
      <DirectiveActs directive={directive} again={again} />
      <Steps directive={directive} />
      <Pending directive={directive} />
      {seesSigning ? <SigningPart directive={directive.id} again={again} /> : null}
      <RequiredActions directive={directive} />
      {issued ? <Followed directive={directive.id} /> : null}
      {issued && seesStuck ? <ExtensionList directive={directive.id} /> : null}
      {issued && seesStuck ? <UnresolvedList directive={directive} /> : null}
      <DirectiveText directive={directive} />
      <Revisions directive={directive} />
    </>
  );
}

type PersonProps = { readonly id: string; readonly names: Directive["names"] };

/** What somebody is called; the id where that is not known. */
function Person({ id, names }: PersonProps): ReactNode {
  const name = names[id];
  return name === undefined ? <span className="code">{id}</span> : <LocalizedText text={name} />;
}

/** Who had it in hand: drafted, submitted, approved. */
function Steps({ directive }: { readonly directive: Directive }): ReactNode {
  const t = useTranslate();
  return (
    <ol className="hands" aria-label={t("directivePage.history")}>
      <li>
        {t("directivePage.draftedBy")} <Person id={directive.draftedBy} names={directive.names} />
      </li>
      {directive.submittedBy === null ? null : (
        <li>
          {t("directivePage.submittedBy")} <Person id={directive.submittedBy} names={directive.names} />
        </li>
      )}
      {directive.approvals.map(({ by, at }) => (
        <li key={`${by} ${at}`}>
          {t("directivePage.approvedBy")} <Person id={by} names={directive.names} /> <When at={at} />
        </li>
      ))}
    </ol>
  );
}

/** What is asked now of a system of which nothing is known, step by step; nothing before the issue and after the end. */
function RequiredActions({ directive }: { readonly directive: Directive }): ReactNode {
  const t = useTranslate();
  const { actions, notAsked } = directive.dated;
  if (actions.length === 0 && notAsked.length === 0) return null;
  return (
    <section className="card" aria-labelledby="asked">
      <h2 id="asked">{t("directivePage.required")}</h2>
      <p className="hint">{t("directivePage.requiredHint")}</p>
      <DatedActions label={t("directivePage.required")} actions={actions} notAsked={notAsked} />
    </section>
  );
}

/** The picture of this directive alone. */
function Followed({ directive }: { readonly directive: string }): ReactNode {
  const t = useTranslate();
  const { query: asked, connection } = useLivePicture({ directive });
  return (
    <section className="card picture" aria-labelledby="followed">
      <h2 id="followed">{t("directivePage.followed")}</h2>
      <Patterns />
      <QueryResult query={asked}>
        {(page) =>
          page.order.length === 0 ? (
            <p>{t("directivePage.notYetCounted")}</p>
          ) : (
            <>
              <AsOf pictures={inOrder(page)} connection={connection} />
              {inOrder(page).map((picture) => (
                <div key={picture.directive}>
                  <PictureSummary picture={picture} />
                  <PictureNotes picture={picture} />
                  <details>
                    <summary>{t("picturePage.tables")}</summary>
                    <PictureTables picture={picture} />
                  </details>
                </div>
              ))}
            </>
          )
        }
      </QueryResult>
    </section>
  );
}

function Revisions({ directive }: { readonly directive: Directive }): ReactNode {
  const t = useTranslate();
  if (directive.revisions.length === 0) return null;
  return (
    <section className="card" aria-labelledby="revisions">
      <h2 id="revisions">{t("directivePage.revisions")}</h2>
      <ol className="revisions" reversed>
        {directive.revisions.map((revision) => (
          <li key={revision.revision}>
            <strong>{t("directivePage.revision", { revision: revision.revision })}</strong>{" "}
            <When at={revision.at} />{" "}
            <span className="quiet">
              {t("directivePage.dissemination")} <span className="code">{revision.dissemination}</span>
            </span>
            {revision.changes === null ? null : (
              <p>
                <LocalizedText text={revision.changes} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
