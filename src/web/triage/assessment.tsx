/** How a report is weighed: SSVC's table for coordinators, each value with who says it and free to be changed, and the score of a CVSS vector. */
import { type ReactNode, useState } from "react";
import { coordinatorTriage } from "#core/rules/tables/ssvc-coordinator-triage.ts";
import { coordinatorOutcome } from "#core/triage/coordinator-points.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { CvssCalculatorFields, Score } from "#web/severity/cvss-calculator.tsx";
import { ForeignText } from "#web/triage/foreign-text.tsx";

type WeighedPoint = Output<"triageLook">["points"][number];

export function Assessment({ points }: { readonly points: readonly WeighedPoint[] }): ReactNode {
  const t = useTranslate();
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const values = new Map<string, string>(points.map(({ point, value }) => [point, changed[point] ?? value]));
  const outcome = coordinatorOutcome(values);
  return (
    <section className="card" aria-labelledby="ssvc">
      <h2 id="ssvc">{t("triagePage.ssvc")}</h2>
      <p>
        <strong>{outcome === null ? "–" : (t.find(`triagePage.outcome.${outcome}`) ?? outcome)}</strong>
      </p>
      <ul className="plain">
        {points.map(({ point, value, origin, evidence }) => (
          <li key={point}>
            <label>
              {t(`triagePage.point.${point}`)}{" "}
              <select
                value={changed[point] ?? value}
                onChange={({ target }) => setChanged({ ...changed, [point]: target.value })}
              >
                {valuesOf(point).map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </select>
            </label>{" "}
            <span className="quiet">
              {t(`triagePage.origin.${changed[point] === undefined ? origin : "person"}`)}{" "}
              {evidence === null ? null : <ForeignText text={evidence} />}
            </span>
          </li>
        ))}
      </ul>
      <Cvss />
    </section>
  );
}

/** The values as SSVC publishes them, in its own English names. */
function valuesOf(point: string): readonly { readonly key: string; readonly name: string }[] {
  return coordinatorTriage.points.find(({ id }) => id.split(":")[1] === point)?.values ?? [];
}

function Cvss(): ReactNode {
  const t = useTranslate();
  const [vector, setVector] = useState("");
  const [open, setOpen] = useState(false);
  return (
    <>
      <p>
        <label>
          {t("triagePage.cvss")}{" "}
          <input value={vector} maxLength={400} onChange={({ target }) => setVector(target.value)} />
        </label>{" "}
        <output>{vector.trim() === "" ? null : <Score vector={vector.trim()} />}</output>{" "}
        <button type="button" className="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("ownAdvisoryPage.calculator")}
        </button>
      </p>
      {open ? (
        <CvssCalculatorFields
          start={vector.trim()}
          onTake={(made) => {
            setVector(made);
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
