/** How deadlines fall over organisations, and who moves: tables, with bars beside the numbers for the eye alone. Small counts are hidden by the room. */
import type { Translate } from "#messages/message.ts";
import { useTerms } from "#web/room/topology.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { ShareBar } from "#web/picture/stacked-bar.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/instant.tsx";

/** Two rule packs compared over whom a draft selects. */
export type RulePackComparison = Output<"rulePackCompare">;
type Moves = RulePackComparison["moves"];
type FallRow = RulePackComparison["falls"][number];
type Movers = Moves["total"];
type Count = number | null;

type FallsProps = { readonly rows: readonly FallRow[]; readonly sides: readonly string[] };

/** One row a deadline, one column a side. What is not known of an organisation is a group of its own. */
export function FallsTable({ rows, sides }: FallsProps): ReactNode {
  const t = useTranslate();
  if (rows.length === 0) return null;
  const most = Math.max(...rows.flatMap(({ counts }) => counts.map((count) => count ?? 0)));
  return (
    <>
      <h3>{t("rulePanel.falls")}</h3>
      <p className="hint">{t("rulePanel.fallsHint")}</p>
      <Scroll label={t("rulePanel.falls")}>
        <table className="rule-table">
          <thead>
            <tr>
              <th scope="col">{t("rulePanel.situation")}</th>
              <th scope="col">{t("rulePanel.tier")}</th>
              <th scope="col">{t("rulePanel.within")}</th>
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
                <th scope="row">{known ? t("rulePanel.known") : t("rulePanel.unknownWorst")}</th>
                {fall === null ? (
                  <td colSpan={2}>{t("rulePanel.nothingHeld")}</td>
                ) : (
                  <>
                    <td className="nowrap">
                      {fall.tier} {t(`label.actionTier.${fall.tier}`)}
                    </td>
                    <td>{fall.due === null ? t("remaining.noDeadline") : <When at={fall.due} />}</td>
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
  const t = useTranslate();
  const terms = useTerms();
  const groupsOf = (attribute: "tier" | "sector", counts: Moves["byTier"]) =>
    terms.ids(attribute, Object.keys(counts)).map((id) => [terms.name(attribute, id), counts[id]] as const);
  const most = Math.max(0, ...moves.rows.map(({ count }) => count ?? 0));
  if (moves.rows.length === 0) return null;
  return (
    <>
      <h3>{t("rulePanel.movers")}</h3>
      <Scroll label={t("rulePanel.moves")}>
        <table className="rule-table">
          <thead>
            <tr>
              <th scope="col">{t("rulePanel.situation")}</th>
              <th scope="col">{t("rulePanel.moves")}</th>
              <th scope="col">{t("rulePanel.organizations")}</th>
            </tr>
          </thead>
          <tbody>
            {moves.rows.map((row) => (
              <tr key={JSON.stringify([row.known, row.direction, row.hours])}>
                <th scope="row">{row.known ? t("rulePanel.known") : t("rulePanel.unknownWorst")}</th>
                <td>{shiftText(row, t)}</td>
                <NumberCell count={row.count} most={most} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Groups label={t("picturePage.byTier")} total={moves.total} groups={groupsOf("tier", moves.byTier)} />
      <Groups
        label={t("picturePage.bySector")}
        total={moves.total}
        groups={groupsOf("sector", moves.bySector)}
      />
    </>
  );
}

/** Which way and how far, in words. */
export function shiftText(
  { direction, hours }: Pick<Moves["rows"][number], "direction" | "hours">,
  t: Translate,
): string {
  if (direction === "same") return t("rulePanel.same");
  if (hours === null) return direction === "earlier" ? t("rulePanel.gains") : t("rulePanel.loses");
  const far =
    hours < 48
      ? t("rulePanel.hours", { count: hours })
      : t("rulePanel.days", { count: Math.round(hours / 2.4) / 10 });
  return direction === "earlier"
    ? t("rulePanel.earlier", { length: far })
    : t("rulePanel.later", { length: far });
}

type GroupsProps = {
  readonly label: string;
  readonly total: Movers;
  readonly groups: readonly (readonly [string, Movers | undefined])[];
};

const ways = ["earlier", "later", "same", "all"] as const;

function Groups({ label, total, groups }: GroupsProps): ReactNode {
  const t = useTranslate();
  const present = groups.flatMap(([name, movers]) => (movers === undefined ? [] : [{ name, movers }]));
  const said = {
    earlier: t("rulePanel.areEarlier"),
    later: t("rulePanel.areLater"),
    same: t("rulePanel.same"),
    all: t("rulePanel.organizations"),
  };
  return (
    <details>
      <summary>
        {t("rulePanel.movers")}, {label}
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
            {[...present, { name: t("rulePanel.together"), movers: total }].map(({ name, movers }) => (
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
  const t = useTranslate();
  if (count !== null) return count;
  return (
    <abbr className="suppressed" title={t("rulePanel.hidden")} aria-label={t("rulePanel.hidden")}>
      &lt;5
    </abbr>
  );
}
