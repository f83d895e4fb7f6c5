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

/** The directives that ask the organisation, and a finding for each that does not. A scope that cannot be read asks everyone. */
export function addressedTo(
  directives: readonly DirectiveDocument[],
  organization: OrganizationAttributes,
): { readonly asking: readonly DirectiveDocument[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const asking = directives.filter(({ id, draft }) => {
    const scope = typeof draft.scope === "string" ? parseScope(draft.scope) : null;
    if (scope === null || !scope.ok || selects(scope.value, organization)) return true;
    findings.push({
      at: id,
      code: "directive-elsewhere",
      message: "Its scope does not select this organisation.",
    });
    return false;
  });
  return { asking, findings };
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
