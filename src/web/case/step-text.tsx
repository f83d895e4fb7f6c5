/** A row of a machine as words: from which state to which. */
import type { ReactNode } from "react";
import type { OpenCase } from "#web/case/case-names.ts";
import { useTranslate } from "#web/room/room-context.tsx";

type StepTextProps = Pick<OpenCase["entries"][number]["steps"][number], "machine" | "from" | "to">;

export function StepText({ machine, from, to }: StepTextProps): ReactNode {
  const t = useTranslate();
  const world = (letters: string): string => {
    const facts = [
      letters.includes("P") ? "public" : "",
      letters.includes("X") ? "exploit" : "",
      letters.includes("A") ? "attacks" : "",
    ];
    const known = facts.filter((fact) => fact !== "");
    return known.length === 0
      ? t("casePage.world.nothing")
      : known.map((fact) => t.find(`casePage.world.${fact}`) ?? fact).join(", ");
  };
  const word = (state: string): string => {
    if (machine === "report-management") return t.find(`casePage.reportState.${state}`) ?? state;
    if (machine === "embargo-management") return t.find(`casePage.embargoState.${state}`) ?? state;
    return state.length === 3 ? world(state) : (t.find(`casePage.fixPath.${state.slice(0, 3)}`) ?? state);
  };
  return `${word(from)} → ${word(to)}`;
}
