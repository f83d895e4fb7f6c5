/** The canonical bytes of a JSON value (RFC 8785), over which digests and signatures are made. */
import canonicalize from "canonicalize";

/** RFC 8785 text of a JSON value. Throws on what JSON cannot say (functions, NaN), which is a bug of the caller. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("value has no JSON form");
  return text;
}

/** RFC 8785 bytes (UTF-8) of a JSON value. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}
