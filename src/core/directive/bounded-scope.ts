/** A scope narrowed to what an office leads. */
import type { Jurisdiction, TermAttribute } from "#core/topology/topology.ts";

/** What an office leads; `null` stands for all. */
type LedArea = Pick<Jurisdiction, TermAttribute>;

const attributes = ["domain", "sector", "tier", "region"] as const satisfies readonly TermAttribute[];

/**
 * The scope narrowed to what the office leads, so that an organisation outside can tell offline that it is not addressed.
 * An office that leads nothing reaches nobody; one that leads everything keeps the scope as it is.
 */
export function boundedScope(source: string, leads: readonly LedArea[]): string {
  const parts = leads.map((led) =>
    attributes.flatMap((attribute) => {
      const id = led[attribute];
      return id === null ? [] : [`org.${attribute} == ${JSON.stringify(id)}`];
    }),
  );
  if (parts.some((part) => part.length === 0)) return source;
  const each = parts.map((part) => part.join(" && "));
  const led = each.length === 0 ? "false" : each.length === 1 ? each[0] : `(${each.join(" || ")})`;
  if (source.trim() === "true" || source.trim() === led) return led ?? "false";
  return `${led} && (${source})`;
}
