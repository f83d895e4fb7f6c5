/**
 * The seccomp filter of a reproducer: what is not listed does not exist (ENOSYS), calls with which programs leave a cage kill, some are looked at with their
 * arguments. A number search by halves, then the few checks; calls of another machine (32-bit, x32) kill.
 */
import { branch, give, type Instruction, maskWith, load, programBytes } from "#sandbox/seccomp/bpf.ts";
import { callsOf, type Machine } from "#sandbox/seccomp/calls.ts";

/** What a filter answers (`linux/seccomp.h`). */
export const action = {
  allow: 0x7fff0000,
  /** Ends the process with SIGSYS, which nothing within can catch. */
  kill: 0x80000000,
  missing: errno(38),
  refuse: errno(1),
  noFamily: errno(97),
  /** As if it had been done. */
  ignore: errno(0),
} as const;

function errno(number: number): number {
  return 0x00050000 + number;
}

/** `AUDIT_ARCH_…` of each machine. */
const auditNames: Readonly<Record<Machine, number>> = { x86_64: 0xc000003e, aarch64: 0xc00000b7 };

/** From this number on x86_64 has the calls of x32. */
const firstForeign = 0x40000000;
const numberAt = 0;
const machineAt = 4;
const argumentsAt = 16;

/** A look at one 32-bit half of an argument; the next step follows where it does not decide. */
type Step = {
  readonly argument: number;
  readonly upper?: boolean;
  readonly mask?: number;
  readonly test: "jumpEqual" | "jumpAnyBit";
  readonly values: readonly number[];
  /** Decides where no value fits, and not where one does. */
  readonly inverse?: boolean;
  readonly outcome: number;
};
type ArgumentCheck = { readonly steps: readonly Step[]; readonly otherwise: number };

/** `CLONE_NEWNS`, `…CGROUP`, `…UTS`, `…IPC`, `…USER`, `…PID`, `…NET`; `CLONE_NEWTIME` only `unshare` knows. */
const namespaces = 0x7e020000;
const newTime = 0x80;
const families = { unix: 1, inet: 2, inet6: 10, packet: 17, vsock: 40 };
const terminalInput = [0x5412, 0x541c];
const coreSize = 4;
const fileType = 0o170000;
const devices = [0o020000, 0o060000];
/** Linux, 32-bit addresses, what is asked, and the layout without chance that thread sanitizers need. */
const personalities = [0, 0x8, 0x20000, 0x20008, 0xffffffff, 0x40000, 0x60000];

const socketCheck: ArgumentCheck = {
  steps: [
    {
      argument: 0,
      test: "jumpEqual",
      values: [families.unix, families.inet, families.inet6],
      outcome: action.allow,
    },
    { argument: 0, test: "jumpEqual", values: [families.packet, families.vsock], outcome: action.kill },
  ],
  otherwise: action.noFamily,
};

const checks: Readonly<Record<string, ArgumentCheck>> = {
  clone: ifAnyBit(0, namespaces),
  unshare: ifAnyBit(0, namespaces + newTime),
  ioctl: ifEqual({ argument: 1, values: terminalInput, outcome: action.kill }),
  socket: socketCheck,
  socketpair: socketCheck,
  setrlimit: ifEqual({ argument: 0, values: [coreSize], outcome: action.ignore }),
  prlimit64: {
    steps: [
      { argument: 1, test: "jumpEqual", values: [coreSize], inverse: true, outcome: action.allow },
      { argument: 2, test: "jumpEqual", values: [0], inverse: true, outcome: action.ignore },
      { argument: 2, upper: true, test: "jumpEqual", values: [0], inverse: true, outcome: action.ignore },
    ],
    otherwise: action.allow,
  },
  personality: {
    steps: [{ argument: 0, test: "jumpEqual", values: personalities, outcome: action.allow }],
    otherwise: action.refuse,
  },
  mknod: ifEqual({ argument: 1, mask: fileType, values: devices, outcome: action.kill }),
  mknodat: ifEqual({ argument: 2, mask: fileType, values: devices, outcome: action.kill }),
};

function ifAnyBit(argument: number, mask: number): ArgumentCheck {
  return {
    steps: [{ argument, test: "jumpAnyBit", values: [mask], outcome: action.kill }],
    otherwise: action.allow,
  };
}

function ifEqual(step: Omit<Step, "test">): ArgumentCheck {
  return { steps: [{ ...step, test: "jumpEqual" }], otherwise: action.allow };
}

/** The instructions of a check, its last step first. */
function checkProgram({ steps, otherwise }: ArgumentCheck): readonly Instruction[] {
  return steps.reduceRight<readonly Instruction[]>(
    (rest, step) => stepProgram(step, rest),
    [give(otherwise)],
  );
}

function stepProgram(step: Step, rest: readonly Instruction[]): readonly Instruction[] {
  const { argument, upper = false, mask, test, values, inverse = false, outcome } = step;
  const decided = [give(outcome)];
  const [fits, fitsNot] = inverse ? [rest, decided] : [decided, rest];
  const looked = values.reduceRight<readonly Instruction[]>(
    (others, value) => branch(test, value, fits, others),
    fitsNot,
  );
  const word = load(argumentsAt + argument * 8 + (upper ? 4 : 0));
  return mask === undefined ? [word, ...looked] : [word, maskWith(mask), ...looked];
}

/** A run of neighbouring numbers of which the same becomes, up to the next run. */
type NumberRun = { readonly from: number; readonly program: readonly Instruction[] };

/** The filter as a program. */
export function filterProgram(machine: Machine): readonly Instruction[] {
  const killed = [give(action.kill)];
  const known = [load(numberAt), ...branch("jumpAtLeast", firstForeign, killed, search(runsOf(machine)))];
  return [load(machineAt), ...branch("jumpEqual", auditNames[machine], known, killed)];
}

/** The filter as bubblewrap takes it. */
export function filterBytes(machine: Machine): Uint8Array {
  return programBytes(filterProgram(machine));
}

function runsOf(machine: Machine): readonly NumberRun[] {
  const calls = callsOf(machine);
  const programs = new Map<number, readonly Instruction[]>();
  for (const { name, number } of calls.conditional) programs.set(number, checkProgram(checkOf(name)));
  const plain = {
    ordinary: action.allow,
    escaping: action.kill,
    refused: action.refuse,
    ignored: action.ignore,
  };
  for (const kind of ["ordinary", "escaping", "refused", "ignored"] as const)
    for (const { number } of calls[kind]) programs.set(number, [give(plain[kind])]);
  const last = Math.max(...programs.keys()) + 1;
  const runs: NumberRun[] = [];
  for (let number = 0; number <= last; number++) {
    const program = programs.get(number) ?? [give(action.missing)];
    if (!sameEnd(runs.at(-1)?.program, program)) runs.push({ from: number, program });
  }
  return runs;
}

function checkOf(name: string): ArgumentCheck {
  const check = checks[name];
  if (check === undefined) throw new RangeError(`No check is written for the call ${name}.`);
  return check;
}

function sameEnd(before: readonly Instruction[] | undefined, next: readonly Instruction[]): boolean {
  const [one, two] = [before?.[0], next[0]];
  return before?.length === 1 && next.length === 1 && one?.operand === two?.operand;
}

function search(runs: readonly NumberRun[]): readonly Instruction[] {
  const [first] = runs;
  if (runs.length === 1 && first !== undefined) return first.program;
  const half = Math.floor(runs.length / 2);
  const upper = runs.slice(half);
  return branch("jumpAtLeast", upper[0]?.from ?? 0, search(upper), search(runs.slice(0, half)));
}
