/**
 * The transition functions of CERT/CC's Vultron protocol, keyed anew row by row from its documentation (CERTCC/Vultron, docs/topics/process_models, the boxes
 * "RM DFA", "EM DFA" and "Case State Model … Fully Defined"): state, then each symbol with the state that it leads to.
 */

/** δ of report management, with the names of its one-letter states and symbols. */
export const publishedReports = {
  states: {
    S: "start",
    R: "received",
    I: "invalid",
    V: "valid",
    A: "accepted",
    D: "deferred",
    C: "closed",
  },
  symbols: { r: "receive", v: "validate", i: "invalidate", a: "accept", d: "defer", c: "close" },
  rows: ["S rR", "R vV iI", "I vV cC", "V aA dD", "A dD cC", "D aA cC", "C"],
} as const;

/** δ of embargo management. */
export const publishedEmbargo = {
  states: { N: "none", P: "proposed", A: "active", R: "revise", X: "exited" },
  symbols: { p: "propose", r: "reject", a: "accept", t: "terminate" },
  rows: ["N pP", "P pP rN aA", "A pR tX", "R pR aA rA tX", "X"],
} as const;

/** The symbols of the case's state. */
export const caseStateSymbols = {
  V: "vendor-aware",
  F: "fix-ready",
  D: "fix-deployed",
  P: "public",
  X: "exploit-public",
  A: "attacks",
} as const;

/** δ of the case's state: a state and the symbols that leave it; the symbol's letter is the one that changes. */
export const publishedCaseStates = [
  "vfdpxa V P X A",
  "vfdpxA V P X",
  "vfdpXa P",
  "vfdpXA P",
  "vfdPxa V",
  "vfdPxA V",
  "vfdPXa V",
  "vfdPXA V",
  "Vfdpxa F P X A",
  "VfdpxA F P X",
  "VfdpXa P",
  "VfdpXA P",
  "VfdPxa F X A",
  "VfdPxA F X",
  "VfdPXa F A",
  "VfdPXA F",
  "VFdpxa D P X A",
  "VFdpxA D P X",
  "VFdpXa P",
  "VFdpXA P",
  "VFdPxa D X A",
  "VFdPxA D X",
  "VFdPXa D A",
  "VFdPXA D",
  "VFDpxa P X A",
  "VFDpxA P X",
  "VFDpXa P",
  "VFDpXA P",
  "VFDPxa X A",
  "VFDPxA X",
  "VFDPXa A",
  "VFDPXA",
] as const;
