/** UndefinedBehaviorSanitizer: what kind of undefined behaviour a run-time error is. */
import { holds, textAfter } from "#core/crash/scan.ts";
import type { LineRule } from "#core/crash/trace-state.ts";

/** Kinds by the words of their message, one after another; the wider ones stand behind those that they would swallow. */
const kinds: readonly (readonly [kind: string, ...wordings: readonly (readonly string[])[]])[] = [
  ["Divide-by-zero", ["division by zero"]],
  ["Float-cast-overflow", ["outside the range of representable values"]],
  ["Implicit-conversion", ["implicit conversion from type"]],
  ["Incorrect-function-pointer-type", ["call to function ", " through pointer to incorrect function type"]],
  ["Index-out-of-bounds", ["out of bounds for type"]],
  ["Invalid-bool-value", ["not a valid value for type 'bool'"], ["not a valid value for type 'BOOL'"]],
  ["Invalid-builtin-use", [", which is not a valid argument"]],
  ["Misaligned-address", ["misaligned address"]],
  ["No-return-value", ["reached the end of a value-returning function"]],
  ["Invalid-null-argument", ["null pointer passed as ", ", which is declared to never be null"]],
  ["Null-dereference READ", ["load of null pointer"]],
  ["Null-dereference", ["binding to null pointer"], ["access within null pointer"], ["call on null pointer"]],
  ["Null-dereference WRITE", ["store to null pointer"]],
  ["Object-size", ["address ", " with insufficient space for an object of type"]],
  [
    "Pointer-overflow",
    ["addition of unsigned offset "],
    ["subtraction of unsigned offset "],
    ["pointer index expression with base "],
    ["applying non-zero offset ", " to null pointer"],
    ["applying zero offset to null pointer"],
  ],
  ["Invalid-null-return", ["null pointer returned from function declared to never return null"]],
  ["Undefined-shift", ["shift"]],
  ["Unreachable code", ["execution reached an unreachable program point"]],
  ["Unsigned-integer-overflow", ["unsigned integer overflow"]],
  ["Upcast-of-null-pointer", ["upcast of null pointer of type"]],
  ["Non-positive-vla-bound-value", ["variable length array bound evaluates to non-positive value"]],
  ["Invalid-enum-value", ["not a valid value for type"]],
  [
    "Integer-overflow",
    ["integer overflow"],
    ["negation of", "cannot be represented in type"],
    ["division of", "cannot be represented in type"],
  ],
  ["Assumption-violation", ["assumption is violated during execution"]],
];

/** A run-time error that is no bad cast; one that has no kind of its own is unknown. */
export const undefinedBehaviour: LineRule = (line, state) => {
  if (state.type !== "") return false;
  const reason = textAfter(line, ": runtime error: ");
  if (reason === null) return false;
  const kind = kinds.find(([, ...wordings]) => wordings.some((words) => holds(reason, ...words)))?.[0];
  state.reset();
  state.setType(kind ?? "UNKNOWN", "ubsan");
  return false;
};
