/** Crash traces of every tool: one item a file. What they do not say: the product and its version. */
import { readTrace } from "#core/crash/read-trace.ts";
import { readBeside } from "#core/crash/runtime/index.ts";
import type { Finding } from "#core/problem.ts";
import { writtenBefore } from "#core/submission/embedded-trace.ts";
import { writtenClaim } from "#core/submission/written-claim.ts";
import { claim, type ReportFormat, reading } from "#core/submission/report-format.ts";

const hangAside: Finding = {
  at: "",
  code: "hang-not-counted",
  message: "Memory or time ran out. That counts as a crash only where it is asked for (--hangs).",
};

const manyLines: Finding = {
  at: "",
  code: "trace-cut",
  message: "The trace has so many lines that only the first and the last of them were read.",
};

/** A trace that any rule knows. */
export const crashTrace: ReportFormat = {
  name: "trace",
  read: (document, options) => {
    if (document.text === null) return null;
    const ruled = readTrace(document.text, options);
    const { hang, cut } = ruled;
    const { crash } = readBeside(document.text, ruled);
    if (crash === null && !hang) return null;
    const empty = { type: "", address: "", state: [], security: false, frames: [] };
    const written = writtenClaim(writtenBefore(document.text));
    return reading([
      claim({
        ...(written.product === null ? {} : { product: written.product, version: written.version }),
        title: crash === null ? null : crash.type.replaceAll("\n", " "),
        text: document.text,
        crash: crash ?? empty,
        places: (crash?.frames ?? [])
          .filter(({ file }) => file !== null)
          .slice(0, 3)
          .map(({ file, line, function: name }) => ({ file: file ?? "", line, function: name })),
        findings: [...(crash === null ? [hangAside] : []), ...(cut ? [manyLines] : [])],
      }),
    ]);
  },
};

const marks =
  /(?:Address|Memory|Thread|Leak|UndefinedBehavior)Sanitizer|^#\s?(?:Runtime|Fatal) error|^[ \t]{0,16}#\d{1,3}[ \t]{1,8}0x[0-9a-f]/m;

/** What is to be said of a text that looks like a trace and shows no crash; null for any other. */
export function traceWithoutCrash(text: string | null): Finding | null {
  if (text === null || !marks.test(text)) return null;
  return { at: "", code: "no-crash", message: "This looks like a trace, and no rule sees a crash in it." };
}
