/**
 * What an organisation found and claimed about one directive, component by component, and how a new check changes it. Pure.
 * It stays at home; only its counts are ever sent.
 */
import type { StatusCounts } from "#core/directive/attestation.ts";
import type { VerdictKind } from "#core/verdict.ts";

/** `contradicted`: an answer called it fixed, and a later check found it affected. */
export type ClaimStatus = "affected" | "contradicted" | "unknown" | "fixed" | "notAffected";

/** One component of one software list. */
export type ComponentClaim = {
  readonly status: ClaimStatus;
  /** Path of the list. */
  readonly source: string;
  /** Whether an answer that was sent called it fixed. */
  readonly claimed: boolean;
  /** Whether it was found affected and not found fixed since; what cannot be decided for a while is not forgotten. */
  readonly open: boolean;
  /** When a check first found it affected since it was last fixed, RFC 3339; absent while it is not open. */
  readonly since?: string;
};

/** Claims by the digest of product and list. */
export type Claims = ReadonlyMap<string, ComponentClaim>;

/**
 * How far a check reached a list: `whole` where all of it was read, or its owner says that it is gone for good; `lost` where it was read in part or is
 * no longer there, so that what it held is not known; `out` where the check was not about it.
 */
export type ListReach = "whole" | "lost" | "out";

/** What a check saw: the worst verdict of each component, and how far it reached each list. */
export type CheckObservation = {
  readonly components: ReadonlyMap<string, { readonly verdict: VerdictKind; readonly source: string }>;
  readonly reach: (source: string) => ListReach;
  /** The instant of the check, RFC 3339. */
  readonly at: string;
};

/**
 * The claims after a check. What the check was not about stays as it was; what is gone from a list that was read whole is fixed; what was open in a list
 * that is lost is unknown, never fixed, and what was unknown there stays so.
 */
export function claimsAfterCheck(before: Claims, seen: CheckObservation): Claims {
  const after = new Map<string, ComponentClaim>();
  for (const [digest, claim] of before) {
    const now = seen.components.get(digest);
    const reach = seen.reach(claim.source);
    if (now !== undefined) after.set(digest, moved(claim, now.verdict, seen.at));
    else if (reach === "out") after.set(digest, claim);
    else if (claim.open)
      after.set(digest, reach === "whole" ? fixed(claim) : { ...claim, status: "unknown" });
    else if (claim.status === "fixed" || (claim.status === "unknown" && reach === "lost"))
      after.set(digest, claim);
  }
  for (const [digest, { verdict, source }] of seen.components)
    if (!before.has(digest)) {
      const first: ComponentClaim = { status: "notAffected", source, claimed: false, open: false };
      after.set(digest, moved(first, verdict, seen.at));
    }
  return after;
}

function moved(claim: ComponentClaim, verdict: VerdictKind, at: string): ComponentClaim {
  if (verdict === "unknown") return { ...claim, status: "unknown" };
  if (verdict === "affected") {
    const untrue = claim.status === "contradicted" || claim.claimed;
    return { ...claim, status: untrue ? "contradicted" : "affected", open: true, since: claim.since ?? at };
  }
  if (claim.open) return fixed(claim);
  const closed = claim.status === "fixed" || claim.claimed;
  return { ...claim, status: closed ? "fixed" : "notAffected" };
}

/** A new fix: no answer has spoken of it yet. */
function fixed({ source }: ComponentClaim): ComponentClaim {
  return { status: "fixed", source, claimed: false, open: false };
}

/** The counts that an answer carries. What is contradicted is affected, and counted once more as contradicted. */
export function statusCounts(claims: Claims): {
  readonly counts: StatusCounts;
  readonly contradicted: number;
} {
  const number = (status: ClaimStatus): number =>
    [...claims.values()].filter((claim) => claim.status === status).length;
  const contradicted = number("contradicted");
  const counts = {
    affected: number("affected") + contradicted,
    fixed: number("fixed"),
    mitigated: 0,
    notAffected: number("notAffected"),
    unknown: number("unknown"),
  };
  return { counts, contradicted };
}

/** The claims after an answer was received: what it called fixed (by digest) is claimed now. */
export function claimsAfterReceipt(claims: Claims, called: ReadonlySet<string>): Claims {
  const entries = [...claims].map(([digest, claim]): [string, ComponentClaim] => [
    digest,
    called.has(digest) ? { ...claim, claimed: true } : claim,
  ]);
  return new Map(entries);
}
