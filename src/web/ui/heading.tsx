/** The heading of a page: it names the document and takes the focus when the reader arrives by a link. */
import { type ReactNode, useEffect, useRef } from "react";
import { drillMarks } from "virtual:messages";
import { useRoom } from "#web/room/room-context.tsx";
import { cameByLink } from "#web/shell/router.tsx";

type PageHeadingProps = {
  readonly title: string;
  /** Whether the page shows a drill, where no session says so. */
  readonly drill?: boolean;
  readonly children?: ReactNode;
  /** What stands to the right: the page's own actions. */
  readonly actions?: ReactNode;
};

export function PageHeading({ title, drill = false, children, actions }: PageHeadingProps): ReactNode {
  const { t, session } = useRoom();
  const heading = useRef<HTMLHeadingElement>(null);
  const marked = drillMarks.some((each) => title.startsWith(each)) || (session?.drill !== true && !drill);
  const mark = marked ? "" : `${t("app.drill.mark")} `;
  useEffect(() => {
    document.title = `${mark}${title} · ${t("app.name")}`;
  }, [mark, title, t]);
  useEffect(() => {
    if (cameByLink()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="page-heading">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </header>
  );
}
