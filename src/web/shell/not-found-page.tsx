/** What an address without a page shows. */
import type { ReactNode } from "react";
import { paths } from "#web/shell/paths.ts";
import { useWords } from "#web/shell/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

export function NotFoundPage(): ReactNode {
  const words = useWords();
  return (
    <>
      <PageHeading title={words.notFound.title} />
      <p>
        <Link to={paths.picture()}>{words.notFound.home}</Link>
      </p>
    </>
  );
}
