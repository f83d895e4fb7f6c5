/** The tone in which a state is shown; the word beside it says the same. */
import type { ResponseStatus } from "#core/directive/attestation.ts";
import type { DirectiveState } from "#core/directive/directive.ts";
import type { Tone } from "#web/ui/badge.tsx";

export const stateTones: Readonly<Record<DirectiveState, Tone>> = {
  draft: "plain",
  review: "warning",
  approved: "warning",
  issued: "info",
  revised: "info",
  superseded: "unknown",
  withdrawn: "unknown",
  expired: "unknown",
};

export const responseStatusTones: Readonly<Record<ResponseStatus, Tone>> = {
  told: "warning",
  acknowledged: "info",
  unknown: "unknown",
  affected: "danger",
  contradicted: "danger",
  closed: "good",
  "not-affected": "good",
};
