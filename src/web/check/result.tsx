/** How a check ended, in words and figures; then the table and the proof card. */
import type { Translate } from "#messages/message.ts";
import { type ReactNode, useState } from "react";
import type { Finding } from "#core/problem.ts";
import { directiveGapText } from "#messages/render/directive-gap.ts";
import { notComparedText } from "#messages/render/not-compared.ts";
import { checkBasisText, doubtText, ecosystemText } from "#messages/render/verdict.ts";
import type { CheckOutcome } from "#web/check/checker.ts";
import type { Examined } from "#web/check/examination-result.ts";
import { Figures } from "#web/check/check-counts.tsx";
import { ProofCard } from "#web/check/proof-card.tsx";
import type { Publication } from "#web/check/publication.ts";
import { ResultTable } from "#web/check/result-table.tsx";
import { useRoom } from "#web/room/room-context.tsx";
import { FindingText } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";

type ResultProps = {
  readonly name: string;
  readonly outcome: CheckOutcome;
  readonly at: string;
  readonly publication: Publication;
};

export function Result({ name, outcome, at, publication }: ResultProps): ReactNode {
  const { t } = useRoom();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  if (outcome.kind === "unreadable")
    return (
      <Notice kind="danger" says="alert">
        <h2>{t("checkPage.unreadable", { name })}</h2>
        <Findings of={outcome.findings} />
        <p>{t("checkPage.unreadableNext")}</p>
      </Notice>
    );
  if (outcome.kind !== "examined")
    return (
      <Notice kind="warning" says="alert">
        <p>{t(`checkPage.end.${outcome.kind}`)}</p>
      </Notice>
    );
  const { examined, sha256 } = outcome;
  function choose(row: number, wanted: boolean): void {
    const next = new Set(chosen);
    if (wanted) next.add(row);
    else next.delete(row);
    setChosen(next);
  }
  return (
    <>
      <div className="screen-only">
        <Summary name={name} examined={examined} publication={publication} />
        {examined.findings.length === 0 ? null : (
          <Notice kind="warning">
            <h2>{t("checkPage.partly")}</h2>
            <Findings of={examined.findings} />
          </Notice>
        )}
        <ResultTable examined={examined} chosen={chosen} onChoose={choose} />
      </div>
      <ProofCard proof={{ examined, sha256, at, publication, chosen }} />
    </>
  );
}

type SummaryProps = Pick<ResultProps, "name" | "publication"> & { readonly examined: Examined };

function Summary({ name, examined, publication }: SummaryProps): ReactNode {
  const { t } = useRoom();
  const names = publication.ecosystems.map((one) => ecosystemText(one, t)).join(", ");
  const { counts, components, cautions, basis } = examined;
  const { gaps } = publication;
  const verdict = examined.verdict === "not_affected" && gaps.length > 0 ? "unknown" : examined.verdict;
  return (
    <Notice kind={cautions.includes("index-ended") ? "danger" : noticeKinds[verdict]} says="status">
      <h2>{headlineOf({ counts, verdict }, names === "", t)}</h2>
      {cautions.map((caution) => (
        <p key={caution}>{t(`checkPage.caution.${caution}`)}</p>
      ))}
      <p>{t("checkPage.looked", { name, components })}</p>
      <Figures counts={counts} publication={publication} />
      {gaps.map((gap) => (
        <p key={gap.directive}>{directiveGapText(gap, t)}</p>
      ))}
      {verdict === "unknown" || counts.unknown > 0 ? <p>{t("checkPage.unknownIsNotSafe")}</p> : null}
      <NotCovered of={examined.notCovered} />
      <NotCompared of={examined.notCompared} />
      <p className="quiet">
        {names === "" ? t("checkPage.onlyDirectives") : t("checkPage.comparedWithAll", { names })}
      </p>
      <p className="quiet">{checkBasisText(basis, t)}</p>
    </Notice>
  );
}

const noticeKinds = { affected: "danger", unknown: "warning", not_affected: "done" } as const;

/** The answer in a sentence. What is unknown for want of whole and fresh records is not said to be fine. */
function headlineOf(
  { counts, verdict }: Pick<Examined, "counts" | "verdict">,
  onlyDirectives: boolean,
  t: Translate,
): string {
  if (verdict === "affected") return t("checkPage.affects", { count: counts.affected });
  if (verdict === "unknown")
    return counts.unknown > 0
      ? t("checkPage.notKnown", { count: counts.unknown })
      : t("checkPage.notKnownAll");
  return onlyDirectives ? t("checkPage.affectsNot") : t("checkPage.affectsNotAll");
}

/** What the file holds and was compared with nothing. */
function NotCompared({ of }: { readonly of: Examined["notCompared"] }): ReactNode {
  const { t } = useRoom();
  if (of.length === 0) return null;
  return (
    <>
      <h3>{t("checkPage.notCompared")}</h3>
      <ul className="not-covered">
        {of.map((group) => (
          <li key={`${group.path} ${group.code}`}>{notComparedText(group, t)}</li>
        ))}
      </ul>
    </>
  );
}

/** The kinds of software of which nothing published here speaks. */
function NotCovered({ of }: { readonly of: Examined["notCovered"] }): ReactNode {
  const { t } = useRoom();
  if (of.length === 0) return null;
  return (
    <>
      <h3>{t("checkPage.notCovered")}</h3>
      <ul className="not-covered">
        {of.map(({ reason, components }) => {
          const name = ecosystemText(reason, t);
          return (
            <li key={`${name} ${reason.why ?? ""}`}>
              {name}: {t("checkPage.components", { count: components })}
              {reason.why === undefined ? null : ` (${doubtText(reason.why, reason.to ?? "", t)})`}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const mostFindings = 50;

function Findings({ of }: { readonly of: readonly Finding[] }): ReactNode {
  const { t } = useRoom();
  return (
    <ul>
      {of.slice(0, mostFindings).map((finding) => (
        <li key={`${finding.at} ${finding.code} ${finding.message}`}>
          <code translate="no">{placeOf(finding.at, t)}</code> <FindingText of={finding} />
        </li>
      ))}
      {of.length > mostFindings ? (
        <li>{t("checkPage.moreFindings", { count: of.length - mostFindings })}</li>
      ) : null}
    </ul>
  );
}

/** Where in the file: a line by its number, a JSON Pointer as it is. */
function placeOf(at: string, t: Translate): string {
  const line = /^line (\d+)$/.exec(at)?.[1];
  if (line !== undefined) return t("checkPage.line", { line });
  return at === "" ? t("checkPage.wholeFile") : at;
}
