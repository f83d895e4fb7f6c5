/** The registry of run times whose traces ClusterFuzz has no rule for, asked in this order after its rules; each has vectors in `test/vectors/crash/NAME/`. */
import type { Crash } from "#core/crash/crash.ts";
import { dotnet } from "#core/crash/runtime/dotnet.ts";
import { gdb } from "#core/crash/runtime/gdb.ts";
import { honggfuzz } from "#core/crash/runtime/honggfuzz.ts";
import { java } from "#core/crash/runtime/java.ts";
import { jvm } from "#core/crash/runtime/jvm.ts";
import { kernel } from "#core/crash/runtime/kernel.ts";
import { node } from "#core/crash/runtime/node.ts";
import { python } from "#core/crash/runtime/python.ts";
import { race } from "#core/crash/runtime/race.ts";
import { rust } from "#core/crash/runtime/rust.ts";
import type { RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

/** Every reader. */
export const runtimeReaders: readonly RuntimeReader[] = [
  rust,
  python,
  jvm,
  java,
  dotnet,
  node,
  honggfuzz,
  gdb,
  kernel,
  race,
];

const longestLine = 8192;
const mostLines = 400_000;

/** What the rules made of a text. */
type RuledTrace = { readonly crash: Crash | null; readonly hang: boolean };

/** The crash of a text: the one that the rules saw, and beside them what a run time printed where they saw none, or no frame of a race; with the run time's name where it was its. */
export function readBeside(
  text: string,
  { crash, hang }: RuledTrace,
): { readonly crash: Crash | null; readonly name: string | null } {
  const isOpen = crash === null ? !hang : crash.type.startsWith("Data race") && crash.state.join() === "NULL";
  return (isOpen ? readRuntimeTrace(text) : null) ?? { crash, name: null };
}

/** The crash that a run time printed; null where none of them knows the text. */
export function readRuntimeTrace(text: string): { readonly crash: Crash; readonly name: string } | null {
  const lines = text
    .split(/\r?\n/)
    .slice(0, mostLines)
    .filter((line) => line.length <= longestLine);
  for (const { name, read } of runtimeReaders) {
    const crash = read(lines);
    if (crash !== null) return { crash, name };
  }
  return null;
}
