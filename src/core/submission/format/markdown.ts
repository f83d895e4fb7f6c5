/** Reports that people and agents write in Markdown: a title, sections, and lines of `**Key:** value` or sections of their names for what is reported. */
import { withTrace } from "#core/submission/embedded-trace.ts";
import { crashTrace } from "#core/submission/format/crash-trace.ts";
import type { ReportDocument } from "#core/submission/report-document.ts";
import { type ReportFormat, reading } from "#core/submission/report-format.ts";
import { writtenClaim } from "#core/submission/written-claim.ts";

/** A document with a heading of the first rank and one of the second. A trace may have lines of their look: what is no more than that is left to its own format. */
export const markdown: ReportFormat = {
  name: "markdown",
  read: async (document, options) => {
    const { text } = document;
    if (text === null || !/^#\s+\S/m.test(text.slice(0, 4000)) || !/^##\s+\S/m.test(text)) return null;
    if (!isWritten(text) && (await isTrace(document))) return null;
    const parts = text.split(/^(?=#\s+\S)/m).filter((part) => part.startsWith("# "));
    return parts.length === 0 ? null : reading(parts.map((part) => withTrace(writtenClaim(part), options)));
  },
};

/** Whether a text has what no program prints: code between fences, a product by its label. */
function isWritten(text: string): boolean {
  return /^(?:```|~~~)/m.test(text) || writtenClaim(text.slice(0, 16_384)).product !== null;
}

async function isTrace(document: ReportDocument): Promise<boolean> {
  return (await crashTrace.read(document, {})) !== null;
}
