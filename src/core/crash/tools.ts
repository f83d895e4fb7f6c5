/** The names of the tools whose traces are read; each has vectors of its own in `test/vectors/crash/NAME/`. */

/** Tools after whose rules a trace gets its kind. */
export const traceTools = [
  "android",
  "asan",
  "assertion",
  "cdb",
  "centipede",
  "cfi",
  "chromium",
  "detector",
  "gdb",
  "go",
  "hwasan",
  "java",
  "kasan",
  "kernel",
  "libfuzzer",
  "loader",
  "lsan",
  "msan",
  "node",
  "python",
  "tsan",
  "ubsan",
  "v8",
] as const;

/** One of them. */
export type TraceTool = (typeof traceTools)[number];
