/** Who acts: roles, and the attributes of an organisation on which scopes and visibility are decided. */

/** Every role; `system` is the room's own followers and never a session. */
export const roles = ["chair", "lead", "sector", "analyst", "organization", "agent", "participant"] as const;
export type Role = (typeof roles)[number];

/** Roles of people whom the room lets in to posts of its own; a `participant` is let in to cases, by whoever coordinates them. */
export type PostRole = Exclude<Role, "agent" | "participant">;

/** A domain, a tier and a sector by the ids that the room's topology gives them (`core/topology/`). */
export type Domain = string;
export type Tier = string;
export type Sector = string;

/** The attributes that a scope may read. Nothing else about an organisation reaches a scope. */
export type OrganizationAttributes = {
  readonly id: string;
  readonly tier: Tier;
  readonly sector: Sector;
  readonly domain: Domain;
  /** A region of the topology, e.g. `11` (Seoul). */
  readonly region: string;
  readonly criticalInfrastructure: boolean;
  /** Number of staff. */
  readonly size: number;
};

/**
 * Who is asking; `public` is nobody in particular, without a session. An organisation session or agent carries `organization`; an officer carries `office` and, when the
 * office leads only part of the nation, `domain` or `sector`. Row visibility is decided from this alone, here and in the database.
 */
export type Actor = {
  readonly role: Role | "system" | "public";
  /** Stable id of the person, token or key that acts; `system` for followers. */
  readonly id: string;
  readonly office?: string;
  readonly organization?: string;
  readonly domain?: Domain;
  readonly sector?: Sector;
};
