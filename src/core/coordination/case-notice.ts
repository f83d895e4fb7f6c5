/** What people who take part in a case are written to about. */

/** An embargo's end, a publication, a clock that is near, an answer that is waited for, a report that is handed over, what a feed shows, an answer that came, thanks that changed, an advisory that a second person must release. */
export type CaseNoticeKind =
  | "ended"
  | "published"
  | "reminder"
  | "waiting"
  | "released"
  | "signal"
  | "answered"
  | "credit"
  | "review";

/** What does not wait for the end of quiet hours: an embargo is over, or a feed shows that it may be. */
export const graveCaseNotices: readonly CaseNoticeKind[] = ["ended", "signal"];
