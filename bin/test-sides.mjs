/** Parts the test files among the processes that run them, so that all end at about the same time: the longest files first, each to the process that has least. */

/** Of the long ones: about how many seconds of processor time, children's with them. What is not named takes about one. */
const seconds = {
  "test/access/access.test.ts": 25,
  "test/journey.test.ts": 25,
  "test/law/counts-over-time.test.ts": 25,
  "test/law/doors.test.ts": 22,
  "test/engine/three-matchers.test.ts": 15,
  "test/law/law.test.ts": 15,
  "test/program/agent-bundle.test.ts": 15,
  "test/fix/carry-out.test.ts": 10,
  "test/intake/killed.test.ts": 10,
  "test/corpus/inventory-corpus.test.ts": 8,
  "test/law/case-visibility.test.ts": 8,
  "test/program/terminal.test.ts": 8,
  "test/law/standing-law.test.ts": 6,
  "test/access/sign-in.test.ts": 6,
  "test/access/statements.test.ts": 6,
  "test/access/visibility.test.ts": 6,
  "test/coordination/case-mail.test.ts": 6,
  "test/directive/lifecycle-in-a-room.test.ts": 6,
  "test/publication/osv-api.test.ts": 6,
  "test/corpus/format-hostile.test.ts": 5,
  "test/program/backup.test.ts": 5,
  "test/web/first-day.test.ts": 25,
  "test/web/pages.test.ts": 25,
  "test/web/widths.test.ts": 18,
  "test/web/intake/own-advisory.test.ts": 14,
  "test/web/explain.test.ts": 12,
  "test/web/check.test.ts": 11,
  "test/web/alert-levels.test.ts": 10,
  "test/web/intake/cases.test.ts": 10,
  "test/web/conditions.test.ts": 9,
  "test/web/feed-changes.test.ts": 9,
  "test/web/coordination/case-dialogs.test.ts": 8,
  "test/web/extensions.test.ts": 8,
  "test/web/report.test.ts": 8,
  "test/web/session-ended.test.ts": 8,
  "test/web/contradiction.test.ts": 7,
  "test/web/intake/triage.test.ts": 7,
  "test/web/advisory-search.test.ts": 6,
  "test/web/coordination/portal.test.ts": 6,
  "test/web/receipts.test.ts": 5,
  "test/web/check-verdicts.test.ts": 4,
};

/** As many lists of files as are asked for, each in the order in which it was given. */
export function sidesOf(files, count) {
  const sides = Array.from({ length: count }, () => ({ files: new Set(), seconds: 0 }));
  const cost = (file) => seconds[file.replaceAll("\\", "/")] ?? 1;
  for (const file of files.toSorted((a, b) => cost(b) - cost(a))) {
    const least = sides.reduce((one, other) => (other.seconds < one.seconds ? other : one));
    least.files.add(file);
    least.seconds += cost(file);
  }
  return sides.map((side) => files.filter((file) => side.files.has(file)));
}
