/** What a value of an organisation's attribute is called. */
import { domainLabels, sectorLabels, tierLabels, type Label } from "#core/directive/labels.ts";
import { inLanguage } from "#core/topology/topology.ts";
import type { Translate } from "#messages/message.ts";

const terms: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  tier: tierLabels,
  sector: sectorLabels,
  domain: domainLabels,
};

/** The name of an attribute's value, such as a tier, a sector or a domain; the value itself where it has none. */
export function termText(attribute: string, value: string, t: Pick<Translate, "language">): string {
  const names = terms[attribute];
  const name = names !== undefined && Object.hasOwn(names, value) ? names[value] : undefined;
  return name === undefined ? value : inLanguage(name, t.language);
}
