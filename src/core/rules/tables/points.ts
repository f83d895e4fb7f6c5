/**
 * The decision points that the tables beside this file use: names, keys and the order of values, as facts re-keyed from
 * CERTCC/SSVC `data/json/decision_points` at e3b00a2 (2026). The published definitions of the values are not copied here.
 */
import type { DecisionPoint } from "#core/rules/table/table.ts";

/** Whether untrusted parties reach the asset over public networks. */
export const publiclyExposed: DecisionPoint = {
  id: "cisa:PE:1.0.0",
  name: "Publicly Exposed",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

/** Whether CISA's catalogue of known exploited vulnerabilities lists it. */
export const inKev: DecisionPoint = {
  id: "cisa:KEV:1.0.0",
  name: "In KEV",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

/** Whether an attacker can automate exploitation, from finding a target to success. */
export const automatable: DecisionPoint = {
  id: "ssvc:A:2.0.0",
  name: "Automatable",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

/** Whether exploitation gives total control of the software or less. */
export const technicalImpact: DecisionPoint = {
  id: "ssvc:TI:1.0.0",
  name: "Technical Impact",
  values: [
    { key: "P", name: "Partial" },
    { key: "T", name: "Total" },
  ],
};

/** Time to remediate under BOD 26-04. */
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

/** Evidence of exploitation: none, public proof of concept, active; feeds write `poc`. */
export const exploitation: DecisionPoint = {
  id: "ssvc:E:1.1.0",
  name: "Exploitation",
  values: [
    { key: "N", name: "None" },
    { key: "P", name: "Public PoC", also: "poc" },
    { key: "A", name: "Active" },
  ],
};

/** How far the system can be reached by attackers. */
export const systemExposure: DecisionPoint = {
  id: "ssvc:EXP:1.0.1",
  name: "System Exposure",
  values: [
    { key: "S", name: "Small" },
    { key: "C", name: "Controlled" },
    { key: "O", name: "Open" },
  ],
};

/** Impact on people and mission together. */
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

/** Priority of the work, for deployers and suppliers. */
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

/** What exploiting it is worth to an adversary. */
export const utility: DecisionPoint = {
  id: "ssvc:U:1.0.1",
  name: "Utility",
  values: [
    { key: "L", name: "Laborious" },
    { key: "E", name: "Efficient" },
    { key: "S", name: "Super Effective" },
  ],
};

/** Impact on the safety of the public. */
export const publicSafetyImpact: DecisionPoint = {
  id: "ssvc:PSI:2.0.1",
  name: "Public Safety Impact",
  values: [
    { key: "M", name: "Minimal" },
    { key: "S", name: "Significant" },
  ],
};

/** Worst harm to people if exploited. */
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

/** Effect on the organisation's essential functions. */
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

/** How much one exploited system is worth to an adversary. */
export const valueDensity: DecisionPoint = {
  id: "ssvc:VD:1.0.0",
  name: "Value Density",
  values: [
    { key: "D", name: "Diffuse" },
    { key: "C", name: "Concentrated" },
  ],
};

/** Whether a report is public; published with `yes` as the milder value. */
export const reportPublic: DecisionPoint = {
  id: "ssvc:RP:1.0.0",
  name: "Report Public",
  values: [
    { key: "Y", name: "Yes" },
    { key: "N", name: "No" },
  ],
};

/** Whether the supplier has been contacted. */
export const supplierContacted: DecisionPoint = {
  id: "ssvc:SCON:1.0.0",
  name: "Supplier Contacted",
  values: [
    { key: "N", name: "No" },
    { key: "Y", name: "Yes" },
  ],
};

/** Whether the report is credible. */
export const reportCredibility: DecisionPoint = {
  id: "ssvc:RC:1.0.0",
  name: "Report Credibility",
  values: [
    { key: "NC", name: "Not Credible" },
    { key: "C", name: "Credible" },
  ],
};

/** Whether one or several suppliers have the flaw. */
export const supplierCardinality: DecisionPoint = {
  id: "ssvc:SC:1.0.0",
  name: "Supplier Cardinality",
  values: [
    { key: "O", name: "One" },
    { key: "M", name: "Multiple" },
  ],
};

/** Whether the supplier takes part. */
export const supplierEngagement: DecisionPoint = {
  id: "ssvc:SE:1.0.0",
  name: "Supplier Engagement",
  values: [
    { key: "A", name: "Active" },
    { key: "U", name: "Unresponsive" },
  ],
};

/** What a coordinator does with a report. */
export const declineTrackCoordinate: DecisionPoint = {
  id: "ssvc:COORDINATE:1.0.1",
  name: "Decline, Track, Coordinate",
  values: [
    { key: "D", name: "Decline" },
    { key: "T", name: "Track" },
    { key: "C", name: "Coordinate" },
  ],
};

/** State of the work of the supplier before publication. */
export const supplierInvolvement: DecisionPoint = {
  id: "ssvc:SINV:1.0.0",
  name: "Supplier Involvement",
  values: [
    { key: "FR", name: "Fix Ready" },
    { key: "C", name: "Cooperative" },
    { key: "UU", name: "Uncooperative/Unresponsive" },
  ],
};

/** What publishing would add to what is public. */
export const publicValueAdded: DecisionPoint = {
  id: "ssvc:PVA:1.0.0",
  name: "Public Value Added",
  values: [
    { key: "L", name: "Limited" },
    { key: "A", name: "Ampliative" },
    { key: "P", name: "Precedence" },
  ],
};

/** Whether a coordinator publishes. */
export const publishDoNotPublish: DecisionPoint = {
  id: "ssvc:PUBLISH:1.0.0",
  name: "Publish, Do Not Publish",
  values: [
    { key: "N", name: "Do Not Publish" },
    { key: "P", name: "Publish" },
  ],
};

/** Impact on mission and public well-being, in CISA's table. */
export const missionAndWellBeingImpact: DecisionPoint = {
  id: "ssvc:MWI:1.0.0",
  name: "Mission and Well-Being Impact",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

/** Levels of CISA's table. */
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
