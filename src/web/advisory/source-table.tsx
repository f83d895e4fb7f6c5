/** The fields of an advisory down, its sources across. Texts come from outside and are shown as plain text, links with their host and only for the web. */
import type { ReactNode } from "react";
import type { TextByLanguage } from "#core/text.ts";
import type { ParsedSource } from "#web/advisory/read.ts";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { Day, When } from "#web/ui/instant.tsx";
import { NotAll } from "#web/ui/pages.tsx";

export function SourceTable({ sources }: { readonly sources: readonly ParsedSource[] }): ReactNode {
  const t = useTranslate();
  if (sources.length === 0) return <p className="empty">{t("advisoryPage.noSource")}</p>;
  const rows: readonly (readonly [string, (source: ParsedSource) => ReactNode])[] = [
    [
      t("advisoryPage.recordId"),
      (source) => (
        <Link to={paths.advisory(source.id)} className="code">
          {source.id}
        </Link>
      ),
    ],
    [t("advisoryPage.name"), ({ advisory }) => <LocalizedText text={advisory.title} />],
    [t("advisoryPage.summary"), ({ advisory }) => <PlainText text={advisory.summary} />],
    [t("advisoryPage.published"), ({ advisory }) => <Day at={advisory.published} />],
    [t("advisoryPage.modified"), ({ advisory }) => <Day at={advisory.modified} />],
    [
      t("advisoryPage.withdrawn"),
      ({ advisory }) =>
        advisory.withdrawn === null ? (
          <None />
        ) : (
          <Badge tone="unknown">
            <Day at={advisory.withdrawn} />
          </Badge>
        ),
    ],
    [t("advisoryPage.severity"), (source) => <Severities source={source} />],
    [t("advisoryPage.decision"), ({ advisory }) => <Decision of={advisory.decision} />],
    [t("advisoryPage.aliases"), ({ advisory }) => <Ids of={advisory.aliases} />],
    [t("advisoryPage.related"), ({ advisory }) => <Ids of={advisory.related} />],
    [t("advisoryPage.references"), (source) => <References source={source} />],
    [t("advisoryPage.imported"), (source) => <When at={source.importedAt} />],
    [t("advisoryPage.bytes"), (source) => <span className="code breaks quiet">{source.sha256}</span>],
  ];
  return (
    <section className="card" aria-labelledby="sources">
      <h2 id="sources">{t("advisoryPage.sources", { count: sources.length })}</h2>
      <Scroll label={t("advisoryPage.sources", { count: sources.length })}>
        <table className="sources">
          <thead>
            <tr>
              <th scope="col">{t("advisoryPage.field")}</th>
              {sources.map((source) => (
                <th key={`${source.format} ${source.publisher} ${source.id}`} scope="col">
                  {source.publisher} <span className="quiet">{source.format}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, show]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {sources.map((source) => (
                  <td key={`${source.format} ${source.publisher} ${source.id}`}>{show(source)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function None(): ReactNode {
  const t = useTranslate();
  return <span className="quiet">{t("ui.none")}</span>;
}

/** Long text in its own lines, as it was written. */
function PlainText({ text }: { readonly text: TextByLanguage }): ReactNode {
  return (
    <div className="outside-text">
      <LocalizedText text={text} />
    </div>
  );
}

function Ids({ of }: { readonly of: readonly string[] }): ReactNode {
  if (of.length === 0) return <None />;
  return (
    <ul className="plain">
      {of.map((id) => (
        <li key={id}>
          <Link to={paths.advisory(id)} className="code">
            {id}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Severities({ source }: { readonly source: ParsedSource }): ReactNode {
  const { severities } = source.advisory;
  if (severities.length === 0) return <None />;
  return (
    <ul className="plain">
      {severities.map((severity) => (
        <li key={`${severity.type} ${severity.score} ${severity.by ?? ""}`}>
          <strong>{severity.base ?? ""}</strong> {severity.type}{" "}
          <span className="code breaks quiet">{severity.score}</span>{" "}
          {severity.by === undefined ? null : <span className="quiet">{severity.by}</span>}
        </li>
      ))}
    </ul>
  );
}

function Decision({ of }: { readonly of: ParsedSource["advisory"]["decision"] }): ReactNode {
  const t = useTranslate();
  const known = [
    [t("advisoryPage.exploitationValue"), of.exploitation],
    [t("advisoryPage.automatable"), of.automatable],
    [t("advisoryPage.impact"), of.technicalImpact],
  ].filter(([, value]) => value !== undefined);
  if (known.length === 0) return <None />;
  return (
    <ul className="plain">
      {known.map(([label, value]) => (
        <li key={label}>
          {label}: <strong lang="en">{value}</strong>
        </li>
      ))}
    </ul>
  );
}

const mostReferences = 40;

function References({ source }: { readonly source: ParsedSource }): ReactNode {
  const { references } = source.advisory;
  if (references.length === 0) return <None />;
  return (
    <>
      <ul className="plain">
        {references.slice(0, mostReferences).map(({ type, url }) => (
          <li key={`${type} ${url}`}>
            <Outside url={url} />
          </li>
        ))}
      </ul>
      <NotAll is={references.length > mostReferences} />
    </>
  );
}

/** A link out of the room: only to the web, named by its host; anything else is text. */
function Outside({ url }: { readonly url: string }): ReactNode {
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.protocol !== "https:" && parsed.protocol !== "http:")) {
    return <span className="code breaks">{url}</span>;
  }
  return (
    <>
      <strong>{parsed.host}</strong>{" "}
      <a className="breaks" href={parsed.href} target="_blank" rel="noreferrer noopener">
        {url}
      </a>
    </>
  );
}
