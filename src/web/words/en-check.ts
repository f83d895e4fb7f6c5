/** The page `/check` in English, with the same keys as the Korean. */
import type { Widened } from "#web/words/index.ts";
import type { koCheck } from "#web/words/ko-check.ts";
import { plural } from "#web/words/plural.ts";

export const enCheck: Widened<typeof koCheck> = {
  check: {
    title: "Does it apply to us?",
    invitation:
      "No sign-in needed. Give a list of your software and compare it with the directives in force.",
    begin: "Check now",
    lead: "Give a list of your software, and this page tells you at once whether anything that this room published applies.",
    stays: "The file does not leave this tab",
    staysHow:
      "The check runs in this browser tab only. Neither the file's content nor its name is sent anywhere. What is fetched beforehand is the same for everyone. Once it says “Ready”, you may disconnect from the network.",
    fetching: (done, of) =>
      of === 0
        ? "Fetching the directives and checking their signatures."
        : `Fetching packs: ${done} of ${of}`,
    ready: "Ready. From now on it works without the network.",
    nothingYet: "There is nothing to compare with yet",
    nothingYetHow:
      "No directive of this room is in force now. Come back when one is. That there is none does not mean that you are safe.",
    indexEnded: "What was fetched has passed its date. There may be newer directives: reload the page.",
    comparedWith: (directives, advisories) =>
      `Compared with ${plural(directives, "directive")} and ${advisories.toLocaleString("en")} ${advisories === 1 ? "advisory" : "advisories"}; see them and the signing key`,
    ecosystems: "Advisories by ecosystem",
    inEcosystem: (name, count) => `${name}: ${count.toLocaleString("en")}`,
    noEcosystems: "None: only directives are published here.",
    tooLarge: (names) =>
      `Too large for a browser tab, so not compared: ${names}. Use the command-line agent for these.`,
    room: "Room",
    index: "Signed index",
    sequence: (sequence) => `No. ${sequence}`,
    fingerprint: "Fingerprint of the signing key",
    fingerprintHint: "Compare it with the one that the room told you by telephone or on paper.",
    directives: "Directives",
    give: "Give a file",
    file: "Choose a file",
    orDrop: "or drop one anywhere on this page.",
    fileHint:
      "Reads package-lock.json, yarn.lock, pnpm-lock.yaml, poetry.lock, requirements.txt, go.mod, pom.xml, CycloneDX, SPDX, and tables of installed programs (CSV). At most 50 MB.",
    stop: "Stop",
    unreadable: (name) => `“${name}” could not be read`,
    unreadableNext: "What cannot be read is not safe but unknown. Mend the file or give another list.",
    line: (line) => `line ${line}`,
    wholeFile: "whole file",
    moreFindings: (count) => `and ${count} more.`,
    partly: "Some parts could not be read; they are unknown",
    affects: (count) => `Yes, it applies: ${plural(count, "component")} to fix`,
    notKnown: (count) => `Not known yet: ${plural(count, "component")} could not be decided`,
    affectsNot: "No directive in force applies",
    affectsNotAll: "No advisory that is published here applies",
    looked: (name, components) => `Looked at ${plural(components, "component")} in “${name}”.`,
    unknownIsNotSafe: "Unknown is not safe. See the reasons in the table and find out.",
    onlyDirectives:
      "Compared with the advisories of the directives in force only, not with every known vulnerability.",
    comparedWithAll: (names) =>
      `Compared with the directives in force and with all advisories that this room publishes on: ${names}.`,
    unnamed: "In no directive",
    unnamedAll: "In no advisory",
    notCovered: "Unknown, since no advisory here is on their kind",
    table: "Result",
    component: "Component",
    installed: "Installed",
    advisory: "Advisory",
    verdict: "Verdict",
    why: "Why",
    fixed: "Fixed in",
    due: "By when",
    command: "Command",
    moreNames: (count) => `and ${plural(count, "more name")}`,
    disagree: (name) => `Sources disagree about ${name}`,
    decidedBy: "How it was decided:",
    onCard: "On the card",
    onCardNamed: (name) => `Show ${name} on the proof card`,
    noCommand: "No command is known. Follow the directive.",
    more: (shown, lines) => `Show more (${shown} of ${lines} lines)`,
    cut: (shown, lines) =>
      `The table has the ${shown} most urgent of ${lines} lines. The figures count all of them.`,
    inRange: (from, to, included) =>
      from === "" && to === ""
        ? "Every version is affected."
        : `In the affected range: ${[from === "" ? "" : `from ${from}`, to === "" ? "" : `${included ? "up to" : "before"} ${to}`].join(" ").trim()}`,
    versionUnreadable: (scheme) => `The installed version cannot be read (scheme ${scheme}).`,
    undecidable: (why) => `The advisory does not tell: ${why}.`,
    card: "Proof card",
    cardHint:
      "Print it or keep it as a PDF. It names no component and no file beyond what you choose in the table.",
    who: "Name of your company (optional)",
    whoHint: "Shown on the card only; it is not sent.",
    checkedAt: "Checked at (this machine's clock)",
    listKind: "Kind of list",
    components: (count) => plural(count, "component"),
    fileDigest: "Fingerprint of the file (SHA-256)",
    nothingChosen: "No component is named.",
    chosen: "Chosen to be shown",
    cardLimits:
      "A check of one's own (evidence class E0), against only the directives and the advisories by ecosystem named here. Unknown is not safe.",
  },
  conclusion: {
    "distribution-tracker": "The distribution's own tracker speaks of its own package.",
    maker: "The maker speaks of its own product.",
    "more-specific-product":
      "The source that speaks of this very release goes before one that speaks of none.",
    caution: "Where sources disagree the worst counts: affected, then unknown, then not affected.",
  },
  checkEnd: {
    "too-large": "The file is too large: at most 50 MB. Use the command-line agent for large lists.",
    "too-slow": "It did not end within a minute and was stopped. The result is unknown. Use the agent.",
    broke: "Something unexpected went wrong. The result is unknown. Give the file again.",
    stopped: "Stopped. The result is unknown.",
  },
  checkStage: { reading: "Reading the file:", matching: "Comparing with the directives:" },
};
