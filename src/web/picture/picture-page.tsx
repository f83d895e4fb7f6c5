/** The national picture (국가 현황판): every issued directive against its clock, live. A claim of closure never hides what is unknown. */
import type { ReactNode } from "react";
import { QueryResult } from "#web/room/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import { Patterns } from "#web/picture/stacked-bar.tsx";
import { type ConnectionState, useLivePicture, usePictureAnnouncement } from "#web/picture/live-picture.ts";
import type { Picture } from "#web/picture/picture-columns.ts";
import { PictureSummary } from "#web/picture/summary.tsx";
import { PictureTables } from "#web/picture/tables.tsx";
import { Link } from "#web/shell/router.tsx";
import { LocalizedText, useRoom } from "#web/shell/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Due, When } from "#web/ui/instant.tsx";

export function PicturePage(): ReactNode {
  const { words } = useRoom();
  const { query: asked, line } = useLivePicture();
  return (
    <>
      <PageHeading
        title={words.picture.title}
        actions={
          <button type="button" onClick={() => window.print()}>
            {words.ui.print}
          </button>
        }
      />
      <Patterns />
      <QueryResult query={asked}>
        {(pictures) =>
          pictures.length === 0 ? (
            <Notice kind="info">
              <p>{words.picture.none}</p>
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
  const { words } = useRoom();
  const spoken = usePictureAnnouncement(pictures, words);
  return (
    <>
      <AsOf pictures={pictures} line={line} />
      <p className="hidden" aria-live="polite">
        {spoken}
      </p>
      {pictures.map((picture, at) => (
        <PictureCard key={picture.directive} picture={picture} open={at === 0} />
      ))}
      <p className="hint">{words.picture.suppressed}</p>
      <p className="hint">{words.picture.reading}</p>
    </>
  );
}

/** Which state of the journal the numbers are true for, and whether they still move. */
export function AsOf({ pictures, line }: PicturesProps): ReactNode {
  const { words } = useRoom();
  const latest = pictures.reduce((a, b) => (b.position > a.position ? b : a));
  return (
    <p className="as-of">
      <Badge tone={line === "live" ? "good" : "warning"}>{words.line[line]}</Badge>
      <span>{words.picture.position(latest.position)}</span>
      <When at={latest.at} />
    </p>
  );
}

type PictureCardProps = { readonly picture: Picture; readonly open: boolean };

function PictureCard({ picture, open }: PictureCardProps): ReactNode {
  const { words } = useRoom();
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
            {words.picture.issued} <When at={picture.issuedAt} />
          </span>
          <span>
            {words.picture.due} <Due at={picture.due} />
          </span>
        </p>
      </header>
      <PictureSummary picture={picture} />
      <details open={open}>
        <summary>{words.picture.tables}</summary>
        <PictureTables picture={picture} />
      </details>
    </section>
  );
}
