/**
 * Decision points of tables that this project made from texts of rules, where nobody publishes a table. Their namespace is SSVC's form
 * for what is not registered. Published points stand in `points.ts`.
 */
import type { DecisionPoint } from "#core/rules/table/table.ts";

/** Whether its CVE id was assigned before 2021, the milder case of BOD 22-01. */
export const cveBefore2021: DecisionPoint = {
  id: "x_example.bongsu#policy:CVE2021:1.0.0",
  name: "CVE Before 2021",
  values: [
    { key: "Y", name: "Yes" },
    { key: "N", name: "No" },
  ],
};

/** Severity as its maker or CVSS rates it. */
export const severity: DecisionPoint = {
  id: "x_example.bongsu#policy:SEV:1.0.0",
  name: "Severity",
  values: [
    { key: "M", name: "Below High", also: "medium" },
    { key: "H", name: "High" },
    { key: "C", name: "Critical" },
  ],
};

/** Whether a critical function rests on the system. */
export const highValueSystem: DecisionPoint = {
  id: "x_example.bongsu#policy:HV:1.0.0",
  name: "High-Value System",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

/** Kinds of asset that the Essential Eight tell apart. */
export const assetClass: DecisionPoint = {
  id: "x_example.bongsu#policy:AC:1.0.0",
  name: "Asset Class",
  values: [
    { key: "I", name: "Internal" },
    { key: "F", name: "Office" },
    { key: "O", name: "Online" },
  ],
};

/** Step of the Korean four-step scale that was announced for a flaw in a security product. */
export const announcedStep: DecisionPoint = {
  id: "x_example.bongsu#policy:STEP:1.0.0",
  name: "Announced Step",
  values: [
    { key: "1", name: "Watch" },
    { key: "2", name: "Fix Advised" },
    { key: "3", name: "Fix at Once" },
    { key: "4", name: "Disconnect" },
  ],
};
