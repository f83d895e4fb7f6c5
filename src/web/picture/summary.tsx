/** The picture of one directive at a glance: what is closed and, beside it, what nobody knows; then how far the word has travelled. */
import type { ReactNode } from "react";
import { Legend, ShareBar, StackedBar } from "#web/picture/stacked-bar.tsx";
import { type PictureCell, type Measure, type Picture, percentage } from "#web/picture/picture-columns.ts";
import { Count } from "#web/picture/tables.tsx";
import { useTranslate } from "#web/room/room-context.tsx";

const figures: readonly Measure[] = ["closed", "unknown", "silent", "affected", "contradicted"];
const reach: readonly Measure[] = ["told", "acknowledged", "applicabilityKnown"];

export function PictureSummary({ picture }: { readonly picture: Picture }): ReactNode {
  const t = useTranslate();
  const { total } = picture;
  return (
    <div className="summary">
      <dl className="figures">
        {figures.map((measure) => (
          <Figure key={measure} measure={measure} total={total} />
        ))}
      </dl>
      {figures.every((measure) => total[measure] === null) ? (
        <p>{t("picturePage.allHidden")}</p>
      ) : (
        <>
          <StackedBar cell={total} tall />
          <Legend cell={total} />
        </>
      )}
      <dl className="reach">
        {reach.map((measure) => (
          <Reach key={measure} measure={measure} total={total} />
        ))}
      </dl>
    </div>
  );
}

type FigureProps = { readonly measure: Measure; readonly total: PictureCell };

function Figure({ measure, total }: FigureProps): ReactNode {
  const t = useTranslate();
  const percent = percentage(total[measure], total.told);
  return (
    <div className={`figure figure-${measure}`}>
      <dt>{t(`picturePage.measure.${measure}`)}</dt>
      <dd>
        <strong>
          <Count of={total[measure]} />
        </strong>
        {percent === null ? null : <span className="percent">{percent} %</span>}
        {measure === "closed" ? (
          <span className="beside">
            {t("picturePage.measure.closedInTime")} <Count of={total.closedInTime} />
          </span>
        ) : null}
      </dd>
    </div>
  );
}

function Reach({ measure, total }: FigureProps): ReactNode {
  const t = useTranslate();
  const percent = measure === "told" ? 100 : percentage(total[measure], total.told);
  return (
    <div>
      <dt>{t(`picturePage.measure.${measure}`)}</dt>
      <dd>
        <strong>
          <Count of={total[measure]} />
        </strong>
        {percent === null || measure === "told" ? null : <span className="percent">{percent} %</span>}
        <ShareBar percent={percent} />
      </dd>
    </div>
  );
}
