/** Closed words, each once: kinds of action, clock starts, levels, tiers, verdicts, attributes of a scope, in English. Inside a sentence they start small. */

export const label = {
  actionKind: {
    patch: "apply the patch",
    upgrade: "upgrade to a fixed version",
    mitigate: "mitigate",
    disconnect: "disconnect from the network",
    remove: "remove the software",
    "rotate-secrets": "rotate secrets",
    hunt: "hunt for signs of compromise",
    "attest-not-affected": "attest that you are not affected",
    report: "report",
  },
  clockStart: {
    published: "the directive was issued",
    "kev-added": "it was listed as known exploited",
    received: "the bundle was received",
    aware: "the organisation became aware",
    "patch-available": "a patch became available",
    detected: "it was detected on the asset",
    "further-fact": "a further fact was confirmed",
    "incident-reported": "the incident was notified",
  },
  alertLevel: {
    normal: "normal",
    attention: "attention",
    caution: "caution",
    alert: "alert",
    serious: "serious",
  },
  actionTier: {
    P0: "block at once",
    P1: "urgent action",
    P2: "priority action",
    P3: "planned action",
    P4: "watch",
  },
  verdict: {
    affected: "affected",
    not_affected: "not affected",
    unknown: "unknown",
  },
  attribute: {
    id: "organisation",
    tier: "tier",
    sector: "sector",
    domain: "domain",
    region: "region",
    criticalInfrastructure: "critical infrastructure",
    size: "staff",
  },
} as const;
