/** How deadlines fall over organisations, and who moves: tables, with bars beside the numbers for the eye alone. Small counts are hidden by the room. */
import { type RuleWords, useRuleWords } from "#web/rule/words.ts";
import type { ReactNode } from "react";
import { sectors, tiers } from "#core/actor.ts";
import type { Output } from "#web/room/room-client.ts";
import { ShareBar } from "#web/picture/stacked-bar.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/instant.tsx";

type Compared = Output<"rulePackCompare">;
type Moves = Compared["moves"];
type FallRow = Compared["falls"][number];
type Movers = Moves["total"];
type Count = number | null;

type FallsProps = { readonly rows: readonly FallRow[]; readonly sides: readonly string[] };

/** One row a deadline, one column a side. What is not known of an organisation is a group of its own. */
export function FallsTable({ rows, sides }: FallsProps): ReactNode {
  const words = useRuleWords();
  if (rows.length === 0) return null;
  const most = Math.max(...rows.flatMap(({ counts }) => counts.map((count) => count ?? 0)));
  return (
    <>
      <h3>{words.rule.falls}</h3>
      <p className="hint">{words.rule.fallsHint}</p>
      <Scroll label={words.rule.falls}>
        <table className="rule-table">
          <thead>
            <tr>
              <th scope="col">{words.rule.situation}</th>
              <th scope="col">{words.rule.tier}</th>
              <th scope="col">{words.rule.within}</th>
              {sides.map((side) => (
                <th key={side} scope="col">
                  {side}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ known, fall, counts }) => (
              <tr key={JSON.stringify([known, fall])}>
                <th scope="row">{known ? words.rule.known : words.rule.unknownWorst}</th>
                {fall === null ? (
                  <td colSpan={2}>{words.rule.nothingHeld}</td>
                ) : (
                  <>
                    <td className="nowrap">
                      {fall.tier} {words.actionTier[fall.tier]}
                    </td>
                    <td>{fall.due === null ? words.time.noDeadline : <When at={fall.due} />}</td>
                  </>
                )}
                {sides.map((side, at) => (
                  <NumberCell key={side} count={counts[at] ?? null} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

/** Who moves by how much, and of which tiers and sectors. */
export function Movement({ moves }: { readonly moves: Moves }): ReactNode {
  const words = useRuleWords();
  const most = Math.max(0, ...moves.rows.map(({ count }) => count ?? 0));
  if (moves.rows.length === 0) return null;
  return (
    <>
      <h3>{words.rule.movers}</h3>
      <Scroll label={words.rule.moves}>
        <table className="rule-table">
          <thead>
            <tr>
              <th scope="col">{words.rule.situation}</th>
              <th scope="col">{words.rule.moves}</th>
              <th scope="col">{words.rule.organizations}</th>
            </tr>
          </thead>
          <tbody>
            {moves.rows.map((row) => (
              <tr key={JSON.stringify([row.known, row.direction, row.hours])}>
                <th scope="row">{row.known ? words.rule.known : words.rule.unknownWorst}</th>
                <td>{shiftText(row, words)}</td>
                <NumberCell count={row.count} most={most} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Groups
        label={words.picture.byTier}
        total={moves.total}
        groups={tiers.map((tier) => [words.tier[tier], moves.byTier[tier]])}
      />
      <Groups
        label={words.picture.bySector}
        total={moves.total}
        groups={sectors.map((sector) => [words.sector[sector], moves.bySector[sector]])}
      />
    </>
  );
}

/** Which way and how far, in words. */
export function shiftText(
  { direction, hours }: Pick<Moves["rows"][number], "direction" | "hours">,
  words: RuleWords,
): string {
  if (direction === "same") return words.rule.same;
  if (hours === null) return direction === "earlier" ? words.rule.gains : words.rule.loses;
  const far = hours < 48 ? words.rule.hoursOf(hours) : words.rule.daysOf(Math.round(hours / 2.4) / 10);
  return direction === "earlier" ? words.rule.earlier(far) : words.rule.later(far);
}

type GroupsProps = {
  readonly label: string;
  readonly total: Movers;
  readonly groups: readonly (readonly [string, Movers | undefined])[];
};

const ways = ["earlier", "later", "same", "all"] as const;

function Groups({ label, total, groups }: GroupsProps): ReactNode {
  const words = useRuleWords();
  const present = groups.flatMap(([name, movers]) => (movers === undefined ? [] : [{ name, movers }]));
  const said = {
    earlier: words.rule.areEarlier,
    later: words.rule.areLater,
    same: words.rule.same,
    all: words.rule.organizations,
  };
  return (
    <details>
      <summary>
        {words.rule.movers}, {label}
      </summary>
      <Scroll label={label}>
        <table className="rule-table">
          <thead>
            <tr>
              <th scope="col">{label}</th>
              {ways.map((way) => (
                <th key={way} scope="col">
                  {said[way]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...present, { name: words.rule.together, movers: total }].map(({ name, movers }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {ways.map((way) => (
                  <td key={way} className="number">
                    <HowMany count={movers[way]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

function NumberCell({ count, most }: { readonly count: Count; readonly most: number }): ReactNode {
  return (
    <td className="number">
      <HowMany count={count} />
      <ShareBar percent={count === null || most === 0 ? null : (count / most) * 100} />
    </td>
  );
}

function HowMany({ count }: { readonly count: Count }): ReactNode {
  const words = useRuleWords();
  if (count !== null) return count;
  return (
    <abbr className="suppressed" title={words.rule.hidden} aria-label={words.rule.hidden}>
      &lt;5
    </abbr>
  );
}
