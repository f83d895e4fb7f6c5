/**
 * More time for one organisation, granted on its request: its form, and the sealed word of the room that the organisation keeps. It names the
 * organisation, so it is never published; `core/clock/running-clock.ts` applies it to a clock.
 */
import { wordsToUnderstand } from "#core/document/must-understand.ts";
import { member, textMember } from "#core/input/json.ts";
import { readDuration } from "#core/clock/clock.ts";
import { hasId, hasInstant } from "#core/document/shared-members.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** What becomes of a request: nobody has answered it, or an officer has. */
export const extensionStates = ["open", "granted", "declined"] as const;
export type ExtensionState = (typeof extensionStates)[number];

/** The most that one request may ask for, in each of the units in which it may: about a quarter of a year. */
export const mostExtension = { hours: 2160, days: 90, workingDays: 60 } as const;

/** How much more time: exactly one unit, within {@link mostExtension}. */
export type ExtensionSpan =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly workingDays: number };

/** The payload of a grant. `grantedAt` is RFC 3339 in UTC. */
export type ExtensionGrant = {
  readonly type: "bongsu.extension/1";
  readonly request: string;
  readonly organization: string;
  readonly directive: string;
  readonly drill: boolean;
  readonly duration: ExtensionSpan;
  readonly grantedAt: string;
};

const requestForm = /^X-[0-9a-f]{24}$/;

/** Reads the payload of a grant: every member that is used, and no other. `request` is fit to be a file's name. */
export function readExtensionGrant(value: unknown): Parsed<ExtensionGrant> {
  const [request, organization, directive, grantedAt] = (
    ["request", "organization", "directive", "grantedAt"] as const
  ).map((name) => textMember(value, name) ?? "") as [string, string, string, string];
  const drill = member(value, "drill");
  const missing = wordsToUnderstand(value);
  if (missing.length > 0) return { ok: false, findings: missing };
  const duration = readDuration(member(value, "duration"), "/duration");
  if (!duration.ok) return duration;
  if (
    textMember(value, "type") !== "bongsu.extension/1" ||
    !requestForm.test(request) ||
    !hasId(value, "organization") ||
    !hasId(value, "directive") ||
    typeof drill !== "boolean" ||
    !hasInstant(value, "grantedAt")
  )
    return failed("", "extension-form", "This is not a granted extension that this program reads.");
  const span = duration.value;
  if ("date" in span || "nextUpgrade" in span || !isBounded(span))
    return failed(
      "/duration",
      "extension-form",
      "An extension lasts hours, days or workingDays, 90 days at most.",
    );
  return parsed({
    type: "bongsu.extension/1",
    request,
    organization,
    directive,
    drill,
    duration: span,
    grantedAt,
  });
}

function isBounded(span: ExtensionSpan): boolean {
  if ("hours" in span) return span.hours <= mostExtension.hours;
  if ("days" in span) return span.days <= mostExtension.days;
  return span.workingDays <= mostExtension.workingDays;
}
