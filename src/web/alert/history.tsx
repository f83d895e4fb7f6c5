/** Every level of the crisis alert that was recorded, as a table, the latest first. */
import type { ReactNode } from "react";
import type { Period } from "#web/alert/levels.ts";
import { levelName, useAlertWords, whoseName } from "#web/alert/words.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/instant.tsx";

export function LevelHistory({ periods }: { readonly periods: readonly Period[] }): ReactNode {
  const words = useAlertWords();
  return (
    <section className="card" aria-labelledby="levels-recorded">
      <h2 id="levels-recorded">{words.alert.history}</h2>
      {periods.length === 0 ? (
        <p>{words.alert.none}</p>
      ) : (
        <Scroll label={words.alert.history}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.alert.name}</th>
                <th scope="col">{words.alert.whose}</th>
                <th scope="col">{words.alert.from}</th>
                <th scope="col">{words.alert.until}</th>
              </tr>
            </thead>
            <tbody>
              {periods.toReversed().map((period) => (
                <PeriodRow key={`${period.domain ?? ""} ${period.from}`} period={period} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function PeriodRow({ period: { level, domain, from, until } }: { readonly period: Period }): ReactNode {
  const { language } = useRoom();
  const words = useAlertWords();
  return (
    <tr>
      <th scope="row">{levelName(level, language)}</th>
      <td>{whoseName(domain, words, language)}</td>
      <td>
        <When at={from} />
      </td>
      <td>{until === null ? <Badge tone="warning">{words.alert.lasts}</Badge> : <When at={until} />}</td>
    </tr>
  );
}
