/** How something is weighed by a table of SSVC: the outcome, and each value with who says it, free to be tried out otherwise. Nothing of that is sent. */
import { type ReactNode, useState } from "react";
import type { DecisionTable } from "#core/rules/table/table.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";

type DecisionPointsProps<P> = {
  readonly title: string;
  /** Its values are shown by the words for them or, where there are none, in its own English names. */
  readonly table: DecisionTable;
  readonly points: readonly P[];
  readonly nameOf: (point: P) => string;
  /** Who says the value: what the room knows, or the reader who changed it. */
  readonly saidBy: (point: P, isChanged: boolean) => string;
  /** The outcome in words; `null` where the values have none. */
  readonly outcomeOf: (values: ReadonlyMap<string, string>) => string | null;
  readonly children?: ReactNode;
};

type WeighedValue = {
  readonly point: string;
  readonly value: string;
  /** What shows it, in a stranger's words. */
  readonly evidence?: string | null;
};

export function DecisionPoints<P extends WeighedValue>(props: DecisionPointsProps<P>): ReactNode {
  const { title, table, points, nameOf, saidBy, outcomeOf, children } = props;
  const t = useTranslate();
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const values = new Map<string, string>(points.map(({ point, value }) => [point, changed[point] ?? value]));
  return (
    <section className="card" aria-labelledby="ssvc">
      <h2 id="ssvc">{title}</h2>
      <p>
        <strong>{outcomeOf(values) ?? "–"}</strong>
      </p>
      <ul className="plain">
        {points.map((one) => (
          <li key={one.point}>
            <label>
              {nameOf(one)}{" "}
              <select
                value={values.get(one.point)}
                onChange={({ target }) => setChanged({ ...changed, [one.point]: target.value })}
              >
                {valuesOf(table, one.point).map(({ key, name }) => (
                  <option key={key} value={key}>
                    {t.find(`ssvcValue.${one.point}.${key}`) ?? name}
                  </option>
                ))}
              </select>
            </label>{" "}
            <span className="quiet">
              {saidBy(one, changed[one.point] !== undefined)}{" "}
              {one.evidence == null ? null : <ForeignText text={one.evidence} />}
            </span>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

function valuesOf(
  { points }: DecisionTable,
  point: string,
): readonly { readonly key: string; readonly name: string }[] {
  return points.find(({ id }) => id.split(":")[1] === point)?.values ?? [];
}
