/** How a report is weighed: SSVC's table for coordinators, each value with who says it and free to be changed, and the score of a CVSS vector. */
import { type ReactNode, useState } from "react";
import { coordinatorTriage } from "#core/rules/tables/ssvc-coordinator-triage.ts";
import { coordinatorOutcome } from "#core/triage/coordinator-points.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { CvssCalculatorFields, Score } from "#web/severity/cvss-calculator.tsx";
import { DecisionPoints } from "#web/desk/decision-points.tsx";

type WeighedPoint = Output<"triageLook">["points"][number];

export function Assessment({ points }: { readonly points: readonly WeighedPoint[] }): ReactNode {
  const t = useTranslate();
  return (
    <DecisionPoints
      title={t("triagePage.ssvc")}
      table={coordinatorTriage}
      points={points}
      nameOf={({ point }) => t(`triagePage.point.${point}`)}
      saidBy={({ origin }, isChanged) => t(`triagePage.origin.${isChanged ? "person" : origin}`)}
      outcomeOf={(values) => {
        const outcome = coordinatorOutcome(values);
        return outcome === null ? null : (t.find(`triagePage.outcome.${outcome}`) ?? outcome);
      }}
    >
      <Cvss />
    </DecisionPoints>
  );
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
