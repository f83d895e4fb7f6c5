/** `bongsu version within`: whether versions lie in a range, written as the ecosystem writes it or as a vers string. */
import type { Terminal } from "#cli/terminal.ts";
import { printable } from "#core/input/printable.ts";
import { type Parsed, failed, parsed } from "#core/problem.ts";
import { intervalsOfNative } from "#core/version/native-range.ts";
import { containsAny, type Interval } from "#core/version/range.ts";
import type { Scheme } from "#core/version/scheme.ts";
import { parseVers } from "#core/version/vers.ts";
import type { Translate } from "#messages/message.ts";

/** A range as typed, and the name by which its scheme was asked for. */
type TypedRange = { readonly scheme: Scheme; readonly name: string; readonly range: string };

const exits = { within: 0, "not-within": 1, unreadable: 2 } as const;
type WithinAnswer = keyof typeof exits;

/** Says of each version, a line each, whether it lies in the range; the exit code is that of the worst answer. */
export function showWithin(
  typed: TypedRange,
  versions: readonly string[],
  { io, t }: { readonly io: Pick<Terminal, "write">; readonly t: Translate },
): number {
  const { scheme, range } = typed;
  const intervals = intervalsOf(typed);
  if (!intervals.ok) {
    const { code = "", at = "" } = intervals.findings[0] ?? {};
    const why = at === "" ? code : `${code}, ${at}`;
    const line = t("versionCommand.rangeUnreadable", {
      range: printable(range, 80),
      scheme: scheme.name,
      why,
    });
    io.write(`${line}\n`);
    return exits.unreadable;
  }
  const answers = versions.map((version) => answerOf(containsAny(scheme, intervals.value, version)));
  const lines = versions.map((version, at) =>
    t(`versionCommand.answer.${answers[at] ?? "unreadable"}`, { version: printable(version) }),
  );
  io.write(`${lines.join("\n")}\n`);
  return Math.max(...answers.map((answer) => exits[answer]));
}

function answerOf(held: boolean | null): WithinAnswer {
  if (held === null) return "unreadable";
  return held ? "within" : "not-within";
}

/** A vers string names its own scheme, which must be the one that was asked for; `vers:all` and `vers:none` fit every scheme. */
function intervalsOf({ scheme, name, range }: TypedRange): Parsed<readonly Interval[]> {
  if (!range.startsWith("vers:")) return intervalsOfNative(typeOf(name), scheme, range);
  const read = parseVers(range);
  if (!read.ok) return read;
  const { type, scheme: own, intervals } = read.value;
  return own === scheme || type === "all" || type === "none"
    ? parsed(intervals)
    : failed("", "vers-other-scheme", `The range is of ${type}.`);
}

/** The type that a name of a scheme begins with: an OSV ecosystem has its release behind a colon. */
function typeOf(name: string): string {
  const [type = ""] = name.split(":", 1);
  return type.trim().toLowerCase();
}
