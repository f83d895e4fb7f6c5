/** The cases from which the product space is walked: opened from a finder's report, and by hand. */
import { withNewParticipant } from "#core/coordination/apply-act.ts";
import { type CoordinatedCase, newParticipant, openedCase } from "#core/coordination/coordinated-case.ts";

const finder = newParticipant("finder", ["finder"]);
const coordinator = newParticipant("coordinator", ["coordinator"]);
const supplier = newParticipant("supplier", ["supplier", "deployer"]);

/** Two participants, coordinator and supplier; or three, with the finder. */
export function startingCases(participants: 2 | 3): readonly CoordinatedCase[] {
  const fromReport = withNewParticipant(openedCase(coordinator, finder), supplier);
  const byHand = withNewParticipant(openedCase(coordinator), supplier);
  const cases = participants === 3 ? [fromReport] : [byHand];
  return cases.flatMap((one) => one ?? []);
}
