/** Windows' cdb: what was tried at which address, its buckets, its stacks. */
import { afterLast, capitalized, holds } from "#core/crash/scan.ts";
import type { LineRule } from "#core/crash/trace-state.ts";

/** `Attempt to read from address 0000`. */
export const cdbAccess: LineRule = (line, state) => {
  if (!line.startsWith("Attempt to ")) return false;
  const at = line.lastIndexOf(" address ");
  const before = line.slice("Attempt to ".length, Math.max(at, 0));
  const cut = before.lastIndexOf(" ");
  if (at < 0 || cut < 0) return false;
  state.setType(before.slice(0, cut).toUpperCase().trim(), "cdb");
  state.address = `0x${line.slice(at + " address ".length).trim()}`;
  return false;
};

/** The first kind that cdb names. */
export const cdbKind: LineRule = (line, state) => {
  if (holds(line, "ExceptionCode: ", "(Stack overflow)")) state.setType("Stack-overflow", "cdb");
  const bucket = afterLast(line, "DEFAULT_BUCKET_ID", / *: *([a-zA-Z_]+)/y)?.[1];
  if (bucket !== undefined) state.setType(kindOfBucket(bucket), "cdb");
  return false;
};

function kindOfBucket(bucket: string): string {
  const name = bucket.endsWith("_AVRF") ? bucket.slice(0, -"_AVRF".length) : bucket;
  return capitalized(name.replaceAll("_", "-"))
    .replaceAll("Status-integer-overflow", "Integer-overflow")
    .replaceAll("Status-integer-divide-by-zero", "Divide-by-zero");
}

/** The head of cdb's stack: what was read before is none of it. */
export const cdbStackStart: LineRule = (line, state) => {
  if (line.startsWith("ChildEBP RetAddr")) state.restart();
  return false;
};
