/** A stranger's text, as text only: what would deceive is marked and named, addresses lead nowhere. */
import type { ReactNode } from "react";
import { foreignRuns, shownCodePoints } from "#core/triage/foreign-text.ts";
import { useTranslate } from "#web/room/room-context.tsx";

export function ForeignText({ text }: { readonly text: string }): ReactNode {
  const t = useTranslate();
  return (
    <bdi>
      {foreignRuns(text).map(({ text: run, mark }, at) => {
        if (mark === null) return run;
        const shown = mark === "unseen" || mark === "direction" ? `[${shownCodePoints(run)}]` : run;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- runs of one text never change places
          <mark key={at} title={t(`triagePage.mark.${mark}`)}>
            {shown}
          </mark>
        );
      })}
    </bdi>
  );
}
