/** For whom a level of the crisis alert holds, in words. */
import { termText } from "#messages/render/term.ts";
import type { Domain } from "#core/actor.ts";
import type { Translate } from "#messages/message.ts";

/** A domain, or (`null`) the nation. */
export function levelScopeText(domain: Domain | null, t: Translate): string {
  return domain === null
    ? t("alertPage.nation")
    : t("alertPage.inDomain", { name: termText("domain", domain, t) });
}
