/**
 * Which directives speak to this organisation: their scopes, asked of what it says of itself, at home. What it says goes nowhere. An organisation that says
 * nothing is asked by every directive.
 */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { member, textMember } from "#core/input/json.ts";
import { comparedWords, parseScope, type Scope, selects, testedTexts } from "#core/directive/scope.ts";
import { printable } from "#core/input/printable.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import type { OrganizationAttributes } from "#core/actor.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { idsOf, type TermAttribute } from "#core/topology/topology.ts";

/**
 * The directives that ask the organisation, and a finding for each that does not, and for each of its words that nobody knows. A scope that cannot be
 * read asks everyone.
 */
export function addressedTo(
  directives: readonly DirectiveDocument[],
  organization: OrganizationAttributes,
): { readonly asking: readonly DirectiveDocument[]; readonly findings: readonly Finding[] } {
  const scopes = new Map(directives.map((directive) => [directive, scopeOf(directive)]));
  const unknown = unknownAttributes(
    organization,
    [...scopes.values()].flatMap((scope) => scope ?? []),
  );
  const asking = directives.filter((directive) => {
    const scope = scopes.get(directive) ?? null;
    return scope === null || maySelect(scope, organization, unknown);
  });
  const elsewhere = directives
    .filter((directive) => !asking.includes(directive))
    .map(({ id }) => {
      const message = "Its scope does not select this organisation.";
      return { at: id, code: "directive-elsewhere", message };
    });
  const said = unknown.map((attribute) => unknownWord(attribute, organization[attribute]));
  return { asking, findings: [...said, ...elsewhere] };
}

function scopeOf({ draft }: DirectiveDocument): Scope | null {
  const scope = typeof draft.scope === "string" ? parseScope(draft.scope) : null;
  return scope?.ok === true ? scope.value : null;
}

const attributes = ["domain", "sector", "tier", "region"] as const satisfies readonly TermAttribute[];

/** The attributes whose word is known neither to the topology at hand nor to any scope that compares that very attribute: another topology's, or misspelt. */
function unknownAttributes(
  organization: OrganizationAttributes,
  scopes: readonly Scope[],
): readonly TermAttribute[] {
  return attributes.filter((attribute) => {
    const word = organization[attribute];
    if (idsOf(korea, attribute).includes(word)) return false;
    return !scopes.some((scope) => comparedWords(scope, attribute).includes(word));
  });
}

/** Readings of one organisation that are tried at most; a scope that needs more asks. */
const mostReadings = 5000;

/** Whether the scope selects the organisation as it describes itself, or with any word for which an unknown one of it may stand. */
function maySelect(
  scope: Scope,
  organization: OrganizationAttributes,
  unknown: readonly TermAttribute[],
): boolean {
  let readings: readonly OrganizationAttributes[] = [organization];
  for (const attribute of unknown) {
    const others = new Set([...comparedWords(scope, attribute), ...testedTexts(scope, attribute)]);
    if (readings.length * (others.size + 1) > mostReadings) return true;
    readings = readings.flatMap((one) => [
      one,
      ...[...others].map((other) => ({ ...one, [attribute]: other })),
    ]);
  }
  return readings.some((reading) => selects(scope, reading));
}

function unknownWord(attribute: TermAttribute, word: string): Finding {
  const message = `"${printable(word, 80)}" is a word that nothing here knows; no directive is passed over because of it.`;
  return { at: `org.${attribute}`, code: "word-unknown", message, about: `"${printable(word, 80)}"` };
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
