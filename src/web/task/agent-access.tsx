/** What the organisation's agent needs of the room beside its key: a token, or, where no wire leads, the file that says which directives address it. */
import type { ReactNode } from "react";
import { Tokens } from "#web/token/tokens.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";

export function AgentAccess({ organization }: { readonly organization: string }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  return (
    <>
      <Tokens />
      <section className="card" aria-labelledby="addressing">
        <h2 id="addressing">{t("tokenPage.addressing")}</h2>
        <p>{t("tokenPage.addressingLead")}</p>
        <p>
          <a
            className="button"
            download={`addressing-${organization}.json`}
            href={client.address("addressingRead", {})}
          >
            {t("tokenPage.addressingSave")}
          </a>
        </p>
      </section>
    </>
  );
}
