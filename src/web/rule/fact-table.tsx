/** The facts that entered a decision, each with who says so and since when; what nobody says is marked as assumed. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { Day } from "#web/ui/instant.tsx";

type ExplainedFact = Output<"directiveExplain">["advisories"][number]["facts"][number];

export function FactTable({ facts }: { readonly facts: readonly ExplainedFact[] }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  return (
    <Scroll label={t("explanationPage.facts")}>
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">{t("explanationPage.fact")}</th>
            <th scope="col">{t("explanationPage.value")}</th>
            <th scope="col">{t("explanationPage.source")}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.fact}>
              <th scope="row">{t(`values.fact.${fact.fact}`)}</th>
              <td>{pickText(fact.sentence, language)}</td>
              <td>
                <Who fact={fact} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Who({ fact }: { readonly fact: ExplainedFact }): ReactNode {
  const t = useTranslate();
  if (fact.origin === "assumed") return <Badge tone="unknown">{t("explanationPage.assumed")}</Badge>;
  if (fact.origin === "asset")
    return (
      <>
        {t("explanationPage.own")} <Day at={fact.sources[0]?.at ?? null} />
      </>
    );
  if (fact.sources.length === 0)
    return fact.origin === "catalogue" ? t("explanationPage.notListed") : t("explanationPage.restricted");
  return (
    <ul className="plain">
      {fact.sources.map(({ by, record, at }) => (
        <li key={`${by} ${record}`}>
          {by} <span className="code">{record}</span> <Day at={at} />
        </li>
      ))}
    </ul>
  );
}
