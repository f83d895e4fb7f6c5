/**
 * Who may see what of a case: the one decision from which lists, counts, messages and exports follow. A coordinator of the case sees all of it; everybody else sees the
 * coordinators, itself, what it was sent, and of the embargo what it is asked to accept. Details come after acceptance.
 */
import type { CaseStep } from "#core/coordination/case-act.ts";
import type { CaseRecord, RecordedAct } from "#core/coordination/case-record.ts";
import {
  type CaseParticipant,
  consentOf,
  type EmbargoConsent,
  participantOf,
} from "#core/coordination/coordinated-case.ts";
import type { EmbargoTerms } from "#core/coordination/embargo/embargo-terms.ts";

/** One entry of a case's log. */
export type CaseEntry = {
  readonly at: string;
  readonly by: string;
  readonly act:
    | RecordedAct
    | {
        readonly kind:
          | "opened"
          | "joined"
          | "linked"
          | "split"
          | "handed-over"
          | "read"
          | "released"
          | "shredded";
      }
    | { readonly kind: "invited" | "invitation-withdrawn" | "invitation-used" | "invitation-declined" }
    | { readonly kind: "answered" };
  readonly steps: readonly CaseStep[];
  readonly participant: string | null;
};

/** A case in the eyes of one participant. */
export type CaseView = {
  readonly coordinates: boolean;
  /** Whether texts that describe the flaw are shown: after the embargo was accepted, or where none is. */
  readonly details: boolean;
  readonly participants: readonly (CaseParticipant & { readonly consent: EmbargoConsent })[];
  readonly embargo: CaseRecord["state"]["embargo"];
  readonly terms: EmbargoTerms | null;
  readonly proposal: EmbargoTerms | null;
  readonly world: CaseRecord["state"]["world"];
  readonly published: boolean;
};

/** The case as a participant sees it; `null` for who takes no part in it. */
export function viewOfCase(record: CaseRecord, viewer: string): CaseView | null {
  const { state, terms, proposal } = record;
  const own = participantOf(state, viewer);
  if (own === null) return null;
  const coordinates = own.roles.includes("coordinator");
  const shown = state.participants.filter(
    (one) => coordinates || one === own || one.roles.includes("coordinator"),
  );
  return {
    coordinates,
    details: coordinates || own.report !== "start",
    participants: shown.map((one) => ({
      ...(one === own || coordinates ? one : named(one)),
      consent: consentOf(state, one),
    })),
    embargo: state.embargo,
    terms,
    proposal,
    world: state.world,
    published: state.published,
  };
}

/** Of a coordinator others see that there is one, and not how far its work is. */
function named(one: CaseParticipant): CaseParticipant {
  return { ...one, report: "accepted", agreed: "none", answer: "none" };
}

/** Who is named where another participant acted, who is not shown. */
export const somebodyElse = "other";

/**
 * An entry of the log as it is shown, `null` where it is not: to coordinators every one; to others what is about themselves, the embargo or the world, without
 * anybody whom they are not shown. Why an end moved is the coordinators' to know.
 */
export function shownEntry(entry: CaseEntry, viewer: string, view: CaseView): CaseEntry | null {
  if (view.coordinates) return entry;
  if (entry.act.kind === "rediscovery" || entry.act.kind === "read") return null;
  const steps = entry.steps.filter(({ subject }) => subject === null || subject === viewer);
  const isOwn = entry.by === viewer || entry.participant === viewer;
  if (!isOwn && !steps.some(({ subject }) => subject === null)) return null;
  const isShown = entry.by === "system" || view.participants.some(({ id }) => id === entry.by);
  return { ...entry, steps, by: isShown ? entry.by : somebodyElse };
}

/** In an audience: whoever takes part, now or later. */
export const everyParticipant = "*";

/** Whether a text is shown: to its audience, its author and, where the details of the flaw are meant, only with them. */
export function mayReadText(
  text: { readonly by: string; readonly audience: readonly string[]; readonly detail: boolean },
  viewer: string,
  view: Pick<CaseView, "coordinates" | "details">,
): boolean {
  if (view.coordinates || text.by === viewer) return true;
  const isMeant = text.audience.includes(viewer) || text.audience.includes(everyParticipant);
  return isMeant && (!text.detail || view.details);
}
