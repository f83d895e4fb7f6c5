/** The organisations of a jurisdiction; a lead authority loads many of them at once and invites them. */
import { type ReactNode, useState } from "react";
import { InviteOrganizations } from "#web/organization/invite-organizations.tsx";
import { LoadOrganizations } from "#web/organization/load-organizations.tsx";
import type { Output } from "#web/room/room-client.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { useTerms } from "#web/room/topology.ts";
import { QueryResult } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Day } from "#web/ui/instant.tsx";
import { usePages } from "#web/ui/pages.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type ListedOrganization = Output<"organizationList">["items"][number];

export function OrganizationsPage(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const [q, setQ] = useState("");
  const query = usePages("organizationList", { limit: 50, ...(q !== "" && { q }) });
  const loads = session !== null && client.allows("organizationLoad", session.role);
  return (
    <>
      <PageHeading title={t("organizationPage.title")}>
        <p className="lead">{t("organizationPage.lead")}</p>
      </PageHeading>
      {loads ? (
        <>
          <LoadOrganizations onLoaded={query.reload} />
          <InviteOrganizations />
        </>
      ) : null}
      <section className="card" aria-labelledby="organizations">
        <h2 id="organizations">{t("organizationPage.list")}</h2>
        <Field pointer="/q" label={t("organizationPage.find")}>
          <input type="search" maxLength={100} value={q} onChange={(event) => setQ(event.target.value)} />
        </Field>
        <QueryResult query={query}>
          {({ items, more }) =>
            items.length === 0 ? (
              <p className="empty">{t("organizationPage.none")}</p>
            ) : (
              <>
                <OrganizationTable items={items} />
                {more}
              </>
            )
          }
        </QueryResult>
      </section>
    </>
  );
}

function OrganizationTable({ items }: { readonly items: readonly ListedOrganization[] }): ReactNode {
  const t = useTranslate();
  const terms = useTerms();
  return (
    <Scroll label={t("organizationPage.list")}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t("organizationPage.name")}</th>
            <th scope="col">{t("organizationPage.tier")}</th>
            <th scope="col">{t("organizationPage.sector")}</th>
            <th scope="col">{t("organizationPage.region")}</th>
            <th scope="col">{t("organizationPage.ends")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <LocalizedText text={one.name} /> <span className="quiet code breaks">{one.id}</span>
              </th>
              <td>{terms.name("tier", one.tier)}</td>
              <td>{terms.name("sector", one.sector)}</td>
              <td>{terms.name("region", one.region)}</td>
              <td>{one.validTo === null ? "" : <Day at={one.validTo} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
