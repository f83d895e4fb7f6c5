/** The national picture: every issued directive against its clock, live. A claim of closure never hides what is unknown. */
import type { ReactNode } from "react";
import { QueryResult } from "#web/ui/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import { Patterns } from "#web/picture/stacked-bar.tsx";
import {
  inOrder,
  type PicturePage as Page,
  useLivePicture,
  usePictureAnnouncement,
} from "#web/picture/live-picture.ts";
import type { Picture } from "#web/picture/picture-columns.ts";
import { DrillWay } from "#web/ui/drill-way.tsx";
import { IdleEmbargoes } from "#web/picture/idle-embargoes.tsx";
import { PictureNotes } from "#web/picture/notes.tsx";
import { PictureSummary } from "#web/picture/summary.tsx";
import { PictureTables } from "#web/picture/tables.tsx";
import { TriageInPicture } from "#web/triage/triage-figures.tsx";
import { Suspensions } from "#web/directive/signing/suspended.tsx";
import { Link, useAddress } from "#web/shell/router.tsx";
import type { ConnectionState } from "#web/ui/live-endpoint.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Due, When } from "#web/ui/instant.tsx";

export function PicturePage(): ReactNode {
  const t = useTranslate();
  const after = useAddress().searchParams.get("after");
  const { query: asked, connection } = useLivePicture(after === null ? {} : { after });
  return (
    <>
      <PageHeading
        title={t("picturePage.title")}
        actions={
          <button type="button" onClick={() => window.print()}>
            {t("ui.print")}
          </button>
        }
      />
      <Patterns />
      <TriageInPicture />
      <IdleEmbargoes />
      <QueryResult query={asked}>
        {(page) =>
          page.order.length === 0 ? (
            <Empty />
          ) : (
            <>
              <Pictures pictures={inOrder(page)} connection={connection} />
              <Pages page={page} isFirst={after === null} />
            </>
          )
        }
      </QueryResult>
    </>
  );
}

/** Before the first directive: where the picture comes from, and the way there. */
function Empty(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const composes = session !== null && client.allows("directiveDraft", session.role);
  return (
    <>
      <Notice kind="info">
        <p>{t("picturePage.none")}</p>
        <p>{t("picturePage.noneLeads")}</p>
        <Link to={composes ? paths.directiveNew() : paths.directives()} className="button">
          {t(composes ? "picturePage.noneCompose" : "picturePage.noneDirectives")}
        </Link>
      </Notice>
      <FirstStepsLink />
      <DrillWay />
    </>
  );
}

/** From an empty picture to what a new room still needs, for those who can do it. */
function FirstStepsLink(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  if (session === null || !client.allows("setupRead", session.role)) return null;
  return (
    <p>
      <Link to={paths.administration()}>{t("firstSteps.title")}</Link>
    </p>
  );
}

type PicturesProps = { readonly pictures: readonly Picture[]; readonly connection: ConnectionState };

function Pictures({ pictures, connection }: PicturesProps): ReactNode {
  const t = useTranslate();
  const spoken = usePictureAnnouncement(pictures, t);
  return (
    <>
      <AsOf pictures={pictures} connection={connection} />
      <p className="hidden" aria-live="polite">
        {spoken}
      </p>
      {pictures.map((picture, at) => (
        <PictureCard key={picture.directive} picture={picture} open={at === 0} />
      ))}
    </>
  );
}

/** By which state of the journal the numbers moved last, and whether they still move. */
export function AsOf({ pictures, connection }: PicturesProps): ReactNode {
  const t = useTranslate();
  const latest = pictures.reduce((a, b) => (b.position > a.position ? b : a));
  return (
    <p className="as-of">
      <Badge tone={connection === "live" ? "good" : "warning"}>
        {t(`picturePage.connection.${connection}`)}
      </Badge>
      <span>{t("picturePage.position", { position: latest.position })}</span>
      <span>
        {t("picturePage.movedLast")} <When at={latest.at} />
      </span>
    </p>
  );
}

type PagesProps = { readonly page: Page; readonly isFirst: boolean };

/** How many directives of all stand on this page, and the ways to the others. */
function Pages({ page: { total, order, next }, isFirst }: PagesProps): ReactNode {
  const t = useTranslate();
  return (
    <nav className="pages" aria-label={t("picturePage.pages")}>
      <span>{t("picturePage.shownOf", { count: order.length, total })}</span>
      {isFirst ? null : <Link to={paths.picture()}>{t("picturePage.newest")}</Link>}
      {next === undefined ? null : <Link to={paths.picture(next)}>{t("picturePage.older")}</Link>}
    </nav>
  );
}

type PictureCardProps = { readonly picture: Picture; readonly open: boolean };

function PictureCard({ picture, open }: PictureCardProps): ReactNode {
  const t = useTranslate();
  const id = `picture-${picture.directive}`;
  return (
    <section className="card picture" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <DrillMark drill={picture.drill} before={picture.title} />
          <Link to={paths.directive(picture.directive)}>
            <LocalizedText text={picture.title} />
          </Link>
        </h2>
        <p className="facts">
          <span className="code">{picture.directive}</span>
          <span>
            {t("picturePage.issued")} <When at={picture.issuedAt} />
          </span>
          <span>
            {t("picturePage.due")} <Due at={picture.due} />
          </span>
        </p>
      </header>
      <Suspensions suspensions={picture.suspensions} />
      <PictureSummary picture={picture} />
      <PictureNotes picture={picture} />
      <details open={open}>
        <summary>{t("picturePage.tables")}</summary>
        <PictureTables picture={picture} />
      </details>
    </section>
  );
}
