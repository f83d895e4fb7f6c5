/** What the room's readers make of a report of the corpus: its trace is read as every trace is, the rest are its fields. */
import { readTrace } from "#core/crash/read-trace.ts";
import type { Comparable } from "#core/duplicate/traits.ts";
import type { LabelledReport } from "./corpus.ts";

/** The report as it is compared. */
export function readReceived({ received }: LabelledReport): Comparable {
  const { product, identifier, version, title, text, trace, weaknesses, places } = received;
  return {
    product: product === null && identifier === null ? null : { name: product, identifier },
    version,
    title,
    text,
    weaknesses,
    aliases: [],
    places,
    crash: trace === null ? null : readTrace(trace).crash,
    patch: null,
  };
}
