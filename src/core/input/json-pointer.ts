/** JSON Pointers (RFC 6901): how a name stands in one, and how it is read back. */

/** One reference token of a JSON Pointer (RFC 6901 section 3), without the slash before it. */
export function pointerStep(name: string): string {
  return name.includes("~") || name.includes("/") ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** The name that a reference token stands for (RFC 6901 section 4). */
export function nameOfStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}
