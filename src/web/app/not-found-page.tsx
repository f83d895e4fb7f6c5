/** What an address without a page shows. */
import type { ReactNode } from "react";
import { paths } from "#web/shell/paths.ts";
import { useRoom } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

export function NotFoundPage(): ReactNode {
  const { t } = useRoom();
  return (
    <>
      <PageHeading title={t("app.notFound.title")} />
      <p>
        <Link to={paths.picture()}>{t("app.notFound.home")}</Link>
      </p>
    </>
  );
}
