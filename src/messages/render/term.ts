/** What a value of an organisation's attribute is called. */
import { type TermAttribute, termLists, termName, type Topology } from "#core/topology/topology.ts";
import type { Translate } from "#messages/message.ts";

/** The name of an attribute's value, such as a tier, a sector or a domain; the value itself where the topology has none. */
export function termText(
  attribute: string,
  value: string,
  topology: Topology,
  t: Pick<Translate, "language">,
): string {
  if (!Object.hasOwn(termLists, attribute)) return value;
  return termName(topology, attribute as TermAttribute, value, t.language);
}
