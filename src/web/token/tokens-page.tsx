/** The tokens that an officer looks after: its own, and for the chair those of every office. */
import type { ReactNode } from "react";
import { Tokens } from "#web/token/tokens.tsx";
import { useTranslate } from "#web/room/room-context.tsx";
import { PageHeading } from "#web/ui/heading.tsx";

export function TokensPage(): ReactNode {
  const t = useTranslate();
  return (
    <div className="narrow">
      <PageHeading title={t("tokenPage.title")} />
      <Tokens />
    </div>
  );
}
