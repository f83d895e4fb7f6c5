/** What the journal says of the way of a finding: reported, decided by people, published by the room. */
import { type IntakeEvent, intakeVisibility } from "#core/intake/intake-event.ts";
import { type CveEvent, cveVisibility } from "#core/publish/cve-programme/cve-event.ts";
import { type OwnAdvisoryEvent, ownAdvisoryVisibility } from "#core/publish/own-advisory-event.ts";
import { type TriageEvent, triageVisibility } from "#core/triage/triage-event.ts";

/** A fact of that way. */
export type FindingEvent = IntakeEvent | TriageEvent | OwnAdvisoryEvent | CveEvent;

/** Who reads which field of it. */
export const findingVisibility = {
  ...intakeVisibility,
  ...triageVisibility,
  ...ownAdvisoryVisibility,
  ...cveVisibility,
} as const;
