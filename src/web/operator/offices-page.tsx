/** Offices and what they lead on a day; the chair loads a later version of the topology, or of its offices. */
import { type ReactNode, useState } from "react";
import { ReplaceTopology } from "#web/operator/replace-topology.tsx";
import type { Output } from "#web/room/room-client.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { useTerms } from "#web/room/topology.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type Office = Output<"officeList">["offices"][number];

export function OfficesPage(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const [on, setOn] = useState("");
  const query = useEndpoint("officeList", on === "" ? {} : { on });
  return (
    <>
      <PageHeading title={t("officePage.title")}>
        <p className="lead">{t("officePage.lead")}</p>
      </PageHeading>
      {session !== null && client.allows("topologyReplace", session.role) ? (
        <ReplaceTopology onStored={query.reload} />
      ) : null}
      <section className="card" aria-labelledby="offices">
        <h2 id="offices">{t("officePage.list")}</h2>
        <Field pointer="/on" label={t("officePage.on")} hint={t("officePage.onHint")}>
          <input type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        </Field>
        <QueryResult query={query}>{({ offices }) => <OfficeTable offices={offices} />}</QueryResult>
      </section>
    </>
  );
}

function OfficeTable({ offices }: { readonly offices: readonly Office[] }): ReactNode {
  const t = useTranslate();
  return (
    <Scroll label={t("officePage.list")}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t("officePage.office")}</th>
            <th scope="col">{t("officePage.kind")}</th>
            <th scope="col">{t("officePage.leads")}</th>
          </tr>
        </thead>
        <tbody>
          {offices.map((office) => (
            <tr key={office.id}>
              <th scope="row">
                <LocalizedText text={office.name} /> <span className="quiet code breaks">{office.id}</span>
              </th>
              <td>{t.find(`officePage.kindName.${office.kind}`) ?? office.kind}</td>
              <td>
                {office.jurisdictions.length === 0 ? (
                  t("officePage.nobody")
                ) : (
                  <ul>
                    {office.jurisdictions.map((one) => (
                      <li key={JSON.stringify(one)}>
                        <Jurisdiction of={one} />
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Jurisdiction({ of }: { readonly of: Office["jurisdictions"][number] }): ReactNode {
  const t = useTranslate();
  const terms = useTerms();
  const words = (["domain", "sector", "tier", "region"] as const).flatMap((attribute) => {
    const id = of[attribute];
    return id === null ? [] : [terms.name(attribute, id)];
  });
  const led = words.length === 0 ? t("officePage.all") : words.join(", ");
  return (
    <>
      {led}{" "}
      <span className="quiet">
        {of.validTo === null
          ? t("officePage.sinceOn", { from: of.validFrom })
          : t("officePage.betweenDays", { from: of.validFrom, to: of.validTo })}
      </span>
    </>
  );
}
