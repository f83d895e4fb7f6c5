/** What a report claims, as a person reads it: bounded, and one that no reader knows as it came. */
import type { OutputOf } from "#contract/endpoint.ts";
import type { triageLook } from "#contract/triage/triage-look.ts";
import { readReport } from "#core/submission/format/index.ts";
import type { ReportItem } from "#core/submission/submission.ts";
import type { Frozen } from "#edge/http/handler.ts";

type ShownClaims = NonNullable<Frozen<OutputOf<typeof triageLook>>["claims"]>;

const [mostClaims, longestText] = [20, 50_000] as const;

/** What the bytes of a report claim, bounded. */
export async function claimsOf(bytes: Uint8Array): Promise<ShownClaims> {
  const { items } = await readReport({ source: "report.json", bytes, cut: false });
  return items.slice(0, mostClaims).map(claimOf);
}

/** What a person reads of a report: one that no reader knows stands as it came, since a person is all that can judge it. */
export async function readableClaims(bytes: Uint8Array, isOwnForm: boolean): Promise<ShownClaims> {
  const claims = await claimsOf(bytes);
  if (claims.length > 0 || isOwnForm) return claims;
  const text = new TextDecoder().decode(bytes.subarray(0, longestText));
  const nothing = { product: null, identifier: null, version: null, title: null, crash: null, patch: null };
  return [{ ...nothing, format: "unknown", text, weaknesses: [], aliases: [], ai: null, reporter: null }];
}

function claimOf(item: ReportItem): ShownClaims[number] {
  const { format, product, version, title, text, weaknesses, aliases, crash, patch } = item;
  return {
    format,
    product: product?.name ?? null,
    identifier: product?.identifier ?? null,
    version,
    title,
    text: text.slice(0, longestText),
    weaknesses: weaknesses.slice(0, 50),
    aliases: aliases.slice(0, 50),
    crash: crash === null ? null : { type: crash.type, state: crash.state, security: crash.security },
    patch: patch?.slice(0, longestText) ?? null,
    ai: item.aiUsage ?? null,
    reporter: item.reporter ?? null,
  };
}
