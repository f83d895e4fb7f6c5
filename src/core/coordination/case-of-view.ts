/**
 * A case as far as one participant is shown it, for the machines: what is offered to somebody, and what is said to be next, follows from this alone and so tells
 * nothing of who is not shown.
 */
import type { CaseRecord } from "#core/coordination/case-record.ts";
import { type CaseView, somebodyElse } from "#core/coordination/case-view.ts";
import type { CoordinatedCase } from "#core/coordination/coordinated-case.ts";

/** The case of a view; a proposer who is not shown is somebody else. */
export function caseOfView(record: CaseRecord, view: CaseView): CoordinatedCase {
  const { proposer } = record.state;
  const participants = view.participants.map(({ consent: _consent, ...one }) => one);
  const isShown = proposer === null || participants.some(({ id }) => id === proposer);
  return {
    participants,
    embargo: view.embargo,
    proposer: isShown ? proposer : somebodyElse,
    world: view.world,
    published: view.published,
  };
}
