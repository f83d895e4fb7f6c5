/** Which post the claims of an identity provider give: the first rule whose claim is there. Who is in no rule gets none. */
import type { PostRole } from "#core/actor.ts";

/** A rule: a claim that is this value, or a list that holds it, gives a post. `organizationClaim` names the claim that holds the organisation's id. */
export type PostRule = {
  readonly claim: string;
  readonly is: string;
  readonly role: PostRole;
  readonly office?: string | undefined;
  readonly domain?: string | undefined;
  readonly sector?: string | undefined;
  readonly organizationClaim?: string | undefined;
};

/** A post as claims give it. */
export type ClaimedPost = {
  readonly role: PostRole;
  readonly office?: string;
  readonly domain?: string;
  readonly sector?: string;
  readonly organization?: string;
};

/** The post of the first rule that fits, or `null`. */
export function postOfClaims(
  claims: Readonly<Record<string, unknown>>,
  rules: readonly PostRule[],
): ClaimedPost | null {
  const claim = (name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined);
  const rule = rules.find(({ claim: name, is }) => {
    const value = claim(name);
    return Array.isArray(value) ? value.includes(is) : value === is;
  });
  if (rule === undefined) return null;
  const { role, office, domain, sector, organizationClaim } = rule;
  const organization = organizationClaim === undefined ? undefined : claim(organizationClaim);
  if (role === "organization" && typeof organization !== "string") return null;
  return {
    role,
    ...(office !== undefined && { office }),
    ...(domain !== undefined && { domain }),
    ...(sector !== undefined && { sector }),
    ...(typeof organization === "string" && { organization }),
  };
}
