/** Charts of our own: bars of SVG whose parts differ by pattern as well as by colour. The table beside them is the truth, so they are hidden from assistive technology. */
import type { ReactNode } from "react";
import { type PictureCell, type PicturePart, parts, partsOf } from "#web/picture/picture-columns.ts";
import { useTranslate } from "#web/room/room-context.tsx";

const patterned: ReadonlySet<PicturePart> = new Set([
  "unknown",
  "silent",
  "contradicted",
  "hidden",
  "closedLate",
]);

function fillOf(part: PicturePart): string | undefined {
  return patterned.has(part) ? `url(#pattern-${part})` : undefined;
}

/** The patterns that bars refer to; stands once in a page. */
export function Patterns(): ReactNode {
  return (
    <svg width="0" height="0" className="patterns" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="pattern-unknown"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="ground-unknown" width="7" height="7" />
          <rect className="line-unknown" width="3" height="7" />
        </pattern>
        <pattern id="pattern-silent" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className="ground-silent" width="6" height="6" />
          <circle className="line-silent" cx="2" cy="2" r="1.1" />
        </pattern>
        <pattern id="pattern-contradicted" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className="ground-contradicted" width="6" height="6" />
          <path className="line-contradicted" d="M0 0L6 6M6 0L0 6" />
        </pattern>
        <pattern id="pattern-closedLate" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className="ground-closed-late" width="6" height="6" />
          <rect className="line-closed-late" width="6" height="2" />
        </pattern>
        <pattern id="pattern-hidden" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect className="ground-hidden" width="4" height="4" />
          <rect className="line-hidden" width="1" height="4" />
        </pattern>
      </defs>
    </svg>
  );
}

/** One bar: everyone who was told, by where they stand. */
export function StackedBar({
  cell,
  tall = false,
}: {
  readonly cell: PictureCell;
  readonly tall?: boolean;
}): ReactNode {
  const counts = partsOf(cell);
  const told = cell.told ?? 0;
  if (counts === null || told === 0) return <span className="bar-empty" aria-hidden="true" />;
  return (
    <svg className={tall ? "stack stack-tall" : "stack"} width="100%" aria-hidden="true" focusable="false">
      {placed(counts, told).map(({ part, x, width }) => (
        <rect
          key={part}
          className={`part part-${part}`}
          fill={fillOf(part)}
          x={`${x}%`}
          width={`${width}%`}
          height="100%"
        />
      ))}
    </svg>
  );
}

type BarSegment = { readonly part: PicturePart; readonly x: number; readonly width: number };

/** The parts that are there, one after the other, in per cent of the whole. */
function placed(counts: Readonly<Record<PicturePart, number>>, told: number): readonly BarSegment[] {
  const all: BarSegment[] = [];
  let x = 0;
  for (const part of parts) {
    const width = (counts[part] / told) * 100;
    if (width > 0) all.push({ part, x, width });
    x += width;
  }
  return all;
}

/** What the parts of a bar mean. */
export function Legend({ cell }: { readonly cell: PictureCell }): ReactNode {
  const t = useTranslate();
  const counts = partsOf(cell);
  return (
    <ul className="legend">
      {parts
        .filter((part) => part !== "hidden" || (counts?.hidden ?? 0) > 0)
        .map((part) => (
          <li key={part}>
            <svg width="18" height="14" aria-hidden="true" focusable="false">
              <rect className={`part part-${part}`} fill={fillOf(part)} width="18" height="14" rx="2" />
            </svg>
            {t(`picturePage.part.${part}`)}
          </li>
        ))}
    </ul>
  );
}

/** A thin bar of one share. */
export function ShareBar({ percent }: { readonly percent: number | null }): ReactNode {
  return (
    <svg className="share" width="100%" height="6" aria-hidden="true" focusable="false">
      <rect className="share-ground" width="100%" height="6" rx="3" />
      {percent === null ? null : <rect className="share-part" width={`${percent}%`} height="6" rx="3" />}
    </svg>
  );
}
