/** Gradle's gradle.lockfile and buildscript-gradle.lockfile: `group:artifact:version=configurations`. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  numberedLines,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import type { Parsed } from "#core/problem.ts";

/** gradle.lockfile. */
export const gradleLockfile: Reader = {
  name: "gradle-lockfile",
  locks: ["gradle-build", "gradle-catalog"],
  files: /\.lockfile$/i,
  fix: "gradle",
  recognise: (path, head) =>
    fileName(path).endsWith("gradle.lockfile") || head.startsWith("# This is a Gradle generated file"),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("gradle-lockfile", options);
  for (const [line, number] of numberedLines(text, gathering)) {
    const at = `line ${number}`;
    if (line.trim() === "" || line.startsWith("#") || line.startsWith("empty=")) continue;
    const [, name, version, configurations = ""] =
      /^([^:=\s]{1,300}:[^:=\s]{1,300}):([^:=\s]{1,200})=(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || version === undefined) {
      gathering.leaveOut(at, "entry-unreadable", line.trim());
      continue;
    }
    const dev = configurations.split(",").every((word) => /^test|^androidTest/i.test(word));
    gathering.add({ ecosystem: "Maven", name, version, at, scope: dev ? "dev" : "runtime" });
  }
  return gathering.done();
}
