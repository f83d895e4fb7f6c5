/**
 * Which directives speak to this organisation: their scopes, asked of what it says of itself, at home. What it says goes nowhere. An organisation that says
 * nothing is asked by every directive.
 */
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { storedAddressing } from "#agent/sync/addressing.ts";
import { addressedBy, type Addressing } from "#core/document/addressing.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { member, textMember } from "#core/input/json.ts";
import { comparedWords, parseScope, type Scope, selects, testedTexts } from "#core/directive/scope.ts";
import { printable } from "#core/input/printable.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import type { OrganizationAttributes } from "#core/actor.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { idsOf, type TermAttribute } from "#core/topology/topology.ts";

/** Which directives ask the organisation, and what is to be said of the others and of those of which nobody here can tell. */
type AddressedDirectives = {
  readonly asking: readonly DirectiveDocument[];
  readonly findings: readonly Finding[];
};

/** As {@link addressedTo}, by the room's word in the agent's folder where documents tell only how many they address. */
export async function askingHere(
  directives: readonly DirectiveDocument[],
  organization: OrganizationAttributes,
  { home, state }: { readonly home: Home; readonly state: SyncState },
): Promise<AddressedDirectives> {
  const isOpen = directives.every(({ addressees }) => addressees === undefined);
  return addressedTo(directives, organization, isOpen ? null : await storedAddressing(home, state));
}

/**
 * The directives that ask the organisation, and a finding for each that does not, and for each of its words that nobody knows. A scope that cannot be
 * read asks everyone. One that tells only how many it addresses asks whomever its wider scope selects, until the room says that this is not one of them.
 */
export function addressedTo(
  directives: readonly DirectiveDocument[],
  organization: OrganizationAttributes,
  addressing: Addressing | null = null,
): AddressedDirectives {
  const own = addressing?.organization === organization.id ? addressing : null;
  const scopes = new Map(directives.map((directive) => [directive, scopeOf(directive)]));
  const unknown = unknownAttributes(
    organization,
    [...scopes.values()].flatMap((scope) => scope ?? []),
  );
  const asking = directives.filter((directive) => {
    const scope = scopes.get(directive) ?? null;
    if (directive.addressees !== undefined && addressedBy(own, directive) === false) return false;
    return scope === null || maySelect(scope, organization, unknown);
  });
  const unsettled = asking
    .filter((one) => one.addressees !== undefined && addressedBy(own, one) === null)
    .map(({ id }) => ({ at: id, code: "addressee-unknown", message: askTheRoom }));
  const elsewhere = directives
    .filter((directive) => !asking.includes(directive))
    .map(({ id }) => {
      const message = "It does not address this organisation.";
      return { at: id, code: "directive-elsewhere", message };
    });
  const said = unknown.map((attribute) => unknownWord(attribute, organization[attribute]));
  return { asking, findings: [...said, ...unsettled, ...elsewhere] };
}

const askTheRoom =
  "Whom it addresses is told to each organisation alone: it counts as addressed here until the room says otherwise (bongsu sync --token).";

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
