/** The line at the top of every page: the name, which leads to where one begins, and the language; between them what the masthead puts there. */
import type { ReactNode } from "react";
import { LanguageMenu } from "#web/app/language-menu.tsx";
import { useRoom } from "#web/room/room-context.tsx";
import { startPage } from "#web/shell/navigation.ts";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";

type BarProps = { readonly places?: ReactNode; readonly who?: ReactNode };

export function Bar({ places, who }: BarProps): ReactNode {
  const { session, t } = useRoom();
  return (
    <div className="bar">
      <Link to={session === null ? paths.picture() : startPage(session)} className="mark">
        <BeaconMark />
        <span>{t("app.name")}</span>
      </Link>
      {places}
      <div className="who">
        {who}
        <LanguageMenu />
      </div>
    </div>
  );
}

function BeaconMark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <path
        className="beacon-fire"
        d="M16 2c1 4 6 6 6 11a6 6 0 0 1-12 0c0-3 2-4 3-6 1 2 2 2 2 3 1-3 0-5 1-8z"
      />
      <path className="beacon-tower" d="M11 21h10l4 9H7z" />
    </svg>
  );
}
