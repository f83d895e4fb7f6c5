/**
 * The decision points that the tables beside this file use: names, keys and the order of values, as facts re-keyed from
 * CERTCC/SSVC `data/json/decision_points` at e3b00a2 (2026). The published definitions of the values are not copied here.
 */
import type { DecisionPoint } from "#core/policy/table.ts";

export const publiclyExposed: DecisionPoint = {
  id: "cisa:PE:1.0.0",
  name: "Publicly Exposed",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

export const inKev: DecisionPoint = {
  id: "cisa:KEV:1.0.0",
  name: "In KEV",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

export const automatable: DecisionPoint = {
  id: "ssvc:A:2.0.0",
  name: "Automatable",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

export const technicalImpact: DecisionPoint = {
  id: "ssvc:TI:1.0.0",
  name: "Technical Impact",
  values: [
    { key: "P", name: "Partial" },
    { key: "T", name: "Total" },
  ],
};

export const bod2604Timelines: DecisionPoint = {
  id: "cisa:BOD2604:1.0.0",
  name: "CISA BOD 26-04 Remediation Timelines",
  values: [
    { key: "FSU", name: "Fix on system upgrade" },
    { key: "60D", name: "60 days" },
    { key: "14D", name: "14 days" },
    { key: "3D", name: "3 days" },
    { key: "3DF", name: "3 days & forensic investigation" },
  ],
};

export const exploitation: DecisionPoint = {
  id: "ssvc:E:1.1.0",
  name: "Exploitation",
  values: [
    { key: "N", name: "None" },
    { key: "P", name: "Public PoC", also: "poc" },
    { key: "A", name: "Active" },
  ],
};

export const systemExposure: DecisionPoint = {
  id: "ssvc:EXP:1.0.1",
  name: "System Exposure",
  values: [
    { key: "S", name: "Small" },
    { key: "C", name: "Controlled" },
    { key: "O", name: "Open" },
  ],
};

export const humanImpact: DecisionPoint = {
  id: "ssvc:HI:2.0.2",
  name: "Human Impact",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
    { key: "VH", name: "Very High" },
  ],
};

export const deferScheduledOutOfCycleImmediate: DecisionPoint = {
  id: "ssvc:DSOI:1.0.0",
  name: "Defer, Scheduled, Out-of-Cycle, Immediate",
  values: [
    { key: "D", name: "Defer" },
    { key: "S", name: "Scheduled" },
    { key: "O", name: "Out-of-Cycle" },
    { key: "I", name: "Immediate" },
  ],
};

export const utility: DecisionPoint = {
  id: "ssvc:U:1.0.1",
  name: "Utility",
  values: [
    { key: "L", name: "Laborious" },
    { key: "E", name: "Efficient" },
    { key: "S", name: "Super Effective" },
  ],
};

export const publicSafetyImpact: DecisionPoint = {
  id: "ssvc:PSI:2.0.1",
  name: "Public Safety Impact",
  values: [
    { key: "M", name: "Minimal" },
    { key: "S", name: "Significant" },
  ],
};

export const safetyImpact: DecisionPoint = {
  id: "ssvc:SI:2.0.1",
  name: "Safety Impact",
  values: [
    { key: "N", name: "Negligible" },
    { key: "M", name: "Marginal" },
    { key: "R", name: "Critical" },
    { key: "C", name: "Catastrophic" },
  ],
};

export const missionImpact: DecisionPoint = {
  id: "ssvc:MI:2.0.0",
  name: "Mission Impact",
  values: [
    { key: "D", name: "Degraded" },
    { key: "MSC", name: "MEF Support Crippled" },
    { key: "MEF", name: "MEF Failure" },
    { key: "MF", name: "Mission Failure" },
  ],
};

export const valueDensity: DecisionPoint = {
  id: "ssvc:VD:1.0.0",
  name: "Value Density",
  values: [
    { key: "D", name: "Diffuse" },
    { key: "C", name: "Concentrated" },
  ],
};

export const reportPublic: DecisionPoint = {
  id: "ssvc:RP:1.0.0",
  name: "Report Public",
  values: [
    { key: "Y", name: "Yes" },
    { key: "N", name: "No" },
  ],
};

export const supplierContacted: DecisionPoint = {
  id: "ssvc:SCON:1.0.0",
  name: "Supplier Contacted",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

export const reportCredibility: DecisionPoint = {
  id: "ssvc:RC:1.0.0",
  name: "Report Credibility",
  values: [
    { key: "NC", name: "Not Credible" },
    { key: "C", name: "Credible" },
  ],
};

export const supplierCardinality: DecisionPoint = {
  id: "ssvc:SC:1.0.0",
  name: "Supplier Cardinality",
  values: [
    { key: "O", name: "One" },
    { key: "M", name: "Multiple" },
  ],
};

export const supplierEngagement: DecisionPoint = {
  id: "ssvc:SE:1.0.0",
  name: "Supplier Engagement",
  values: [
    { key: "A", name: "Active" },
    { key: "U", name: "Unresponsive" },
  ],
};

export const declineTrackCoordinate: DecisionPoint = {
  id: "ssvc:COORDINATE:1.0.1",
  name: "Decline, Track, Coordinate",
  values: [
    { key: "D", name: "Decline" },
    { key: "T", name: "Track" },
    { key: "C", name: "Coordinate" },
  ],
};

export const supplierInvolvement: DecisionPoint = {
  id: "ssvc:SINV:1.0.0",
  name: "Supplier Involvement",
  values: [
    { key: "FR", name: "Fix Ready" },
    { key: "C", name: "Cooperative" },
    { key: "UU", name: "Uncooperative/Unresponsive" },
  ],
};

export const publicValueAdded: DecisionPoint = {
  id: "ssvc:PVA:1.0.0",
  name: "Public Value Added",
  values: [
    { key: "L", name: "Limited" },
    { key: "A", name: "Ampliative" },
    { key: "P", name: "Precedence" },
  ],
};

export const publishDoNotPublish: DecisionPoint = {
  id: "ssvc:PUBLISH:1.0.0",
  name: "Publish, Do Not Publish",
  values: [
    { key: "N", name: "Do Not Publish" },
    { key: "P", name: "Publish" },
  ],
};

export const missionAndWellBeingImpact: DecisionPoint = {
  id: "ssvc:MWI:1.0.0",
  name: "Mission and Well-Being Impact",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

export const cisaLevels: DecisionPoint = {
  id: "cisa:CISA:1.1.0",
  name: "CISA Levels",
  values: [
    { key: "T", name: "Track" },
    { key: "T*", name: "Track*" },
    { key: "AT", name: "Attend" },
    { key: "AC", name: "Act" },
  ],
};
