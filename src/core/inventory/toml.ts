/** TOML lists (Cargo.lock, poetry.lock, …) read within limits; `smol-toml`'s throws become findings. */
import { parse, TomlError } from "smol-toml";
import { tooLong, type ReadOptions } from "#core/inventory/reader.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";

/** The value of a TOML text. Its objects may hold any key: ask them with `member`. */
export function readToml(text: string, options: ReadOptions = {}): Parsed<unknown> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  try {
    return parsed(
      parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, {
        maxDepth: 200,
        integersAsBigInt: "asNeeded",
      }),
    );
  } catch (error) {
    if (error instanceof TomlError)
      return failed(`line ${error.line}`, "toml-invalid", "This is not TOML from here on.");
    return failed("", "toml-invalid", "This is not TOML.");
  }
}
