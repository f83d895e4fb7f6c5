/** The national picture: every issued directive against its clock, live. A claim of closure never hides what is unknown. */
import type { ReactNode } from "react";
import { QueryResult } from "#web/ui/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import { Patterns } from "#web/picture/stacked-bar.tsx";
import { type ConnectionState, useLivePicture, usePictureAnnouncement } from "#web/picture/live-picture.ts";
import type { Picture } from "#web/picture/picture-columns.ts";
import { PictureNotes } from "#web/picture/notes.tsx";
import { PictureSummary } from "#web/picture/summary.tsx";
import { PictureTables } from "#web/picture/tables.tsx";
import { Link } from "#web/shell/router.tsx";
import { LocalizedText, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Due, When } from "#web/ui/instant.tsx";

export function PicturePage(): ReactNode {
  const t = useTranslate();
  const { query: asked, line } = useLivePicture();
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
      <QueryResult query={asked}>
        {(pictures) =>
          pictures.length === 0 ? (
            <Notice kind="info">
              <p>{t("picturePage.none")}</p>
            </Notice>
          ) : (
            <Pictures pictures={pictures} line={line} />
          )
        }
      </QueryResult>
    </>
  );
}

type PicturesProps = { readonly pictures: readonly Picture[]; readonly line: ConnectionState };

function Pictures({ pictures, line }: PicturesProps): ReactNode {
  const t = useTranslate();
  const spoken = usePictureAnnouncement(pictures, t);
  return (
    <>
      <AsOf pictures={pictures} line={line} />
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
export function AsOf({ pictures, line }: PicturesProps): ReactNode {
  const t = useTranslate();
  const latest = pictures.reduce((a, b) => (b.position > a.position ? b : a));
  return (
    <p className="as-of">
      <Badge tone={line === "live" ? "good" : "warning"}>{t(`picturePage.connection.${line}`)}</Badge>
      <span>{t("picturePage.position", { position: latest.position })}</span>
      <span>
        {t("picturePage.movedLast")} <When at={latest.at} />
      </span>
    </p>
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
      <PictureSummary picture={picture} />
      <PictureNotes picture={picture} />
      <details open={open}>
        <summary>{t("picturePage.tables")}</summary>
        <PictureTables picture={picture} />
      </details>
    </section>
  );
}
