/** Whether a report is complete enough to act on: what is missing, as codes that people read as one sentence each. Pure, so that a gate of a room can ask it too. */
import type { ReportItem } from "#core/submission/submission.ts";

/** What a report can lack. */
export const lintGaps = [
  "claim-missing",
  "product-missing",
  "version-missing",
  "way-missing",
  "trace-missing",
  "frames-unnamed",
] as const;

/** One of them. */
export type LintGap = (typeof lintGaps)[number];

/** What is missing from an item, the gravest first; empty for one that can be acted on. */
export function lintReport(item: Omit<ReportItem, "source" | "format">): readonly LintGap[] {
  const { crash, product, version } = item;
  const gaps: readonly (readonly [LintGap, boolean])[] = [
    ["claim-missing", !hasClaim(item)],
    ["product-missing", (product?.identifier ?? product?.name ?? "").trim() === ""],
    ["version-missing", (version ?? "").trim() === "" && !/^pkg:[^?#]+@/.test(product?.identifier ?? "")],
    ["way-missing", !hasWay(item)],
    ["trace-missing", isInputAlone(item)],
    ["frames-unnamed", crash !== null && !isInputAlone(item) && !hasNames(crash.state)],
  ];
  return gaps.flatMap(([gap, isThere]) => (isThere ? [gap] : []));
}

/** Words from which a claim can be understood. */
const shortestClaim = 20;

function hasClaim({ title, text, crash }: Pick<ReportItem, "title" | "text" | "crash">): boolean {
  return (crash !== null && crash.type !== "") || `${title ?? ""} ${text}`.trim().length >= shortestClaim;
}

/** Words that may tell how it is reproduced, or why it is wrong. */
const shortestWay = 120;

/** Whether anything leads to the flaw: a crash, a place in the source, a fix, or words enough. */
function hasWay({
  crash,
  places,
  patch,
  text,
}: Pick<ReportItem, "crash" | "places" | "patch" | "text">): boolean {
  return crash !== null || places.length > 0 || patch !== null || text.trim().length >= shortestWay;
}

function isInputAlone({ findings }: Pick<ReportItem, "findings">): boolean {
  return findings.some(({ code }) => code === "trace-missing");
}

/** Whether a state names a function; addresses, modules and "NULL" do not. */
function hasNames(state: readonly string[]): boolean {
  return state.some(
    (line) => line !== "NULL" && !/^(?:0x|ADDRESS|\/|[A-Za-z]:\\)/.test(line) && /[A-Za-z_]{2}/.test(line),
  );
}
