/** The picture of one directive as tables: by sector and by tier, a row for each group, the sum below. */
import type { ReactNode } from "react";
import { sectors, tiers } from "#core/actor.ts";
import { StackedBar } from "#web/picture/stacked-bar.tsx";
import { type PictureCell, type Picture, columns } from "#web/picture/picture-columns.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

/** A count, or that it is suppressed. */
export function Count({ of }: { readonly of: number | null }): ReactNode {
  const { words } = useRoom();
  if (of !== null) return of.toLocaleString("en-US");
  return (
    <abbr className="suppressed" title={words.picture.suppressed}>
      {words.picture.withheld}
    </abbr>
  );
}

export function PictureTables({ picture }: { readonly picture: Picture }): ReactNode {
  const { words } = useRoom();
  const bySector = sectors.map((sector) => ({ id: sector, name: words.sector[sector] }));
  const byTier = tiers.map((tier) => ({ id: tier, name: words.tier[tier] }));
  return (
    <>
      <GroupTable
        caption={words.picture.bySector}
        groups={bySector}
        cells={picture.bySector}
        total={picture.total}
      />
      <GroupTable
        caption={words.picture.byTier}
        groups={byTier}
        cells={picture.byTier}
        total={picture.total}
      />
    </>
  );
}

type GroupTableProps = {
  readonly caption: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly cells: Readonly<Record<string, PictureCell>>;
  readonly total: PictureCell;
};

function GroupTable({ caption, groups, cells, total }: GroupTableProps): ReactNode {
  const { words } = useRoom();
  const present = groups.filter(({ id }) => Object.hasOwn(cells, id));
  if (present.length === 0) return null;
  return (
    <Scroll label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.picture.group}</th>
            <th scope="col" className="bar-column">
              {words.picture.shares}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={`number column-${column}`}>
                {words.measure[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {present.map(({ id, name }) => {
            const cell = cells[id];
            return cell === undefined ? null : <Row key={id} name={name} cell={cell} />;
          })}
        </tbody>
        <tfoot>
          <Row name={words.picture.total} cell={total} />
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
