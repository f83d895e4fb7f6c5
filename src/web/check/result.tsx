/** How a check ended, in words and figures; then the table and the proof card. */
import { type ReactNode, useState } from "react";
import type { Finding } from "#core/problem.ts";
import { ecosystemText } from "#core/matching/verdict-text.ts";
import type { CheckOutcome } from "#web/check/checker.ts";
import type { Examined } from "#web/check/examination-result.ts";
import { Figures } from "#web/check/check-counts.tsx";
import { ProofCard } from "#web/check/proof-card.tsx";
import type { Publication } from "#web/check/publication.ts";
import { ResultTable } from "#web/check/result-table.tsx";
import { useRoom } from "#web/shell/room-context.tsx";
import { FindingText } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import type { Words } from "#web/words/index.ts";

type ResultProps = {
  readonly name: string;
  readonly outcome: CheckOutcome;
  readonly at: string;
  readonly publication: Publication;
};

export function Result({ name, outcome, at, publication }: ResultProps): ReactNode {
  const { words } = useRoom();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  if (outcome.kind === "unreadable")
    return (
      <Notice kind="danger" says="alert">
        <h2>{words.check.unreadable(name)}</h2>
        <Findings of={outcome.findings} />
        <p>{words.check.unreadableNext}</p>
      </Notice>
    );
  if (outcome.kind !== "examined")
    return (
      <Notice kind="warning" says="alert">
        <p>{words.checkEnd[outcome.kind]}</p>
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
            <h2>{words.check.partly}</h2>
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
  const { words } = useRoom();
  const names = publication.ecosystems.map(({ ecosystem }) => ecosystem).join(", ");
  const { counts, components } = examined;
  const kind = counts.affected > 0 ? "danger" : counts.unknown > 0 ? "warning" : "done";
  const sentence =
    counts.affected > 0
      ? words.check.affects(counts.affected)
      : counts.unknown > 0
        ? words.check.notKnown(counts.unknown)
        : names === ""
          ? words.check.affectsNot
          : words.check.affectsNotAll;
  return (
    <Notice kind={kind} says="status">
      <h2>{sentence}</h2>
      <p>{words.check.looked(name, components)}</p>
      <Figures counts={counts} publication={publication} />
      {counts.unknown > 0 ? <p>{words.check.unknownIsNotSafe}</p> : null}
      <NotCovered of={examined.notCovered} />
      <p className="quiet">
        {names === "" ? words.check.onlyDirectives : words.check.comparedWithAll(names)}
      </p>
    </Notice>
  );
}

/** The kinds of software of which nothing published here speaks. */
function NotCovered({ of }: { readonly of: Examined["notCovered"] }): ReactNode {
  const { words, language } = useRoom();
  if (of.length === 0) return null;
  return (
    <>
      <h3>{words.check.notCovered}</h3>
      <ul className="not-covered">
        {of.map(({ reason, components }) => {
          const name = ecosystemText(reason, language);
          return (
            <li key={name}>
              {name}: {words.check.components(components)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const mostFindings = 50;

function Findings({ of }: { readonly of: readonly Finding[] }): ReactNode {
  const { words } = useRoom();
  return (
    <ul>
      {of.slice(0, mostFindings).map((finding) => (
        <li key={`${finding.at} ${finding.code} ${finding.message}`}>
          <code translate="no">{placeOf(finding.at, words)}</code> <FindingText of={finding} />
        </li>
      ))}
      {of.length > mostFindings ? <li>{words.check.moreFindings(of.length - mostFindings)}</li> : null}
    </ul>
  );
}

/** Where in the file: a line by its number, a JSON Pointer as it is. */
function placeOf(at: string, words: Words): string {
  const line = /^line (\d+)$/.exec(at)?.[1];
  if (line !== undefined) return words.check.line(line);
  return at === "" ? words.check.wholeFile : at;
}
