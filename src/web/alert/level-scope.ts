/** For whom a level of the crisis alert holds, in words. */
import type { Terms } from "#web/room/topology.ts";
import type { Domain } from "#core/actor.ts";
import type { Translate } from "#messages/message.ts";

/** A domain, or (`null`) the nation. */
export function levelScopeText(domain: Domain | null, terms: Terms, t: Translate): string {
  return domain === null
    ? t("alertPage.nation")
    : t("alertPage.inDomain", { name: terms.word("domain", domain) });
}
