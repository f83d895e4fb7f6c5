/** One operator: post, passkeys, sessions, and what can be done with its access. */
import type { ReactNode } from "react";
import { OperatorActions } from "#web/operator/operator-actions.tsx";
import type { OneOperator } from "#web/operator/one-operator.ts";
import { OperatorPost } from "#web/operator/operator-post.tsx";
import { OperatorState } from "#web/operator/operator-state.tsx";
import { ChangePost } from "#web/operator/change-post.tsx";
import { deviceName } from "#web/session/device-name.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import type { PageProps } from "#web/shell/navigation.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";

export function OperatorPage({ params }: PageProps): ReactNode {
  const { language, session } = useRoom();
  const t = useTranslate();
  const query = useEndpoint("operatorRead", { operator: params["id"] ?? "" });
  return (
    <QueryResult query={query} heading={params["id"] ?? ""}>
      {(operator) => (
        <>
          <PageHeading title={pickText(operator.name, language)}>
            <p className="facts">
              <strong>{t(`masthead.role.${operator.role}`)}</strong>
              <OperatorPost of={operator} />
              <span className="code">{operator.operator}</span>
              <OperatorState of={operator} />
            </p>
          </PageHeading>
          <p>
            <Link to={paths.operators()}>{t("operatorPage.title")}</Link>
          </p>
          <Access of={operator} />
          {operator.operator === session?.operator ? (
            <p>
              {t("operatorPage.own")} <Link to={paths.passkey()}>{t("passkey.own")}</Link>
            </p>
          ) : (
            <>
              <OperatorActions of={operator} again={query.reload} />
              <ChangePost key={JSON.stringify(operator.name)} of={operator} again={query.reload} />
            </>
          )}
        </>
      )}
    </QueryResult>
  );
}

function Access({ of }: { readonly of: OneOperator }): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="access">
      <h2 id="access">{t("operatorPage.access")}</h2>
      <h3>{t("operatorPage.passkeys")}</h3>
      {of.ownPasskeys.length === 0 ? (
        <p className="empty">{t("operatorPage.noPasskey")}</p>
      ) : (
        <ul>
          {of.ownPasskeys.map((one) => (
            <li key={one.registeredAt}>
              {one.label === "" ? deviceName(one.place) : one.label} · <When at={one.registeredAt} />
              {one.place === "" ? null : ` · ${deviceName(one.place)}`}
            </li>
          ))}
        </ul>
      )}
      <h3>{t("operatorPage.tokens")}</h3>
      <p>{t("operatorPage.tokenCount", { count: of.tokens })}</p>
      <h3>{t("operatorPage.sessions")}</h3>
      {of.ownSessions.length === 0 ? (
        <p className="empty">{t("operatorPage.noSession")}</p>
      ) : (
        <ul>
          {of.ownSessions.map((one) => (
            <li key={one.openedAt}>
              {deviceName(one.place)} · <When at={one.openedAt} /> · {t("account.session.seen")}{" "}
              <When at={one.seenAt} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
