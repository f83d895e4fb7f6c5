/**
 * An invitation as a sealed file (`bongsu.case-invitation/1`): product, severity class, dates and the terms that are asked for, and nothing of the flaw. Its secret is the
 * invited room's alone: it accepts once, and what that room writes afterwards is known by it.
 */
import type { EmbargoTerms } from "#core/coordination/embargo/embargo-terms.ts";
import { nameIn, termsIn, wordIn } from "#core/coordination/exchange/exchange-member.ts";
import { type CaseRole, caseRoles } from "#core/coordination/machine/case-role.ts";
import { type EmbargoState, embargoStates } from "#core/coordination/machine/embargo-machine.ts";
import { isInstant } from "#core/input/instant.ts";
import { listMember, member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { TextByLanguage } from "#core/text.ts";

/** The document type of an invitation. */
export const invitationForm = "bongsu.case-invitation/1";

/** Severity as an invitation says it. */
export const invitedSeverities = ["low", "medium", "high", "critical", "unknown"] as const;

/** What an invitation says; `answerKey` is the public key that answers are sealed for. */
export type InvitationFile = {
  readonly drill: boolean;
  readonly invitation: string;
  readonly secret: string;
  /** The address of the room that invites, and its office. */
  readonly room: string;
  readonly office: TextByLanguage;
  readonly answerKey: unknown;
  readonly product: string;
  readonly severity: (typeof invitedSeverities)[number];
  readonly roles: readonly CaseRole[];
  readonly embargo: EmbargoState;
  readonly terms: EmbargoTerms | null;
  readonly proposal: EmbargoTerms | null;
  readonly published: boolean;
  readonly zone: string;
  readonly language: string;
  readonly madeAt: string;
  readonly expires: string;
};

/** The bytes that the room signs. */
export function invitationBytes(file: InvitationFile): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ type: invitationForm, ...file }));
}

/** Reads those bytes. */
export function readInvitationFile(payload: Uint8Array): Parsed<InvitationFile> {
  const json = readUnambiguousJson(payload);
  if (!json.ok) return json;
  const document = json.value;
  const text = (name: string): string => textMember(document, name) ?? "";
  const [drill, published, answerKey] = ["drill", "published", "answerKey"].map((name) =>
    member(document, name),
  );
  const [terms, proposal] = [termsIn(document, "terms"), termsIn(document, "proposal")];
  const embargo = wordIn(document, "embargo", embargoStates);
  const severity = wordIn(document, "severity", invitedSeverities);
  const roles = caseRoles.filter((role) => listMember(document, "roles").includes(role));
  const isWhole =
    text("type") === invitationForm && /^[\w-]{20,200}$/.test(text("secret")) && text("invitation") !== "";
  const isDated = isInstant(text("madeAt")) && isInstant(text("expires"));
  if (!isWhole || !isDated || typeof drill !== "boolean" || typeof published !== "boolean")
    return failed("", "case-file-form", "This is no invitation to a case.");
  if (terms === undefined || proposal === undefined || embargo === undefined || severity === undefined)
    return failed("", "case-file-form", "The invitation does not say which embargo is asked for.");
  const { office, ...said } = { office: nameIn(document, "office"), severity, roles, embargo };
  const names = { invitation: text("invitation"), secret: text("secret"), room: text("room"), office };
  const place = { zone: text("zone"), language: text("language") };
  const dates = { madeAt: text("madeAt"), expires: text("expires") };
  const product = text("product");
  return parsed({
    drill,
    ...names,
    answerKey,
    product,
    ...said,
    terms,
    proposal,
    published,
    ...place,
    ...dates,
  });
}

/** The terms that an invitation asks to accept: those proposed or, while none are, those in force; `null` where no embargo is. */
export function askedTerms({
  embargo,
  terms,
  proposal,
}: Pick<InvitationFile, "embargo" | "terms" | "proposal">): EmbargoTerms | null {
  if (embargo === "none" || embargo === "exited") return null;
  return proposal ?? terms;
}
