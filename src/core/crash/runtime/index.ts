/** The registry of run times whose traces ClusterFuzz has no rule for, asked in this order after its rules; each has vectors in `test/vectors/crash/NAME/`. */
import type { Crash } from "#core/crash/crash.ts";
import { android } from "#core/crash/runtime/android.ts";
import { dotnet } from "#core/crash/runtime/dotnet.ts";
import { gdb } from "#core/crash/runtime/gdb.ts";
import { honggfuzz } from "#core/crash/runtime/honggfuzz.ts";
import { java } from "#core/crash/runtime/java.ts";
import { jvm } from "#core/crash/runtime/jvm.ts";
import { kernel } from "#core/crash/runtime/kernel.ts";
import { node } from "#core/crash/runtime/node.ts";
import { php } from "#core/crash/runtime/php.ts";
import { python } from "#core/crash/runtime/python.ts";
import { race } from "#core/crash/runtime/race.ts";
import { ruby } from "#core/crash/runtime/ruby.ts";
import { rust } from "#core/crash/runtime/rust.ts";
import { swift } from "#core/crash/runtime/swift.ts";
import type { RuntimeReader } from "#core/crash/runtime/runtime-trace.ts";

/** Every reader. */
export const runtimeReaders: readonly RuntimeReader[] = [
  rust,
  python,
  jvm,
  java,
  dotnet,
  node,
  ruby,
  php,
  swift,
  honggfuzz,
  gdb,
  kernel,
  race,
  android,
];

const longestLine = 8192;
const mostLines = 400_000;

/** What the rules made of a text. */
type RuledTrace = { readonly crash: Crash | null; readonly hang: boolean };

/** The crash of a text: the one that the rules saw. Where they saw none, or its kind and no frame of it, what a run time printed counts; with the run time's name where it was its. */
export function readBeside(
  text: string,
  { crash, hang }: RuledTrace,
): { readonly crash: Crash | null; readonly name: string | null } {
  if (crash === null ? hang : hasFrames(crash, text)) return { crash, name: null };
  const beside = readRuntimeTrace(text);
  if (crash === null || beside === null) return beside ?? { crash, name: null };
  const { state, frames } = beside.crash;
  const address = crash.address === "" ? beside.crash.address : crash.address;
  return { crash: { ...crash, address, state, frames }, name: beside.name };
}

/** Whether the rules read the stack that a trace has; ClusterFuzz knows frames of Rust by their addresses alone. */
function hasFrames({ type, state }: Crash, text: string): boolean {
  if (state.join() === "NULL") return false;
  return !(type === "ASSERT" && state.length === 1 && /^stack backtrace:$/m.test(text));
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
