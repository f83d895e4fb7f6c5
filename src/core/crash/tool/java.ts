/** Java under Jazzer, and Wycheproof's tests of cryptography: exceptions that nothing caught. */
import type { LineRule, TraceState } from "#core/crash/trace-state.ts";

const head = "== Java Exception: ";
const wycheproof = "(com.google.security.wycheproof.";

/** The first exception. */
export const javaException: LineRule = (line, state) => {
  if (line.startsWith(head))
    begin(
      line.includes("FuzzerSecurityIssue", head.length) ? "Security exception" : "Uncaught exception",
      state,
    );
  const failed = wycheproofTest(line);
  if (failed !== null) {
    begin("Wycheproof error", state);
    state.state = failed;
  }
  return false;
};

function begin(type: string, state: TraceState): void {
  state.setType(type, "java");
  state.javaException = true;
}

/** `1) testName(com.google.security.wycheproof.SomeTest)`: the test. */
function wycheproofTest(line: string): string | null {
  const at = line.lastIndexOf(wycheproof);
  const close = at < 0 ? undefined : /^[a-zA-Z0-9]*\)/.exec(line.slice(at + wycheproof.length))?.[0].length;
  const start = close === undefined ? -1 : line.lastIndexOf(") ", at - 2);
  return close === undefined || start < 0 ? null : line.slice(start + 2, at + wycheproof.length + close);
}
