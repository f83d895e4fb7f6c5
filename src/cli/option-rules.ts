/** The rules of each command that has some: which options go with which others. */
import { checkInputs, checkRules } from "#cli/check/check-rules.ts";
import type { OptionRule } from "#cli/option-rule.ts";

const atRoom = ["room", "env:BONGSU_ROOM"];

const intoRoom: readonly OptionRule[] = [
  { option: "token", needs: atRoom, never: ["data"] },
  { option: "room", never: ["data"] },
];

const asking = ["days", "hours", "working-days", "reason", "controls"];

/** The rules of each command that has some. */
export const optionRules = {
  advisory: [
    ...["format", "out", "address"].map((option) => ({ option, needs: ["word:export"] })),
    ...["endpoint", "org", "user", "key-file", "ledger", "year", "reason"].map((option) => ({
      option,
      needs: ["word:cve"],
    })),
  ],
  case: [
    { option: "format", never: ["word:mark"] },
    { option: "to", needs: ["word:mark", "word:invite", "say"] },
    { option: "out", needs: ["word:mark", "word:invite", "word:invitation", "word:copy"] },
    { option: "marks", needs: ["word:mark", "word:trace"] },
    { option: "confidence", needs: ["word:trace"] },
    { option: "case", needs: ["word:trace", "word:invitation"], never: ["marks"] },
    { option: "supplier", needs: ["word:contacts"] },
    ...["room", "token"].map((option) => ({
      option,
      needs: ["case", "word:contacts", "word:invite", "word:copy"],
    })),
    { option: "from", needs: ["word:dates", "say"] },
    { option: "exploited", needs: ["word:dates"] },
    ...["say", "document", "file"].map((option) => ({ option, needs: ["word:invitation"], never: ["case"] })),
    ...["product", "justification", "fixed-in", "on"].map((option) => ({ option, needs: ["say"] })),
    { option: "say", never: ["document", "file"] },
    { option: "zone", needs: ["word:dates", "word:invite"] },
    { option: "sealed", needs: ["word:invite"] },
    ...["name", "contact", "role", "reads"].map((option) => ({
      option,
      needs: ["word:invite"],
      never: ["participant"],
    })),
    { option: "days", needs: ["word:invite"] },
    { option: "participant", needs: ["word:invite", "word:copy"] },
    ...["key", "trust", "text"].map((option) => ({
      option,
      needs: ["word:invitation"],
      never: ["case"],
    })),
    { option: "allow-unknown-room", needs: ["out"], never: ["trust", "case"] },
    { option: "passphrase-file", needs: ["key"] },
    { option: "force", needs: ["out"], never: ["word:mark"] },
  ],
  check: checkRules,
  fix: checkInputs,
  tasks: [
    { option: "all", never: ["history"] },
    { option: "history", needs: ["format=table"] },
  ],
  facts: [{ option: "format", needs: ["word:list"] }],
  attest: [
    { option: "qr", needs: ["slip"] },
    { option: "force", needs: ["out"] },
  ],
  page: [
    ...["policy", "trust"].map((option) => ({ option, needs: ["word:verify"] })),
    { option: "out", needs: ["word:verifier"] },
    { option: "force", needs: ["word:verifier"] },
  ],
  receipt: [
    { option: "organization", needs: ["word:slip"] },
    { option: "token", needs: ["word:slip", "word:send"] },
    { option: "out", needs: ["word:send", "word:slip"] },
    { option: "force", needs: ["out"] },
  ],
  extension: [
    ...asking.map((option) => ({ option, needs: ["word:ask"] })),
    { option: "out", needs: ["word:ask"], never: ["room"] },
    { option: "force", needs: ["out"] },
    { option: "dir", needs: ["word:take", "word:fetch"] },
    { option: "room", needs: ["word:ask", "word:fetch"] },
    { option: "token", needs: ["word:ask", "word:fetch"] },
  ],
  key: [
    ...["dir", "organization", "replace"].map((option) => ({
      option,
      needs: ["word:new"],
      never: ["purpose"],
    })),
    { option: "purpose", needs: ["word:new"] },
    { option: "drill", needs: ["purpose"] },
    { option: "place", needs: ["purpose", "word:rotate"] },
    { option: "words", needs: ["word:show"] },
    { option: "reason", needs: ["word:revoke"] },
    { option: "key", needs: ["word:rotate", "word:revoke"] },
    { option: "out", needs: ["purpose", "word:rotate", "word:revoke"] },
    { option: "force", needs: ["word:revoke"] },
  ],
  seal: [
    { option: "key", needs: ["word:add", "word:remove"] },
    { option: "passphrase-file", needs: ["key"] },
    { option: "to", never: ["word:shred"] },
    { option: "out", never: ["word:shred"] },
    { option: "force", needs: ["out"] },
  ],
  sealed: [
    ...["office", "organization"].map((option) => ({ option, needs: ["word:add"] })),
    { option: "out", needs: ["word:open"] },
    { option: "force", needs: ["out"] },
    { option: "key", needs: ["word:open", "word:register", "word:unlock"] },
    { option: "passphrase-file", needs: ["word:open", "word:unlock"] },
    { option: "hours", needs: ["word:unlock"] },
    ...["room", "token"].map((option) => ({
      option,
      needs: ["word:keys", "word:register", "word:unlock", "word:lock"],
      never: ["data"],
    })),
  ],
  roster: [{ option: "out", needs: ["word:policy"] }],
  open: [
    { option: "range", never: ["release"] },
    { option: "force", needs: ["out", "release"] },
    { option: "out", never: ["release"] },
  ],
  bundle: [
    ...["from", "since", "out"].map((option) => ({ option, needs: ["word:export"] })),
    ...["dir", "key", "trust", "root", "allow-expired"].map((option) => ({
      option,
      needs: ["word:verify", "word:import"],
    })),
    ...["ecosystems", "addressing"].map((option) => ({ option, needs: ["word:import"] })),
  ],
  publication: [
    ...["roles", "office", "threshold", "days", "lead"].map((option) => ({
      option,
      needs: ["path:new", "path:rotate"],
    })),
    { option: "key", needs: ["path:sign"] },
    { option: "force", needs: ["path:new", "path:rotate", "path:sign"] },
    { option: "passphrase-file", needs: ["key"] },
    { option: "data", needs: ["path:put"] },
    { option: "out", needs: ["path:new", "path:rotate", "path:sign"] },
    { option: "lead-threshold", needs: ["lead"] },
    { option: "root", needs: ["path:show"] },
    { option: "before", needs: ["path:show", "path:sign"] },
  ],
  log: [
    { option: "from", never: ["word:inclusion"] },
    { option: "state", needs: ["word:monitor"] },
    { option: "index", needs: ["word:prove"] },
    { option: "out", needs: ["word:prove"] },
    { option: "proof", needs: ["word:inclusion"] },
  ],
  directive: [
    { option: "policy", needs: ["word:verify", "word:export"] },
    { option: "dir", needs: ["word:code"], never: ["room"] },
    { option: "room", needs: ["word:code", "word:draft"] },
    { option: "from", needs: ["word:export", "word:suspend", "word:draft"], never: ["order"] },
    ...["token", "rule-pack", "create"].map((option) => ({ option, needs: ["word:draft"] })),
    { option: "out", never: ["word:verify", "word:code"] },
    { option: "force", needs: ["word:suspend", "word:draft"] },
    { option: "order", needs: ["word:assemble", "word:suspend"] },
    ...["roster", "proof"].map((option) => ({ option, needs: ["word:assemble"] })),
    { option: "suspension", needs: ["word:verify"] },
    { option: "hours", needs: ["word:suspend"], never: ["until-revised"] },
    ...["reason", "until-revised", "key", "passphrase-file", "pin-file"].map((option) => ({
      option,
      needs: ["word:suspend"],
    })),
  ],
  notice: [
    ...["office", "title", "text", "directive", "replaces", "drill"].map((option) => ({
      option,
      needs: ["word:draft"],
    })),
    { option: "guideline", needs: ["word:draft"] },
    { option: "vulnerability", needs: ["guideline"] },
    { option: "review-by", needs: ["guideline"] },
    { option: "force", needs: ["word:draft", "word:sign"] },
    ...["key", "passphrase-file", "pin-file"].map((option) => ({ option, needs: ["word:sign"] })),
    { option: "from", needs: ["word:export"] },
    { option: "policy", needs: ["word:export", "word:verify"] },
    { option: "dir", needs: ["word:list"] },
    { option: "out", needs: ["word:draft", "word:sign", "word:export"] },
  ],
  report: [
    { option: "hangs", needs: ["word:parse", "word:lint"] },
    { option: "fuzz-target", needs: ["word:parse", "word:lint"] },
    { option: "out", needs: ["word:reproduce", "word:proof", "word:submit"] },
    { option: "force", needs: ["word:reproduce", "word:proof"] },
    ...["token-file", "dir"].map((option) => ({ option, needs: ["word:submit"] })),
    ...["room", "words-file"].map((option) => ({ option, needs: ["word:submit", "word:status"] })),
    { option: "driver", needs: ["word:reproduce", "word:proof", "word:sandbox"] },
    ...["reproducers", "fixes", "control", "works"].map((option) => ({ option, needs: ["word:proof"] })),
    { option: "source", needs: ["word:plausible"] },
    { option: "format", needs: ["word:sandbox", "word:parse"] },
  ],
  pack: [{ option: "complete", needs: ["word:build"] }],
  rule: [{ option: "at", needs: ["word:eval"] }],
  import: intoRoom,
  organization: [
    ...intoRoom,
    ...["out", "domain", "days"].map((option) => ({ option, needs: ["word:invite"] })),
    { option: "dry-run", needs: ["word:load"] },
  ],
} as const satisfies Readonly<Record<string, readonly OptionRule[]>>;
