/** Parts the test files among the processes that run them, so that all end at about the same time: the longest files first, each to the process that has least. */

/** Of the long ones: about how many seconds of processor time, children's with them. What is not named takes about one. */
const seconds = {
  "test/journey.test.ts": 42,
  "test/law/counts-over-time.test.ts": 18,
  "test/program/terminal.test.ts": 16,
  "test/law/doors.test.ts": 15,
  "test/program/agent-bundle.test.ts": 14,
  "test/access/access.test.ts": 13,
  "test/law/law.test.ts": 12,
  "test/publication/osv-api.test.ts": 12,
  "test/engine/benches.test.ts": 11,
  "test/intake/killed.test.ts": 9,
  "test/program/backup.test.ts": 9,
  "test/law/apart.test.ts": 8,
  "test/law/case-visibility.test.ts": 8,
  "test/program/drill-run.test.ts": 8,
  "test/program/exit-statuses.test.ts": 8,
  "test/corpus/crash-corpus.test.ts": 7,
  "test/publication/delegated-verdicts.test.ts": 6,
  "test/corpus/csaf-corpus.test.ts": 5,
  "test/corpus/inventory-corpus.test.ts": 5,
  "test/directive/reclock.test.ts": 5,
  "test/fix/carry-out.test.ts": 5,
  "test/law/sources.test.ts": 5,
  "test/corpus/match-corpus.test.ts": 4,
  "test/engine/three-matchers.test.ts": 4,
  "test/program/cut-feeds.test.ts": 4,
  "test/sandbox/escape.test.ts": 4,
  "test/access/work.test.ts": 3,
  "test/coordination/case-sealing.test.ts": 3,
  "test/intake/receive.test.ts": 3,
  "test/publication/ecosystem-packs.test.ts": 3,
  "test/publication/tuf-attacks.test.ts": 3,
  "test/publish/own-advisory.test.ts": 3,
  "test/web/pages.test.ts": 25,
  "test/web/widths.test.ts": 24,
  "test/web/check.test.ts": 11,
  "test/web/conditions.test.ts": 10,
  "test/web/intake/own-advisory.test.ts": 9,
  "test/web/explain.test.ts": 8,
  "test/web/first-day.test.ts": 8,
  "test/web/alert-levels.test.ts": 8,
  "test/web/extensions.test.ts": 6,
  "test/web/contradiction.test.ts": 6,
  "test/web/intake/cases.test.ts": 6,
  "test/web/report.test.ts": 9,
  "test/web/session-ended.test.ts": 6,
  "test/web/coordination/case-dialogs.test.ts": 5,
  "test/web/feed-changes.test.ts": 5,
  "test/web/intake/triage.test.ts": 5,
  "test/web/advisory-search.test.ts": 4,
  "test/web/coordination/contact-book.test.ts": 4,
  "test/web/coordination/portal.test.ts": 4,
  "test/web/passkey.test.ts": 4,
  "test/web/receipts.test.ts": 3,
  "test/web/check-ecosystems.test.ts": 2,
  "test/web/check-verdicts.test.ts": 2,
  "test/web/feeds.test.ts": 2,
  "test/web/signing/publication-roles.test.ts": 2,
  "test/web/verifier/verifier.test.ts": 2,
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
