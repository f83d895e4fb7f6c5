/**
 * The decision points of the CVSS 4.0 tables beside this file: names, keys and order of values, as facts re-keyed from CERTCC/SSVC
 * `data/json/decision_points/cvss` at e3b00a2 (2026); the metrics are FIRST's. Scores are not computed from them here.
 */
import type { DecisionPoint } from "#core/rules/table/table.ts";

/** From where it can be exploited. */
export const attackVector: DecisionPoint = {
  id: "cvss:AV:3.0.1",
  name: "Attack Vector",
  values: [
    { key: "P", name: "Physical" },
    { key: "L", name: "Local" },
    { key: "A", name: "Adjacent" },
    { key: "N", name: "Network" },
  ],
};

/** Privileges that the attacker needs beforehand. */
export const privilegesRequired: DecisionPoint = {
  id: "cvss:PR:1.0.1",
  name: "Privileges Required",
  values: [
    { key: "H", name: "High" },
    { key: "L", name: "Low" },
    { key: "N", name: "None" },
  ],
};

/** What a person other than the attacker has to do. */
export const userInteraction: DecisionPoint = {
  id: "cvss:UI:2.0.0",
  name: "User Interaction",
  values: [
    { key: "A", name: "Active" },
    { key: "P", name: "Passive" },
    { key: "N", name: "None" },
  ],
};

/** Macrovector digit 1 of CVSS 4.0 in words. */
export const equivalenceSet1: DecisionPoint = {
  id: "cvss:EQ1:1.0.0",
  name: "Equivalence Set 1",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

/** Whether defences have to be overcome. */
export const attackComplexity: DecisionPoint = {
  id: "cvss:AC:3.0.1",
  name: "Attack Complexity",
  values: [
    { key: "H", name: "High" },
    { key: "L", name: "Low" },
  ],
};

/** Whether conditions outside the attacker's hands have to hold. */
export const attackRequirements: DecisionPoint = {
  id: "cvss:AT:1.0.0",
  name: "Attack Requirements",
  values: [
    { key: "P", name: "Present" },
    { key: "N", name: "None" },
  ],
};

/** Macrovector digit 2 of CVSS 4.0 in words. */
export const equivalenceSet2: DecisionPoint = {
  id: "cvss:EQ2:1.0.0",
  name: "Equivalence Set 2",
  values: [
    { key: "L", name: "Low" },
    { key: "H", name: "High" },
  ],
};

/** Loss of confidentiality in the vulnerable system. */
export const confidentialityImpactToVulnerableSystem: DecisionPoint = {
  id: "cvss:VC:3.0.0",
  name: "Confidentiality Impact to the Vulnerable System",
  values: [
    { key: "N", name: "None" },
    { key: "L", name: "Low" },
    { key: "H", name: "High" },
  ],
};

/** Loss of integrity in the vulnerable system. */
export const integrityImpactToVulnerableSystem: DecisionPoint = {
  id: "cvss:VI:3.0.0",
  name: "Integrity Impact to the Vulnerable System",
  values: [
    { key: "N", name: "None" },
    { key: "L", name: "Low" },
    { key: "H", name: "High" },
  ],
};

/** Loss of availability in the vulnerable system. */
export const availabilityImpactToVulnerableSystem: DecisionPoint = {
  id: "cvss:VA:3.0.0",
  name: "Availability Impact to the Vulnerable System",
  values: [
    { key: "N", name: "None" },
    { key: "L", name: "Low" },
    { key: "H", name: "High" },
  ],
};

/** Macrovector digit 3 of CVSS 4.0 in words. */
export const equivalenceSet3: DecisionPoint = {
  id: "cvss:EQ3:1.0.0",
  name: "Equivalence Set 3",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

/** Loss of confidentiality in systems behind it. */
export const confidentialityImpactToSubsequentSystem: DecisionPoint = {
  id: "cvss:SC:1.0.0",
  name: "Confidentiality Impact to the Subsequent System",
  values: [
    { key: "N", name: "Negligible" },
    { key: "L", name: "Low" },
    { key: "H", name: "High" },
  ],
};

/** Loss of integrity in systems behind it, harm to people included. */
export const modifiedIntegrityImpactToSubsequentSystem: DecisionPoint = {
  id: "cvss:MSI_NoX:1.0.1",
  name: "Modified Integrity Impact to the Subsequent System (without Not Defined)",
  values: [
    { key: "N", name: "Negligible" },
    { key: "L", name: "Low" },
    { key: "H", name: "High" },
    { key: "S", name: "Safety" },
  ],
};

/** Loss of availability in systems behind it, harm to people included. */
export const modifiedAvailabilityImpactToSubsequentSystem: DecisionPoint = {
  id: "cvss:MSA_NoX:1.0.1",
  name: "Modified Availability Impact to the Subsequent System (without Not Defined)",
  values: [
    { key: "N", name: "Negligible" },
    { key: "L", name: "Low" },
    { key: "H", name: "High" },
    { key: "S", name: "Safety" },
  ],
};

/** Macrovector digit 4 of CVSS 4.0 in words. */
export const equivalenceSet4: DecisionPoint = {
  id: "cvss:EQ4:1.0.0",
  name: "Equivalence Set 4",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

/** How far exploitation has come. */
export const exploitMaturity: DecisionPoint = {
  id: "cvss:E_NoX:2.0.0",
  name: "Exploit Maturity (without Not Defined)",
  values: [
    { key: "U", name: "Unreported" },
    { key: "P", name: "Proof-of-Concept" },
    { key: "A", name: "Attacked" },
  ],
};

/** Macrovector digit 5 of CVSS 4.0 in words. */
export const equivalenceSet5: DecisionPoint = {
  id: "cvss:EQ5:1.0.0",
  name: "Equivalence Set 5",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

/** How much confidentiality matters where it runs. */
export const confidentialityRequirement: DecisionPoint = {
  id: "cvss:CR_NoX:1.1.1",
  name: "Confidentiality Requirement (without Not Defined)",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

/** How much integrity matters where it runs. */
export const integrityRequirement: DecisionPoint = {
  id: "cvss:IR_NoX:1.1.1",
  name: "Integrity Requirement (without Not Defined)",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

/** How much availability matters where it runs. */
export const availabilityRequirement: DecisionPoint = {
  id: "cvss:AR_NoX:1.1.1",
  name: "Availability Requirement (without Not Defined)",
  values: [
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
  ],
};

/** Macrovector digit 6 of CVSS 4.0 in words. */
export const equivalenceSet6: DecisionPoint = {
  id: "cvss:EQ6:1.0.0",
  name: "Equivalence Set 6",
  values: [
    { key: "L", name: "Low" },
    { key: "H", name: "High" },
  ],
};

/** The qualitative severity of CVSS. */
export const cvssQualitativeSeverityRatingScale: DecisionPoint = {
  id: "cvss:CVSS:1.0.0",
  name: "CVSS Qualitative Severity Rating Scale",
  values: [
    { key: "N", name: "None" },
    { key: "L", name: "Low" },
    { key: "M", name: "Medium" },
    { key: "H", name: "High" },
    { key: "C", name: "Critical" },
  ],
};
