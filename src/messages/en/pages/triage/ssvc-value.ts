/** Values of the decision points that coordinators weigh by (SSVC), in English. */

export const ssvcValue = {
  SINV: { FR: "Fix Ready", C: "Cooperative", UU: "Uncooperative/Unresponsive" },
  E: { N: "None", P: "Public PoC", A: "Active" },
  PVA: { L: "Limited", A: "Ampliative", P: "Precedence" },
  RP: { Y: "Yes", N: "No" },
  SCON: { N: "No", Y: "Yes" },
  RC: { NC: "Not Credible", C: "Credible" },
  SC: { O: "One", M: "Multiple" },
  SE: { A: "Active", U: "Unresponsive" },
  U: { L: "Laborious", E: "Efficient", S: "Super Effective" },
  PSI: { M: "Minimal", S: "Significant" },
} as const;
