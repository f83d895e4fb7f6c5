/** What replays a day on the drill world: the organisations of a date with their schedules and lists, and the advisories. */
import type { Tier } from "#core/actor.ts";
import { type AdvisoryFile, drillAdvisories, drillAdvisoryFiles } from "./advisories.ts";
import { inventoryOf, type InventoryState } from "./inventory.ts";
import { worldOrganizations } from "./organizations.ts";
import { type Schedule, scheduleOf } from "./schedule.ts";
import type { ListFile } from "./software-lists.ts";

/** The drill world as the replay sees it. */
export type DrillScene = {
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
};

/** The scene on a date (`YYYY-MM-DD`, Asia/Seoul): organisations that have ended, or not begun, are not in it. */
export function drillScene(on: string): DrillScene {
  const there = worldOrganizations().filter(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === null || validTo > on),
  );
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
  };
}
