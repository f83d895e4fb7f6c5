/**
 * Which options go with which others, by command: one that would do nothing in a run is refused, since whoever wrote it meant something by it. What an option
 * needs or does not go with is another option (`feed`), one with a value (`format=table`), a command's word (`word:ask`), a path (`path:-`) or a
 * variable of the environment that stands for an option (`env:BONGSU_DIR`).
 */

/** What one option needs: one of these at least; and what it never goes with. */
export type OptionRule = {
  readonly option: string;
  readonly needs?: readonly string[];
  readonly never?: readonly string[];
};

/** One run: what its arguments give, without what stands by default. */
export type GivenOptions = {
  readonly values: Readonly<Record<string, unknown>>;
  /** The options that the arguments name. */
  readonly named: ReadonlySet<string>;
  readonly positionals: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** An option that does nothing in a run, and what it needs or does not go with. */
export type OptionClash = {
  readonly option: string;
  readonly code: "NEEDS" | "NEVER";
  readonly others: readonly string[];
};

/** The first option of a run that does nothing; `null` where each does something. */
export function optionClash(rules: readonly OptionRule[], given: GivenOptions): OptionClash | null {
  for (const { option, needs = [], never = [] } of rules) {
    if (!given.named.has(option)) continue;
    const met = needs.length === 0 || needs.some((one) => holds(one, given));
    if (!met) return { option, code: "NEEDS", others: needs.flatMap((one) => written(one) ?? []) };
    const against = never.filter((one) => holds(one, given));
    if (against.length > 0)
      return { option, code: "NEVER", others: against.flatMap((one) => written(one) ?? []) };
  }
  return null;
}

function holds(condition: string, { values, named, positionals, env }: GivenOptions): boolean {
  const [, kind = "", what = ""] = /^(word|path|env):(.*)$/.exec(condition) ?? [];
  if (kind === "word") return positionals[0] === what;
  if (kind === "path") return positionals.includes(what);
  if (kind === "env") return env[what] !== undefined;
  const [name = "", value] = condition.split("=");
  return value === undefined ? named.has(name) : values[name] === value;
}

/** As a person writes it; a variable is not told, since its option is. */
function written(condition: string): string | null {
  const [, kind = "", what = ""] = /^(word|path|env):(.*)$/.exec(condition) ?? [];
  if (kind === "env") return null;
  return kind === "" ? `--${condition.replace("=", " ")}` : what;
}
