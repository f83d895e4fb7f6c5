/** YAML lists (SPDX, conda, workflows) read within limits; `js-yaml`'s throws become findings. */
import { FAILSAFE_SCHEMA, load, YAMLException } from "js-yaml";
import { tooLong, type ReadOptions } from "#core/inventory/reader.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";

const mostChars = 16 * 1024 * 1024;

/**
 * The value of a YAML text of one document: mappings, sequences and texts (`3.10` stays a text). Its objects may hold any key: ask them with
 * `member`. Aliases share one value, so whoever reads walks named members and never a whole value.
 */
export function readYaml(text: string, options: ReadOptions = {}): Parsed<unknown> {
  const long = tooLong(text, { ...options, chars: Math.min(options.chars ?? mostChars, mostChars) });
  if (long !== null) return long;
  try {
    return parsed(load(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, { schema: FAILSAFE_SCHEMA }));
  } catch (error) {
    const line = error instanceof YAMLException ? error.mark?.line : undefined;
    const at = line === undefined ? "" : `line ${line + 1}`;
    return failed(at, "yaml-invalid", "This is not YAML from here on, or it is nested too deep.");
  }
}
