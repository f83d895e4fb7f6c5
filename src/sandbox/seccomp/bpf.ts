/**
 * Programs for the kernel's classic BPF machine, as seccomp runs them: instructions, what they are made of, and their bytes. Jumps only go forward, so every
 * program ends. Pure; both machines that are supported are little-endian.
 */

/** One instruction, as `struct sock_filter` has it. */
export type Instruction = {
  readonly code: number;
  readonly whenTrue: number;
  readonly whenFalse: number;
  readonly operand: number;
};

/** The codes that are used here (`linux/bpf_common.h`). */
export const opcode = {
  load: 0x20,
  and: 0x54,
  jumpEqual: 0x15,
  jumpAtLeast: 0x35,
  jumpAnyBit: 0x45,
  give: 0x06,
} as const;

const farthest = 255;
const longest = 4096;
const instructionBytes = 8;

/** Loads a 32-bit word of `struct seccomp_data`. */
export function load(offset: number): Instruction {
  return { code: opcode.load, whenTrue: 0, whenFalse: 0, operand: offset };
}

/** Keeps the bits of a mask. */
export function maskWith(mask: number): Instruction {
  return { code: opcode.and, whenTrue: 0, whenFalse: 0, operand: mask };
}

/** Ends the program with what becomes of the call. */
export function give(action: number): Instruction {
  return { code: opcode.give, whenTrue: 0, whenFalse: 0, operand: action };
}

type Test = "jumpEqual" | "jumpAtLeast" | "jumpAnyBit";

/** Two ways to go on: the first where the word passes a test, the second else. Both end the program; the shorter one stands first, since a jump is short. */
export function branch(
  test: Test,
  operand: number,
  passed: readonly Instruction[],
  otherwise: readonly Instruction[],
): readonly Instruction[] {
  const passedFirst = passed.length < otherwise.length;
  const jumpedOver = Math.min(passed.length, otherwise.length);
  if (jumpedOver > farthest) throw new RangeError("A jump of BPF goes 255 instructions at most.");
  const code = opcode[test];
  return passedFirst
    ? [{ code, whenTrue: 0, whenFalse: jumpedOver, operand }, ...passed, ...otherwise]
    : [{ code, whenTrue: jumpedOver, whenFalse: 0, operand }, ...otherwise, ...passed];
}

/** The bytes of a program (`struct sock_filter[]`). */
export function programBytes(program: readonly Instruction[]): Uint8Array {
  if (program.length > longest) throw new RangeError("A BPF program has 4,096 instructions at most.");
  const bytes = new Uint8Array(program.length * instructionBytes);
  const view = new DataView(bytes.buffer);
  for (const [index, { code, whenTrue, whenFalse, operand }] of program.entries()) {
    const at = index * instructionBytes;
    view.setUint16(at, code, true);
    view.setUint8(at + 2, whenTrue);
    view.setUint8(at + 3, whenFalse);
    view.setUint32(at + 4, operand, true);
  }
  return bytes;
}
