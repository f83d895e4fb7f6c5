/** An accepted risk in the words of each VEX format. Each format has a list of reasons of its own; they are mapped where they mean the same. */
import type { SetAside } from "#core/matching/check-lines.ts";

/** OpenVEX's and CSAF's justifications for those of CycloneDX. */
const common: ReadonlyMap<string, string> = new Map([
  ["code_not_present", "vulnerable_code_not_present"],
  ["code_not_reachable", "vulnerable_code_not_in_execute_path"],
  ["requires_configuration", "vulnerable_code_cannot_be_controlled_by_adversary"],
  ["requires_dependency", "vulnerable_code_cannot_be_controlled_by_adversary"],
  ["requires_environment", "vulnerable_code_cannot_be_controlled_by_adversary"],
  ["protected_by_compiler", "inline_mitigations_already_exist"],
  ["protected_at_runtime", "inline_mitigations_already_exist"],
  ["protected_at_perimeter", "inline_mitigations_already_exist"],
  ["protected_by_mitigating_control", "inline_mitigations_already_exist"],
]);
const commonLabels: ReadonlySet<string> = new Set([...common.values(), "component_not_present"]);

/** CycloneDX's justifications for the common ones. */
const cyclonedx: ReadonlyMap<string, string> = new Map([
  ["component_not_present", "code_not_present"],
  ["vulnerable_code_not_present", "code_not_present"],
  ["vulnerable_code_not_in_execute_path", "code_not_reachable"],
  ["vulnerable_code_cannot_be_controlled_by_adversary", "requires_environment"],
  ["inline_mitigations_already_exist", "protected_by_mitigating_control"],
]);

/** The label of OpenVEX and CSAF; `null` where the reason is none of theirs. */
export function commonJustification({ justification }: SetAside): string | null {
  if (justification === null) return null;
  return commonLabels.has(justification) ? justification : (common.get(justification) ?? null);
}

/** The justification of CycloneDX; `null` where the reason is none of its own. */
export function cyclonedxJustification({ justification }: SetAside): string | null {
  if (justification === null) return null;
  return common.has(justification) ? justification : (cyclonedx.get(justification) ?? null);
}

/** CSAF's category of remediation for a response of CycloneDX, where a risk is borne. */
export function remediationOf({ justification }: SetAside): string {
  if (justification === "workaround_available") return "workaround";
  return justification === "will_not_fix" ? "no_fix_planned" : "none_available";
}

/** The end as people write it: the last day where it ends with a day of UTC, else the instant. */
export function lastDay(until: string): string {
  if (!until.endsWith("T00:00:00.000Z")) return until.replace(/:\d\d\.\d{3}Z$/, " UTC");
  return new Date(Date.parse(until) - 1).toISOString().slice(0, 10);
}
