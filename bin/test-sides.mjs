/** Parts the test files among the processes that run them, so that all end at about the same time: the longest files first, each to the process that has least. */

/** Of the long ones: about how many seconds of processor time, children's with them. What is not named takes about one. */
const seconds = {
  "test/law/doors.test.ts": 54,
  "test/law/counts-over-time.test.ts": 45,
  "test/access/access.test.ts": 30,
  "test/law/law.test.ts": 28,
  "test/journey.test.ts": 25,
  "test/program/agent-bundle.test.ts": 20,
  "test/law/case-visibility.test.ts": 15,
  "test/law/standing-law.test.ts": 10,
  "test/program/many-processes.test.ts": 27,
  "test/web/pages.test.ts": 40,
  "test/web/widths.test.ts": 40,
  "test/web/explain.test.ts": 25,
  "test/web/check.test.ts": 22,
  "test/web/alert-levels.test.ts": 20,
  "test/web/first-day.test.ts": 20,
  "test/web/conditions.test.ts": 18,
  "test/web/intake/own-advisory.test.ts": 18,
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
