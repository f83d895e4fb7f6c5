/** A scope narrowed to what an office leads. */
import type { Domain, Sector } from "#core/actor.ts";

/** What an office leads; `null` stands for all. */
export type LedArea = { readonly domain: Domain | null; readonly sector: Sector | null };

/**
 * The scope narrowed to what the office leads, so that an organisation outside can tell offline that it is not addressed.
 * An office that leads nothing reaches nobody; one that leads everything keeps the scope as it is.
 */
export function boundedScope(source: string, leads: readonly LedArea[]): string {
  if (leads.some(({ domain, sector }) => domain === null && sector === null)) return source;
  const parts = leads.map(({ domain, sector }) =>
    [
      ...(domain === null ? [] : [`org.domain == ${JSON.stringify(domain)}`]),
      ...(sector === null ? [] : [`org.sector == ${JSON.stringify(sector)}`]),
    ].join(" && "),
  );
  const led = parts.length === 0 ? "false" : parts.length === 1 ? parts[0] : `(${parts.join(" || ")})`;
  if (source.trim() === "true") return led ?? "false";
  return `${led} && (${source})`;
}
