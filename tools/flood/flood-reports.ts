/** What the flood sends: reports of the open corpus, of real crash states where the shared data is there, and instructions to whoever reads in every text field. All of a drill. */
import { chanceOf } from "../duplicates/chance.ts";
import { corpusOf, type LabelledReport } from "../duplicates/corpus.ts";
import { sharedBugs } from "../duplicates/shared-bugs.ts";
import { drillBugs, injection } from "../duplicates/wording.ts";

/** One report on its way: the line that is sent, and the truth about it, which the room never sees. */
export type FloodReport = { readonly line: string; readonly bug: string | null };

/** Reports, one after another; no two are alike byte for byte. */
export type FloodSource = (marks?: object) => FloodReport;

const seed = 13;

/** Where the flaws come from, in words. */
export type FloodFlaws = { readonly corpus: readonly LabelledReport[]; readonly real: boolean };

/** The flaws of a flood, with true, false, copied and over-claimed reports of them; invented ones where the shared data is not here. */
export function floodFlaws(): FloodFlaws {
  const shared = sharedBugs(100);
  const bugs = shared.length === 0 ? drillBugs() : shared;
  const size = { reporters: 3, false: 60, overClaimed: 30, copied: 30, injected: 30 };
  return { corpus: corpusOf(bugs, [], { size, seed }), real: shared.length > 0 };
}

/** A source of which so large a share is true. */
export function floodSource({ corpus }: FloodFlaws, name: string, trueShare: number): FloodSource {
  const [right, wrong] = [corpus.filter(({ bug }) => bug !== null), corpus.filter(({ bug }) => bug === null)];
  const chance = chanceOf(seed, name);
  let next = 0;
  return (marks = {}) => {
    const from = chance.happens(trueShare) ? right : wrong;
    const report = chance.oneOf(from);
    next += 1;
    return { line: written(report, `${name}-${next}`, injection(chance), marks), bug: report.bug };
  };
}

/** A bot that farms credit: one true report in thousands of wordings that differ by a number. */
export function botSource(flaws: FloodFlaws): FloodSource {
  const first = floodSource(flaws, "bot", 1)();
  let next = 0;
  return () => ({ line: first.line.replace("[DRILL]", `[DRILL] ${(next += 1)}`), bug: first.bug });
}

/** The injection stands in every text field that the form has. */
function written({ received }: LabelledReport, id: string, injected: string, marks: object): string {
  return JSON.stringify({
    type: "bongsu.report/1",
    product: {
      name: `${received.product ?? "Drill Reader"} ${injected}`.slice(0, 300),
      identifier: received.identifier ?? undefined,
    },
    version: received.version ?? "1.0",
    title: `[DRILL] ${received.title} ${injected}`.slice(0, 400),
    text: `${received.text}\n\n${received.trace ?? ""}\n\n${injected}\n${id}`,
    reproduce: `Run it on the file. ${injected}`,
    weaknesses: received.weaknesses,
    ...marks,
  });
}
