/** The answer as a table, most urgent first; what is unknown stands in it like everything else. */
import { type ReactNode, useState } from "react";
import type { VerdictKind } from "#core/verdict.ts";
import { capitalized } from "#messages/render/list.ts";
import {
  epssText,
  exploitationText,
  scopeText,
  severitySourceText,
  severityText,
} from "#messages/render/check/urgency.ts";
import { placeText } from "#messages/render/place.ts";
import { verdictReasonText } from "#messages/render/verdict.ts";
import { type Examined, mostRows, type FindingRow } from "#web/check/examination-result.ts";
import { LocalizedText, useRoom } from "#web/room/room-context.tsx";
import { Badge, type Tone } from "#web/ui/badge.tsx";
import { Copy } from "#web/ui/copy.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { Due } from "#web/ui/instant.tsx";

type ResultTableProps = {
  readonly examined: Examined;
  /** Rows that the person chose for the proof card. */
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (row: number, wanted: boolean) => void;
};

const pageOfRows = 100;

export function ResultTable({ examined, chosen, onChoose }: ResultTableProps): ReactNode {
  const { t } = useRoom();
  const [shown, setShown] = useState(pageOfRows);
  const { rows, lines } = examined;
  if (rows.length === 0) return null;
  const columns = [
    t("checkPage.column.component"),
    t("checkPage.column.installed"),
    t("checkPage.column.advisory"),
    t("checkPage.column.verdict"),
    t("checkPage.column.severity"),
    t("checkPage.column.why"),
    t("checkPage.column.fixed"),
    t("checkPage.column.due"),
    t("checkPage.column.command"),
    t("checkPage.onCard"),
  ];
  return (
    <section aria-labelledby="check-table">
      <h2 id="check-table">{t("checkPage.table")}</h2>
      <Scroll label={t("checkPage.table")}>
        <table className="list check-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, at) => (
              <ResultRow
                // oxlint-disable-next-line react/no-array-index-key -- rows of one answer never move
                key={at}
                row={row}
                chosen={chosen.has(at)}
                onChoose={(wanted) => onChoose(at, wanted)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {shown < rows.length ? (
        <button type="button" onClick={() => setShown(shown + pageOfRows)}>
          {t("checkPage.more", { shown, lines })}
        </button>
      ) : null}
      {lines > mostRows && shown >= rows.length ? (
        <p>{t("checkPage.cut", { shown: mostRows, lines })}</p>
      ) : null}
    </section>
  );
}

type ResultRowProps = {
  readonly row: FindingRow;
  readonly chosen: boolean;
  readonly onChoose: (wanted: boolean) => void;
};

/** One finding. Its command stands below it over the whole width; on a narrow screen everything does, each with its name. */
function ResultRow({ row, chosen, onChoose }: ResultRowProps): ReactNode {
  const { t } = useRoom();
  const label = (column: Column): string => t(`checkPage.column.${column}`);
  return (
    <tr>
      <th scope="row">
        <span translate="no">{row.component}</span>
        {row.at === "" ? null : (
          <span className="quiet code block" translate="no">
            {placeText(row.at, t)}
          </span>
        )}
      </th>
      <td className="version" translate="no" data-label={label("installed")}>
        {row.version ?? t("ui.none")}
      </td>
      <td className="advisory" data-label={label("advisory")}>
        <AdvisoryName row={row} />
      </td>
      <td data-label={label("verdict")}>
        <Verdict of={row.verdict} />
      </td>
      <td className="urgency" data-label={label("severity")}>
        <UrgencyCell row={row} />
      </td>
      <td className="why" data-label={label("why")}>
        {capitalized(verdictReasonText(row.reason, t))}
        <Sources row={row} />
      </td>
      <td className="version" translate="no" data-label={label("fixed")}>
        {row.fixed.length === 0 ? t("ui.none") : row.fixed.join(", ")}
      </td>
      <td data-label={label("due")}>{row.verdict === "affected" ? <Due at={row.due} /> : t("ui.none")}</td>
      <td className={row.verdict === "affected" ? "command" : "command idle"} data-label={label("command")}>
        <Command row={row} />
      </td>
      <td data-label={t("checkPage.onCard")}>
        <input
          type="checkbox"
          checked={chosen}
          aria-label={t("checkPage.onCardNamed", { name: row.component })}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </td>
    </tr>
  );
}

type Column = "installed" | "advisory" | "verdict" | "severity" | "why" | "fixed" | "due" | "command";

/** Known exploitation before everything else, then how severe it is and by whom, the exploitation score, and what a component is needed for. */
function UrgencyCell({ row }: { readonly row: FindingRow }): ReactNode {
  const { t } = useRoom();
  const { urgency } = row;
  const exploited = exploitationText(urgency, t);
  const rest = [severitySourceText(urgency, t), epssText(urgency, t), scopeText(row, t)];
  return (
    <>
      <span className="nowrap">{severityText(urgency, t)}</span>
      {exploited === "" ? null : (
        <span className="block">
          <Badge tone="danger">{wholeWords(exploited)}</Badge>
        </span>
      )}
      {rest
        .filter((text) => text !== "")
        .map((text) => (
          <span key={text} className="quiet block">
            {text}
          </span>
        ))}
    </>
  );
}

/** Words that no line ends in, as a date does at its hyphens. */
function wholeWords(text: string): ReactNode {
  const words = text.split(" ");
  return words.map((word, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- words of one text never move
    <span key={at}>
      <span className="whole-word">{word}</span>
      {at === words.length - 1 ? "" : " "}
    </span>
  ));
}

function AdvisoryName({ row }: { readonly row: FindingRow }): ReactNode {
  const { t } = useRoom();
  if (row.advisory === "") return t("ui.none");
  return (
    <>
      <span className="code nowrap" translate="no">
        {row.advisory}
      </span>
      {row.names.map((name) => (
        <span key={name} className="code nowrap block" translate="no">
          {name}
        </span>
      ))}
      {row.moreNames === 0 ? null : (
        <span className="quiet block">{t("checkPage.moreNames", { count: row.moreNames })}</span>
      )}
      <span className="quiet block">
        <LocalizedText text={row.title} />
      </span>
      {row.link === null ? null : (
        <a className="breaks block" href={row.link} target="_blank" rel="noreferrer noopener">
          {new URL(row.link).host}
        </a>
      )}
    </>
  );
}

/** Where sources disagree: who says what, and the rule that decided. A disclosure, so that keyboard and screen reader have it as it stands. */
function Sources({ row }: { readonly row: FindingRow }): ReactNode {
  const { t } = useRoom();
  if (row.dispute === null) return null;
  const { rule, statements: said } = row.dispute;
  return (
    <details className="sources">
      <summary>{t("checkPage.disagree", { name: row.component })}</summary>
      <p>
        {t("checkPage.decidedBy")} {capitalized(t(`match.rule.${rule}`))}
      </p>
      <ul>
        {said.map(({ advisory, verdict, reason }) => (
          <li key={`${advisory} ${verdict} ${JSON.stringify(reason)}`}>
            <span className="code nowrap" translate="no">
              {advisory}
            </span>{" "}
            <Verdict of={verdict} /> {capitalized(verdictReasonText(reason, t))}
          </li>
        ))}
      </ul>
    </details>
  );
}

const tones: Readonly<Record<VerdictKind, Tone>> = {
  affected: "danger",
  unknown: "unknown",
  not_affected: "good",
};

/** A verdict as a mark. */
export function Verdict({ of }: { readonly of: VerdictKind }): ReactNode {
  const { t } = useRoom();
  return <Badge tone={tones[of]}>{capitalized(t(`match.verdict.${of}`))}</Badge>;
}

function Command({ row }: { readonly row: FindingRow }): ReactNode {
  const { t } = useRoom();
  if (row.verdict !== "affected") return t("ui.none");
  if (row.command === null) return t("checkPage.noCommand");
  return <Copy text={row.command} label={row.component} />;
}
