/** The picture of one directive as tables: by sector and by tier, a row for each group, the sum below. */
import type { ReactNode } from "react";
import { useTerms } from "#web/room/topology.ts";
import { StackedBar } from "#web/picture/stacked-bar.tsx";
import { type PictureCell, type Picture, columns } from "#web/picture/picture-columns.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

/** A count, or that it is suppressed. */
export function Count({ of }: { readonly of: number | null }): ReactNode {
  const t = useTranslate();
  if (of !== null) return of.toLocaleString("en-US");
  return (
    <abbr className="suppressed" title={t("picturePage.suppressed")}>
      {t("picturePage.hidden")}
    </abbr>
  );
}

export function PictureTables({ picture }: { readonly picture: Picture }): ReactNode {
  const t = useTranslate();
  const terms = useTerms();
  const groupsOf = (attribute: "sector" | "tier", cells: Readonly<Record<string, PictureCell>>) =>
    terms.ids(attribute, Object.keys(cells)).map((id) => ({ id, name: terms.name(attribute, id) }));
  return (
    <>
      <GroupTable
        caption={t("picturePage.bySector")}
        groups={groupsOf("sector", picture.bySector)}
        cells={picture.bySector}
        several={{ name: t("picturePage.severalSectors"), cell: picture.severalSectors }}
        total={picture.total}
      />
      <GroupTable
        caption={t("picturePage.byTier")}
        groups={groupsOf("tier", picture.byTier)}
        cells={picture.byTier}
        several={{ name: t("picturePage.severalTiers"), cell: picture.severalTiers }}
        total={picture.total}
      />
    </>
  );
}

type GroupTableProps = {
  readonly caption: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly cells: Readonly<Record<string, PictureCell>>;
  /** Groups too small to be counted alone. */
  readonly several: { readonly name: string; readonly cell: PictureCell | null };
  readonly total: PictureCell;
};

function GroupTable({ caption, groups, cells, several, total }: GroupTableProps): ReactNode {
  const t = useTranslate();
  const present = groups.filter(({ id }) => Object.hasOwn(cells, id));
  if (present.length === 0 && several.cell === null) return null;
  return (
    <Scroll label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("picturePage.group")}</th>
            <th scope="col" className="bar-column">
              {t("picturePage.shares")}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`number column-${column}`}>
                {t(`picturePage.measure.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {present.map(({ id, name }) => {
            const cell = cells[id];
            return cell === undefined ? null : <Row key={id} name={name} cell={cell} />;
          })}
          {several.cell === null ? null : <Row name={several.name} cell={several.cell} />}
        </tbody>
        <tfoot>
          <Row name={t("picturePage.total")} cell={total} />
        </tfoot>
      </table>
    </Scroll>
  );
}

function Row({ name, cell }: { readonly name: string; readonly cell: PictureCell }): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="bar-column">
        <StackedBar cell={cell} />
      </td>
      {columns.map((column) => (
        <td key={column} className={`number column-${column}`}>
          <Count of={cell[column]} />
        </td>
      ))}
    </tr>
  );
}
