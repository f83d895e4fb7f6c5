/**
 * Which directives speak to this organisation: their scopes, asked of what it says of itself, at home. What it says goes nowhere. An organisation that says
 * nothing is asked by every directive.
 */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { member, textMember } from "#core/input/json.ts";
import { parseScope, selects } from "#core/directive/scope.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import type { OrganizationAttributes } from "#core/actor.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { idsOf, type TermAttribute } from "#core/topology/topology.ts";

/** The directives that ask the organisation, and a finding for each that does not. A scope that cannot be read asks everyone. */
export function addressedTo(
  directives: readonly DirectiveDocument[],
  organization: OrganizationAttributes,
): { readonly asking: readonly DirectiveDocument[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const readings = readingsOf(organization, wordsOf(directives));
  const asking = directives.filter(({ id, draft }) => {
    const scope = typeof draft.scope === "string" ? parseScope(draft.scope) : null;
    if (scope === null || !scope.ok) return true;
    const { value } = scope;
    if (readings.some((reading) => selects(value, reading))) return true;
    findings.push({
      at: id,
      code: "directive-elsewhere",
      message: "Its scope does not select this organisation.",
    });
    return false;
  });
  return { asking, findings };
}

/** The words that an attribute may have as far as is known here: those of the topology at hand, and those that scopes compare with. */
function wordsOf(directives: readonly DirectiveDocument[]): (attribute: TermAttribute) => readonly string[] {
  const scopes = directives
    .map(({ draft }): unknown => draft.scope)
    .filter((scope) => typeof scope === "string");
  const compared = scopes.flatMap((scope) =>
    [...scope.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => one ?? other ?? ""),
  );
  return (attribute) => [...new Set([...idsOf(korea, attribute), ...compared])];
}

/**
 * The organisation as it describes itself; and where one of its words is known neither to the topology nor to any scope (another topology's, or
 * misspelt), also with every word that it may stand for: a word that nobody knows takes no one out of a scope.
 */
function readingsOf(
  organization: OrganizationAttributes,
  words: (attribute: TermAttribute) => readonly string[],
): readonly OrganizationAttributes[] {
  const attributes = ["domain", "sector", "tier", "region"] as const;
  return attributes.reduce<readonly OrganizationAttributes[]>(
    (readings, attribute) => {
      const known = words(attribute);
      if (known.includes(organization[attribute])) return readings;
      return readings.flatMap((one) => [one, ...known.map((word) => ({ ...one, [attribute]: word }))]);
    },
    [organization],
  );
}

/** What an organisation says of itself, whole or not at all: a scope may ask for any of it. Refuses what is missing; which words there are is the room's topology to say. */
export function organizationOf(value: unknown): OrganizationAttributes {
  return {
    id: text(value, "id"),
    tier: text(value, "tier"),
    sector: text(value, "sector"),
    domain: text(value, "domain"),
    region: text(value, "region"),
    criticalInfrastructure: criticalOf(value),
    size: sizeOf(value),
  };
}

function text(value: unknown, name: string): string {
  const said = textMember(value, name);
  if (said === null || said.length > 200) throw wrong(name, "a text");
  return said;
}

function criticalOf(value: unknown): boolean {
  const said = member(value, "criticalInfrastructure");
  if (typeof said !== "boolean") throw wrong("criticalInfrastructure", "true or false");
  return said;
}

function sizeOf(value: unknown): number {
  const said = member(value, "size");
  if (typeof said !== "number" || !Number.isSafeInteger(said) || said < 0)
    throw wrong("size", "a number of staff");
  return said;
}

function wrong(name: string, wanted: string): Refusal {
  return new MessageRefusal("input-invalid", (t) => t("agent.orgInvalid", { name, wanted }));
}
