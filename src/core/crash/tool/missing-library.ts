/** A library or a symbol that the loader did not find: no flaw of the program, and said so. */
import { afterLast } from "#core/crash/scan.ts";
import type { LineRule } from "#core/crash/trace-state.ts";

/** The first thing missed; its name is the state. */
export const missingLibrary: LineRule = (line, state) => {
  const name =
    quoted(line, ": library ", " not found") ??
    afterLast(
      line,
      "error while loading shared libraries: ",
      /([^:]*): cannot open shared object file/y,
    )?.[1] ??
    quoted(line, ": cannot locate symbol ", " referenced by");
  if (name === null || name === undefined) return false;
  state.reset();
  state.setType("Missing-library", "loader");
  state.state = name;
  return false;
};

/** What stands in quotes between two words. */
function quoted(line: string, before: string, after: string): string | null {
  const start = line.lastIndexOf(before) + before.length;
  const quote = line.charAt(start);
  if (start < before.length || !["`", "'", '"'].includes(quote)) return null;
  const end = line.lastIndexOf(`${quote}${after}`);
  return end > start ? line.slice(start + 1, end) : null;
}
