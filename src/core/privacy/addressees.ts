/**
 * Whom a directive addresses, as far as that may be published. A document is read by everyone, so a scope that names organisations, or of which a part singles
 * fewer than five out, is not published as it was written: the document tells how many are addressed and of which kinds, and the room tells each whether it is.
 */
import type { OrganizationAttributes } from "#core/actor.ts";
import type { Addressees } from "#core/directive/directive.ts";
import { smallestShownCount } from "#core/privacy/suppression.ts";
import { conditionsOf, readsAttribute } from "#core/directive/scope-conditions.ts";
import { parseScope, type Scope, selects } from "#core/directive/scope.ts";

/** Conditions that are tried on all organisations at most; a scope of more is told by number and kind. */
const mostConditions = 32;

/** What is told of a scope in place of its text; `null` where its text may be published. `led` are all organisations that the issuing office leads. */
export function addresseesOf(scope: Scope, led: readonly OrganizationAttributes[]): Addressees | null {
  return isTellable(scope, led) ? null : counted(scope, led);
}

function isTellable(scope: Scope, led: readonly OrganizationAttributes[]): boolean {
  if (readsAttribute(scope, "id")) return false;
  const conditions = conditionsOf(scope);
  return conditions.length <= mostConditions && !conditions.some((text) => singlesOut(text, led));
}

/**
 * Whether a condition parts one to four organisations from the others: it holds for so few, or it leaves so few out. `org.size >= 3` and `!(org.size < 3)`
 * are one question. It stops where there are five on both sides, so that only a rare one is asked of everyone.
 */
function singlesOut(text: string, led: readonly OrganizationAttributes[]): boolean {
  const condition = parseScope(text);
  if (!condition.ok) return true;
  let [within, outside] = [0, 0];
  for (const organization of led) {
    if (selects(condition.value, organization)) within += 1;
    else outside += 1;
    if (Math.min(within, outside) >= smallestShownCount) return false;
  }
  return within > 0 && outside > 0;
}

function counted(scope: Scope, led: readonly OrganizationAttributes[]): Addressees {
  const addressed = led.filter((organization) => selects(scope, organization));
  const members = Map.groupBy(led, ({ tier }) => tier);
  const tiers = Map.groupBy(addressed, ({ tier }) => tier);
  const shown = [...tiers].filter(([tier]) => (members.get(tier)?.length ?? 0) >= smallestShownCount);
  return {
    number: addressed.length,
    byTier: Object.fromEntries(shown.map(([tier, of]) => [tier, of.length])),
  };
}

/** Whether a text of a draft names one of the addressed organisations by its id or its name. */
export function namesOneOf(
  text: string,
  addressed: readonly { readonly id: string; readonly names: readonly string[] }[],
): boolean {
  const plain = text.normalize("NFKC").toLowerCase();
  return addressed.some(({ id, names }) =>
    [id, ...names].some(
      (name) => name.length >= shortestName && plain.includes(name.normalize("NFKC").toLowerCase()),
    ),
  );
}

/** Shorter names stand in many texts by chance. */
const shortestName = 3;
