/** Which options of `check` and `fix` go with which others. A file of its own: a check, which is started more often than anything else, reads no other command's. */
import type { OptionRule } from "#cli/option-rule.ts";

const folder = ["dir", "env:BONGSU_DIR"];

/** What both compare. */
export const checkInputs: readonly OptionRule[] = [
  { option: "complete", needs: ["feed"] },
  { option: "stdin-name", needs: ["path:-"] },
  { option: "directive", needs: folder, never: ["feed", "packs", "max-age"] },
  { option: "facts", needs: folder },
  { option: "gone", needs: folder },
  { option: "suppliers", needs: ["accept", "feed", ...folder] },
];

/** The rules of `check`. */
export const checkRules: readonly OptionRule[] = [
  ...checkInputs,
  { option: "author", never: ["format=table", "format=json"] },
];
