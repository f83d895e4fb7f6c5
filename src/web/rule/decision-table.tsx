/** A rule pack's decision table: the deciding rows are lit and named, and so are those that what is not known still allows. */
import type { ReactNode } from "react";
import { durationText } from "#messages/render/clock.ts";
import { slug } from "#core/rules/table/table.ts";
import type { TableInput, DecisionTableRow, TableView } from "#core/rules/decision-table-view.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type DecisionTableProps = {
  readonly label: string;
  readonly table: TableView;
  /** Numbers of rows from 0. */
  readonly decides: ReadonlySet<number>;
  readonly reached: ReadonlySet<number>;
};

/** The rows that matter; all of them on request. */
export function DecisionTable({ label, table, decides, reached }: DecisionTableProps): ReactNode {
  const t = useTranslate();
  const matter = table.rows.flatMap((row, number) =>
    decides.has(number) || reached.has(number) ? [{ row, number }] : [],
  );
  const all = table.rows.map((row, number) => ({ row, number }));
  const marks = { decides, reached };
  return (
    <>
      <p className="hint">{t("rulePanel.reading")}</p>
      <Rows label={label} inputs={table.inputs} rows={matter} marks={marks} />
      {matter.length === all.length ? null : (
        <details>
          <summary>{t("rulePanel.all", { count: all.length })}</summary>
          <Rows
            label={t("rulePanel.all", { count: all.length })}
            inputs={table.inputs}
            rows={all}
            marks={marks}
          />
        </details>
      )}
    </>
  );
}

type RowsProps = {
  readonly label: string;
  readonly inputs: readonly TableInput[];
  readonly rows: readonly { readonly row: DecisionTableRow; readonly number: number }[];
  readonly marks: { readonly decides: ReadonlySet<number>; readonly reached: ReadonlySet<number> };
};

function Rows({ label, inputs, rows, marks }: RowsProps): ReactNode {
  const t = useTranslate();
  return (
    <Scroll label={label}>
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">{t("rulePanel.row")}</th>
            <th scope="col">{t("rulePanel.mark")}</th>
            {inputs.map((input) => (
              <th key={input.point} scope="col">
                {input.fact === null ? <span lang="en">{input.name}</span> : t(`values.fact.${input.fact}`)}
              </th>
            ))}
            <th scope="col">{t("rulePanel.tier")}</th>
            <th scope="col">{t("rulePanel.within")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, number }) => (
            <Row key={number} row={row} number={number} marks={marks} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

type DecisionTableRowProps = Pick<RowsProps, "marks"> & {
  readonly row: DecisionTableRow;
  readonly number: number;
};

function Row({ row, number, marks }: DecisionTableRowProps): ReactNode {
  const t = useTranslate();
  const decides = marks.decides.has(number);
  const possible = marks.reached.has(number);
  return (
    <tr
      className={decides ? "row-decides" : possible ? "row-possible" : undefined}
      aria-current={decides ? "true" : undefined}
    >
      <th scope="row">{number + 1}</th>
      <td>
        {decides ? (
          <Badge tone="info">{t("rulePanel.decides")}</Badge>
        ) : possible ? (
          <span className="quiet">{t("rulePanel.possible")}</span>
        ) : null}
      </td>
      {row.values.map((value, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a value is its column
        <td key={at}>
          <ValueName name={value} />
        </td>
      ))}
      <td className="nowrap">
        {row.tier} {t(`label.actionTier.${row.tier}`)}
      </td>
      <td className="nowrap">{durationText(row.duration, t)}</td>
    </tr>
  );
}

/** A value of a decision point in the reader's language where the pages know it, else its published name. */
export function ValueName({ name }: { readonly name: string }): ReactNode {
  const t = useTranslate();
  return t.find(`values.factValue.${slug(name)}`) ?? <span lang="en">{name}</span>;
}
