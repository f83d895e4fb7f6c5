/** Who acts: roles, and the attributes of an organisation on which scopes and visibility are decided. */

/** Every role; `system` is the room's own followers and never a session. */
export const roles = ["chair", "lead", "sector", "analyst", "organization", "agent"] as const;
export type Role = (typeof roles)[number];

/** Domains of the lead authorities: private, public and military. */
export const domains = ["private", "public", "military"] as const;
export type Domain = (typeof domains)[number];

/** Tiers of organisations, from central government to closed networks; the order in which they are listed. */
export const tiers = [
  "central",
  "metropolitan",
  "basic",
  "institution",
  "critical",
  "major",
  "ciso",
  "sme",
  "enclave",
] as const;
export type Tier = (typeof tiers)[number];

/** Sectors by which the national picture is cut. */
export const sectors = [
  "government",
  "local-government",
  "defence",
  "finance",
  "energy",
  "telecom",
  "health",
  "transport",
  "manufacturing",
  "retail",
  "education",
  "software",
] as const;
export type Sector = (typeof sectors)[number];

/** The attributes that a scope may read. Nothing else about an organisation reaches a scope. */
export type OrganizationAttributes = {
  readonly id: string;
  readonly tier: Tier;
  readonly sector: Sector;
  readonly domain: Domain;
  /** Region code of the metropolitan government, e.g. `11` (Seoul). */
  readonly region: string;
  readonly criticalInfrastructure: boolean;
  /** Number of staff. */
  readonly size: number;
};

/**
 * Who is asking. An organisation session or agent carries `organization`; an officer carries `office` and, when the
 * office leads only part of the nation, `domain` or `sector`. Row visibility is decided from this alone, here and in the database.
 */
export type Actor = {
  readonly role: Role | "system";
  /** Stable id of the person, token or key that acts; `system` for followers. */
  readonly id: string;
  readonly office?: string;
  readonly organization?: string;
  readonly domain?: Domain;
  readonly sector?: Sector;
};
