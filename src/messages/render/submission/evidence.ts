/** The evidence of a signal as a sentence. The values come from reports: they are cut and shown as text. */
import type { Evidence } from "#core/duplicate/signal.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

const longest = 200;

/** As a signal gives it, or as it came back from where it was kept, by a code that this program may not know. */
type ShownEvidence = Pick<Evidence, "values"> & { readonly code: string };

/** Why a signal has its score. */
export function evidenceText({ code, values }: ShownEvidence, t: Translate): string {
  const shown = Object.entries(values).map(
    ([name, value]) => [name, typeof value === "number" ? value : printable(value, longest) || "–"] as const,
  );
  return t.find(`duplicate.why.${code}`, Object.fromEntries(shown)) ?? code;
}
