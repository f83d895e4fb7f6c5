/** The line in which a sanitizer says what it found: enough to tell that it spoke and of what. The whole trace is read elsewhere. */

const heads = ["ERROR: ", "WARNING: ", "SUMMARY: "];
const longestLine = 1000;

/** What each report in an output names: `heap-buffer-overflow`, `data race`, `use-of-uninitialized-value`, `undefined-behavior` … with the words behind it. */
export function sanitizerReports(output: string): readonly string[] {
  return output.split("\n").flatMap((line) => reportOf(line.slice(0, longestLine)) ?? []);
}

function reportOf(line: string): string | null {
  for (const head of heads) {
    const at = line.indexOf(head);
    if (at < 0) continue;
    const [, name, report] = /^([A-Z]\w{0,40}Sanitizer): (.+)$/.exec(line.slice(at + head.length)) ?? [];
    if (name !== undefined && report !== undefined) return report.trim();
  }
  return /^[^\s:]+:\d+:\d+: runtime error: /.test(line) ? "undefined-behavior" : null;
}
