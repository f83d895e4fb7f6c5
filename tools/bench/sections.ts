/** The sections of the bench, by name. */
import type { Section } from "./bench-line.ts";

/** Each is loaded when it is its turn. */
export const sections: Readonly<Record<string, () => Promise<Section>>> = {
  exposure: async () => (await import("./exposure.ts")).exposureSection,
  packs: async () => (await import("./packs.ts")).packsSection,
  match: async () => (await import("./match.ts")).matchSection,
  cold: async () => (await import("./cold-start.ts")).coldSection,
  journal: async () => (await import("./journal.ts")).journalSection,
  reclock: async () => (await import("./reclock.ts")).reclockSection,
  expansion: async () => (await import("./expansion.ts")).expansionSection,
  picture: async () => (await import("./picture.ts")).pictureSection,
  search: async () => (await import("./search.ts")).searchSection,
  keys: async () => (await import("./keys.ts")).keysSection,
  attack: async () => (await import("./attack.ts")).attackSection,
  seal: async () => (await import("./seal.ts")).sealSection,
  trust: async () => (await import("./trust.ts")).trustSection,
  log: async () => (await import("./log.ts")).logSection,
  intake: async () => (await import("./intake.ts")).intakeSection,
  policy: async () => (await import("./policy.ts")).policySection,
};
