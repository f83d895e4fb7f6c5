/** The same flaw as different tools on different builds print it: other frames above and below, inlined and split functions, moved lines, renamed files. */
import type { Bug, BugFrame } from "./bug.ts";
import type { Chance } from "./chance.ts";

/** How a trace is printed. */
export type TraceForm = "asan" | "hwasan" | "msan" | "ubsan" | "gdb";

/** The build that a reporter has: which version, from where, how optimised. */
export type Build = { readonly drift: number; readonly root: string; readonly renames: boolean };

const harnesses: readonly (readonly string[])[] = [
  ["LLVMFuzzerTestOneInput", "fuzzer::Fuzzer::ExecuteCallback(unsigned char const*, unsigned long)", "main"],
  ["main", "__libc_start_main"],
  ["run_file(char const*)", "process_arguments(int, char**)", "main", "__libc_start_call_main"],
  ["testing::internal::HandleExceptionsInMethodIfSupported", "testing::Test::Run()", "main"],
  [],
];
const helpers = [
  "read_u32_le",
  "std::vector<unsigned char>::operator[](unsigned long)",
  "safe_get",
  "memmove_wrapper",
];
const above: Readonly<Record<TraceForm, readonly (readonly string[])[]>> = {
  asan: [
    [],
    [],
    ["__asan_memcpy"],
    ["__interceptor_strlen"],
    ["__interceptor_memcmp", "MemcmpInterceptorCommon"],
  ],
  hwasan: [[], ["__hwasan_memcpy"]],
  msan: [[], ["__msan_memcpy"]],
  ubsan: [[]],
  gdb: [[], ["__memmove_avx_unaligned_erms"], ["raise", "abort", "__libc_message", "malloc_printerr"]],
};
const otherNames = ["_impl", "_v2", "Internal"];

/** The frames of one run: what a build, an optimiser and a harness make of the flaw's own. */
export function framesOfRun(bug: Bug, build: Build, form: TraceForm, chance: Chance): readonly BugFrame[] {
  const own = [...bug.frames];
  if (chance.happens(0.15)) own.shift();
  const kept = own.filter((_, at) => at > 5 || !chance.happens(0.1)).slice(0, 4 + chance.below(12));
  const renamed = kept.map((frame) =>
    chance.happens(0.06) ? { ...frame, function: otherName(frame.function, chance) } : frame,
  );
  const split = renamed.map((frame) =>
    chance.happens(0.08) ? { ...frame, function: splitName(frame.function, chance) } : frame,
  );
  const helped = chance.happens(0.12) ? [frameOf(chance.oneOf(helpers), chance), ...split] : split;
  const top = chance.oneOf(above[form]).map((name) => frameOf(name, chance));
  const bottom = chance.oneOf(harnesses).map((name) => frameOf(name, chance));
  return [...top, ...helped.map((frame) => rebuilt(frame, build)), ...bottom];
}

function frameOf(name: string, chance: Chance): BugFrame {
  return { function: name, file: "/build/runtime/support.c", line: 1 + chance.below(900) };
}

function otherName(name: string, chance: Chance): string {
  return name.replace(/^([\w:~]+)/, `$1${chance.oneOf(otherNames)}`);
}

function splitName(name: string, chance: Chance): string {
  return /^\w+$/.test(name) ? `${name}${chance.oneOf([".part.0", ".constprop.1", ".isra.0"])}` : name;
}

/** A frame in a build of another version at another place. */
function rebuilt({ function: name, file, line }: BugFrame, { drift, root, renames }: Build): BugFrame {
  const short = file.replace(/^.*?(?=[^/]+\/[^/]+$)/, "");
  const moved = renames ? short.replace(/([^/]+)\.(\w+)$/, "$1_new.$2") : short;
  return { function: name, file: `${root}/${moved}`, line: Math.max(1, line + drift) };
}

const address = (chance: Chance) =>
  `0x${(0x55_5000_0000 + chance.below(0x7fff_ffff)).toString(16).padStart(12, "0")}`;

/** The trace as text. */
export function traceText(bug: Bug, frames: readonly BugFrame[], form: TraceForm, chance: Chance): string {
  const kind = chance.happens(0.12) ? "SEGV" : bug.kind;
  const at = address(chance);
  const stack = frames.map((frame, number) => frameLine(frame, number, form, chance));
  switch (form) {
    case "gdb":
      return [`Program received signal SIGSEGV, Segmentation fault.`, ...stack].join("\n");
    case "ubsan":
      return [
        `${frames[0]?.file}:${frames[0]?.line}:9: runtime error: load of address ${at} with insufficient space for an object of type 'int'`,
        ...stack,
      ].join("\n");
    case "msan":
      return [
        `==7==WARNING: MemorySanitizer: use-of-uninitialized-value`,
        ...stack,
        `SUMMARY: MemorySanitizer: use-of-uninitialized-value`,
      ].join("\n");
    case "hwasan":
      return [
        `==7==ERROR: HWAddressSanitizer: tag-mismatch on address ${at} at pc ${address(chance)}`,
        `${bug.access} of size 4 at ${at} tags: 3f/00 (ptr/mem) in thread T0`,
        ...stack,
      ].join("\n");
    default:
      return asanText(kind, bug.access, at, stack);
  }
}

function asanText(kind: string, access: string, at: string, stack: readonly string[]): string {
  const head =
    kind === "SEGV"
      ? `==31==ERROR: AddressSanitizer: SEGV on unknown address ${at} (pc 0x00000051c2b1 bp 0x7ffd sp 0x7ffd T0)\n==31==The signal is caused by a ${access} memory access.`
      : `==31==ERROR: AddressSanitizer: ${kind} on address ${at} at pc 0x00000051c2b1 bp 0x7ffd sp 0x7ffd\n${access} of size 4 at ${at} thread T0`;
  return [head, ...stack, "", `SUMMARY: AddressSanitizer: ${kind}`].join("\n");
}

function frameLine(
  { function: name, file, line }: BugFrame,
  number: number,
  form: TraceForm,
  chance: Chance,
): string {
  if (form === "gdb") return `#${number}  ${address(chance)} in ${name.split("(")[0]} () at ${file}:${line}`;
  return `    #${number} ${address(chance)} in ${name} ${file}:${line}:${1 + chance.below(60)}`;
}
