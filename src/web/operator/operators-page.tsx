/** The operators that an officer looks after: found by name, and invited. */
import { type ReactNode, useState } from "react";
import { InviteOperator } from "#web/operator/invite-operator.tsx";
import { OperatorState } from "#web/operator/operator-state.tsx";
import { OperatorPost } from "#web/operator/operator-post.tsx";
import type { Output } from "#web/room/room-client.ts";
import { LocalizedText, useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { QueryResult } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { usePages } from "#web/ui/pages.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type ListedOperator = Output<"operatorList">["items"][number];

export function OperatorsPage(): ReactNode {
  const t = useTranslate();
  const [q, setQ] = useState("");
  const query = usePages("operatorList", { limit: 50, ...(q !== "" && { q }) });
  return (
    <>
      <PageHeading title={t("operatorPage.title")}>
        <p className="lead">{t("operatorPage.lead")}</p>
      </PageHeading>
      <InviteOperator onInvited={query.reload} />
      <section className="card" aria-labelledby="operators">
        <h2 id="operators">{t("operatorPage.list")}</h2>
        <Field pointer="/q" label={t("operatorPage.find")}>
          <input type="search" maxLength={100} value={q} onChange={(event) => setQ(event.target.value)} />
        </Field>
        <QueryResult query={query}>
          {({ items, more }) =>
            items.length === 0 ? (
              <p className="empty">{t("operatorPage.none")}</p>
            ) : (
              <>
                <OperatorTable items={items} />
                {more}
              </>
            )
          }
        </QueryResult>
      </section>
    </>
  );
}

function OperatorTable({ items }: { readonly items: readonly ListedOperator[] }): ReactNode {
  const t = useTranslate();
  return (
    <Scroll label={t("operatorPage.list")}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t("operatorPage.who")}</th>
            <th scope="col">{t("operatorPage.post")}</th>
            <th scope="col">{t("operatorPage.state")}</th>
            <th scope="col">{t("operatorPage.signedIn")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.operator}>
              <th scope="row">
                <Link to={paths.operator(one.operator)}>
                  <LocalizedText text={one.name} />
                </Link>{" "}
                <span className="quiet code breaks">{one.operator}</span>
              </th>
              <td>
                {t(`masthead.role.${one.role}`)} <OperatorPost of={one} />
              </td>
              <td>
                <OperatorState of={one} />
              </td>
              <td>{one.signedInAt === null ? t("operatorPage.never") : <When at={one.signedInAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
