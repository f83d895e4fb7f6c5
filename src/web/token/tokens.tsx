/** Tokens: the list without any secret, revoking, and making one, whose secret is shown once. */
import { type ReactNode, useState } from "react";
import { TokenForm } from "#web/token/token-form.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Token = Output<"tokenList">["tokens"][number];

export function Tokens(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("tokenList", {});
  return (
    <section className="card" aria-labelledby="tokens">
      <h2 id="tokens">{t("tokenPage.title")}</h2>
      <p>{t("tokenPage.lead")}</p>
      <QueryResult query={query}>
        {({ tokens }) =>
          tokens.length === 0 ? (
            <p className="empty">{t("tokenPage.none")}</p>
          ) : (
            <ul className="keys">
              {tokens.map((token) => (
                <TokenItem key={token.token} of={token} again={query.reload} />
              ))}
            </ul>
          )
        }
      </QueryResult>
      <TokenForm onMade={query.reload} />
    </section>
  );
}

function TokenItem({ of, again }: { readonly of: Token; readonly again: () => void }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const act = useRoomAction();
  const name = of.label === "" ? of.token : of.label;
  async function revoke(): Promise<void> {
    if (!(await act.run(async () => await client.call("tokenRevoke", { token: of.token })))) return;
    setAsking(false);
    again();
  }
  return (
    <li>
      <p>
        <strong>{name}</strong> <span className="quiet code breaks">{of.operator}</span>{" "}
        {of.revokedAt === null ? null : <Badge tone="unknown">{t("tokenPage.revoked")}</Badge>}
      </p>
      <p className="quiet">
        {of.scopes.map((scope) => t(`tokenPage.scope.${scope}`)).join(", ")} · {t("tokenPage.made")}{" "}
        <When at={of.madeAt} /> · {t("tokenPage.until")} <When at={of.expires} />
      </p>
      {of.revokedAt === null ? (
        <button
          type="button"
          className="small"
          aria-label={t("tokenPage.revokeNamed", { name })}
          onClick={() => setAsking(true)}
        >
          {t("tokenPage.revoke")}
        </button>
      ) : null}
      {asking ? (
        <Confirm
          title={t("tokenPage.revokeNamed", { name })}
          confirm={t("tokenPage.revoke")}
          grave
          busy={act.busy}
          onClose={() => setAsking(false)}
          onConfirm={() => void revoke()}
        >
          <p>{t("tokenPage.consequence")}</p>
          <Failure of={act.failure} />
        </Confirm>
      ) : null}
    </li>
  );
}
