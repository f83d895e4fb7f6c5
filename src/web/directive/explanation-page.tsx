/** Why an organisation has this deadline: every fact with its source, the row of the table, the clock, and each move of the deadline. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { DatedActions } from "#web/directive/dated-actions.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import type { PageProps } from "#web/shell/navigation.ts";
import { LocalizedText, pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { DecisionTable } from "#web/rule/decision-table.tsx";
import { FactTable } from "#web/rule/fact-table.tsx";
import { Held, OwnDue } from "#web/rule/own-asset-facts.tsx";
import { Unverified } from "#web/rule/rule-panel.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Due, When } from "#web/ui/instant.tsx";

export type Explanation = Output<"directiveExplain">;
export type ExplainedAdvisory = Explanation["advisories"][number];

export function ExplanationPage({ params }: PageProps): ReactNode {
  const { session } = useRoom();
  const t = useTranslate();
  const directive = params.id ?? "";
  const asked = useEndpoint("directiveExplain", { directive, organization: params.organization ?? "" });
  const own = session?.role === "organization";
  return (
    <>
      <PageHeading title={t("explanationPage.title")}>
        <p>
          <Link to={own ? paths.organization() : paths.directive(directive)}>
            {own ? t("explanationPage.task") : t("explanationPage.back")}
          </Link>
        </p>
      </PageHeading>
      <QueryResult query={asked}>{(explanation) => <Explained explanation={explanation} />}</QueryResult>
    </>
  );
}

function Explained({ explanation }: { readonly explanation: Explanation }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const { title, drill, name, due, toldAt, pack, advisories } = explanation;
  return (
    <>
      <section className="card" aria-labelledby="explained">
        <h2 id="explained">{t("explanationPage.of", { organization: pickText(name, language) })}</h2>
        <p className="facts">
          <DrillMark drill={drill} before={title} />
          <strong>
            <LocalizedText text={title} />
          </strong>
          <span className="code">{explanation.directive}</span>
        </p>
        <p className="facts">
          <span>
            {t("explanationPage.due")} <Due at={due} />
          </span>
          <span className="quiet">
            {t("explanationPage.notified")} <When at={toldAt} />
          </span>
        </p>
        <OwnDue explanation={explanation} />
        {advisories.slice(0, 1).map(({ advisory }) => {
          const deciding = advisories.find(({ decides }) => decides);
          return deciding === undefined ? null : (
            <p key={advisory} className="lead">
              {pickText(deciding.sentence, language)}
            </p>
          );
        })}
      </section>
      <History moves={explanation.moves} />
      {pack === null ? (
        <Notice kind="warning">
          <p>{t("explanationPage.unknownPack")}</p>
        </Notice>
      ) : (
        advisories.map((advisory) => (
          <Because key={advisory.advisory} advisory={advisory} pack={pack} own={explanation.own} />
        ))
      )}
    </>
  );
}

function History({ moves }: { readonly moves: Explanation["moves"] }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="moves">
      <h2 id="moves">{t("explanationPage.history")}</h2>
      {moves.length === 0 ? <p>{t("explanationPage.noHistory")}</p> : null}
      <ol className="revisions">
        {moves.map((move) => (
          <li key={`${move.at} ${move.after ?? ""}`}>
            <When at={move.at} />
            <p>{pickText(move.sentence, language)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

type BecauseProps = {
  readonly advisory: ExplainedAdvisory;
  readonly pack: NonNullable<Explanation["pack"]>;
  readonly own: Explanation["own"];
};

function Because({ advisory, pack, own }: BecauseProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const id = `because-${advisory.advisory}`;
  return (
    <section className="card because" aria-labelledby={id}>
      <h2 id={id}>
        <span className="code">{advisory.advisory}</span> <LocalizedText text={advisory.title} />
      </h2>
      {advisory.decides ? (
        <p>
          <Badge tone="info">{t("explanationPage.decides")}</Badge>
        </p>
      ) : null}
      <h3>{t("explanationPage.facts")}</h3>
      <FactTable facts={advisory.facts} />
      <Held advisory={advisory} own={own} />
      <h3>{t("rulePanel.title")}</h3>
      <p className="quiet">
        {pickText(pack.title, language)} <span className="code">{pack.id}</span>. {t("rulePanel.source")}:{" "}
        <span lang="en">{pack.source}</span>
      </p>
      <DecisionTable
        label={`${t("rulePanel.title")} ${advisory.advisory}`}
        table={pack}
        decides={new Set([advisory.row])}
        reached={new Set(advisory.reached)}
      />
      <Unverified sentences={pack.unverified} />
      <Clock advisory={advisory} />
      <Otherwise advisory={advisory} />
    </section>
  );
}

function Clock({ advisory }: { readonly advisory: ExplainedAdvisory }): ReactNode {
  const t = useTranslate();
  const { advisory: name, actions, notAsked } = advisory;
  return (
    <>
      <h3>{t("explanationPage.clock")}</h3>
      <DatedActions label={`${t("explanationPage.clock")} ${name}`} actions={actions} notAsked={notAsked} />
    </>
  );
}

function Otherwise({ advisory }: { readonly advisory: ExplainedAdvisory }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  if (advisory.otherwise.length === 0) return null;
  return (
    <>
      <h3>{t("explanationPage.otherwise")}</h3>
      <p className="hint">{t("explanationPage.otherwiseHint")}</p>
      <ul>
        {advisory.otherwise.map(({ fact, value, sentence, tier, due }) => (
          <li key={`${fact} ${value}`}>
            {pickText(sentence, language)}: {tier} {t(`label.actionTier.${tier}`)},{" "}
            {due === null ? t("remaining.noDeadline") : <When at={due} />}
          </li>
        ))}
      </ul>
    </>
  );
}
