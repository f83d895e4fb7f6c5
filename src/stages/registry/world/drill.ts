/** What replays a day on the drill world: the organisations of a date with their schedules and lists, and the advisories. */
import type { Tier } from "#core/actor.ts";
import { isValidOn } from "#core/topology/topology.ts";
import { type AdvisoryFile, drillAdvisories, drillAdvisoryFiles } from "./advisories.ts";
import { type DrillFlaw, drillFlaws, type DrillReport, drillReports } from "./reports.ts";
import { inventoryOf, type InventoryState } from "./inventory.ts";
import { organizationsOf } from "./worlds.ts";
import { type Schedule, scheduleOf } from "./schedule.ts";
import type { ListFile } from "./software-lists.ts";

/** The drill world as the replay sees it. */
type DrillScene = {
  readonly organizations: readonly {
    readonly id: string;
    readonly tier: Tier;
    readonly schedule: Schedule;
    readonly inventory: (state: InventoryState) => readonly ListFile[];
  }[];
  /** The directive's scope: everyone. */
  readonly scope: string;
  /** Documents published at an instant (RFC 3339, UTC). */
  readonly advisories: (published: string) => readonly AdvisoryFile[];
  /** The advisory that the directive is about. */
  readonly subject: string;
  readonly reports: readonly DrillReport[];
  readonly flaws: Readonly<Record<DrillReport["flaw"], DrillFlaw>>;
  /** Two organisations that supply what is flawed. */
  readonly suppliers: readonly [string, string];
};

/** The scene of a shipped world on a date (`YYYY-MM-DD`): organisations that have ended, or not begun, are not in it. */
export function drillScene(on: string, world = "drill"): DrillScene {
  const there = organizationsOf(world).filter((one) => isValidOn(one, on));
  return {
    organizations: there.map(({ id, tier }) => ({
      id,
      tier,
      schedule: scheduleOf(id),
      inventory: (state) => inventoryOf(id, state),
    })),
    scope: "true",
    advisories: drillAdvisoryFiles,
    subject: drillAdvisories.edgegate,
    reports: drillReports,
    flaws: drillFlaws,
    suppliers: suppliersOf(there),
  };
}

/** The last two, which are the smallest. */
function suppliersOf(organizations: readonly { readonly id: string }[]): readonly [string, string] {
  const [first, second] = organizations.slice(-2);
  return [first?.id ?? "", second?.id ?? ""];
}
