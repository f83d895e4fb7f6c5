/** How what offices bring is refused: with the finding that a person is shown. */
import { type Parsed, Refusal } from "#core/problem.ts";

/** Refuses it for one reason. */
export function refuse(code: string, message: string): never {
  throw new Refusal("input-invalid", message, [{ at: "", code, message }]);
}

/** What was read or found, or its refusal. */
export function orRefuse<T>(read: Parsed<T>): T {
  if (read.ok) return read.value;
  throw new Refusal("input-invalid", read.findings[0]?.message ?? "", read.findings);
}
