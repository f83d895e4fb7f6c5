/** Whether two crash states are one, after ClusterFuzz's comparer: equal, or two lines the same in the same order, or lines that are nearly the same. */
import { type Signal, signal } from "#core/duplicate/signal.ts";
import { commonInOrder, lineLikeness } from "#core/duplicate/sequences.ts";

/** Above this two states are similar. */
export const stateThreshold = 0.8;
const linesInCommon = 2;
/** A state that names the input in place of frames is the same as no other. */
const hashOfInput = "FuzzerHash=";

/** How like two states are; above {@link stateThreshold} exactly where they are similar. 0 where one is empty. */
export function stateLikeness(first: readonly string[], second: readonly string[]): number {
  if (isEmpty(first) || isEmpty(second)) return 0;
  if (first.length === second.length && first.every((line, at) => line === second[at])) return 1;
  if ([...first, ...second].some((line) => line.includes(hashOfInput))) return 0;
  const pairs = Math.min(first.length, second.length);
  let sum = 0;
  for (let at = 0; at < pairs; at++) sum += lineLikeness(first[at] ?? "", second[at] ?? "");
  const mean = sum / pairs;
  if (commonInOrder(first, second) < linesInCommon) return mean;
  return stateThreshold + (1 - stateThreshold) * mean;
}

/** Whether two crash states are taken for one. */
export function statesAreSimilar(first: readonly string[], second: readonly string[]): boolean {
  return stateLikeness(first, second) > stateThreshold;
}

/** Whether a state is there and names no place in code: what a trace without a readable frame gives. */
export function namesNoPlace(state: readonly string[]): boolean {
  return !isEmpty(state) && state.every((line) => line === "" || line === "NULL");
}

function isEmpty(state: readonly string[]): boolean {
  return state.every((line) => line === "");
}

/** What the crash states say; null where a report has none. */
export function stateSignal(first: readonly string[], second: readonly string[]): Signal | null {
  if (isEmpty(first) || isEmpty(second)) return null;
  const score = stateLikeness(first, second);
  const isEqual = first.length === second.length && first.every((line, at) => line === second[at]);
  if (isEqual) return signal("state", 1, "state-equal", { state: first.join(" < ") });
  const common = first.filter((line) => second.includes(line)).join(" < ");
  const code = score > stateThreshold ? "state-similar" : "state-other";
  return signal("state", score, code, { first: first.join(" < "), second: second.join(" < "), common });
}
