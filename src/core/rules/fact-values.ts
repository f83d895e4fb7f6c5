/** What values each fact of a rule pack may have, mildest first. A pack says which of them it reads, and how. */
import type { FactName } from "#core/rules/rule-pack/rule-pack.ts";

/** Every value of every fact. */
export const factValues: Readonly<Record<FactName, readonly string[]>> = {
  kev: ["no", "yes"],
  exploitation: ["none", "poc", "active"],
  automatable: ["no", "yes"],
  technicalImpact: ["partial", "total"],
  exposed: ["no", "yes"],
  humanImpact: ["low", "medium", "high", "very-high"],
  severity: ["medium", "high", "critical"],
  cveBefore2021: ["yes", "no"],
  nisStep: ["1", "2", "3", "4"],
  assetClass: ["internal", "office", "online"],
  highValue: ["no", "yes"],
};
