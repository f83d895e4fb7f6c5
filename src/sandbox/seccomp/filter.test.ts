/** The seccomp filter, run by a small machine of classic BPF: what becomes of calls with their arguments, on both machines. That the kernel takes it, and obeys, is tested where a sandbox runs. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Instruction, opcode, programBytes } from "#sandbox/seccomp/bpf.ts";
import { callsOf, type Machine } from "#sandbox/seccomp/calls.ts";
import { action, filterBytes, filterProgram } from "#sandbox/seccomp/filter.ts";

const audit: Readonly<Record<Machine, number>> = { x86_64: 0xc000003e, aarch64: 0xc00000b7 };

type MachineCall = { readonly number: number; readonly args?: readonly bigint[]; readonly machine?: number };

/** What a filter answers to a call, as the kernel's machine would; `NaN` where it leaves the program. */
function answer(program: readonly Instruction[], { number, args = [], machine = 0 }: MachineCall): number {
  const data = new DataView(new ArrayBuffer(64));
  data.setUint32(0, number, true);
  data.setUint32(4, machine, true);
  for (const [index, value] of args.entries()) data.setBigUint64(16 + 8 * index, value, true);
  let word = 0;
  for (let at = 0; at < program.length; at++) {
    const { code, operand, whenTrue, whenFalse } = program[at] as Instruction;
    if (code === opcode.give) return operand;
    if (code === opcode.load) word = data.getUint32(operand, true);
    else if (code === opcode.and) word = (word & operand) >>> 0;
    else at += passes(code, word, operand) ? whenTrue : whenFalse;
  }
  return Number.NaN;
}

function passes(code: number, word: number, operand: number): boolean {
  if (code === opcode.jumpEqual) return word === operand;
  if (code === opcode.jumpAtLeast) return word >= operand;
  return (word & operand) !== 0;
}

describe("seccomp filter", () => {
  for (const machine of ["x86_64", "aarch64"] as const) {
    const program = filterProgram(machine);
    const calls = callsOf(machine);
    const number = (name: string): number =>
      Object.values(calls)
        .flat()
        .find((call) => call.name === name)?.number ?? -1;
    const of = (name: string, ...args: readonly bigint[]): number =>
      answer(program, { number: number(name), args, machine: audit[machine] });

    it(`${machine}: what a call's list says becomes of it, and no number is in two lists`, () => {
      const plain = {
        ordinary: action.allow,
        escaping: action.kill,
        refused: action.refuse,
        ignored: action.ignore,
      };
      for (const kind of ["ordinary", "escaping", "refused", "ignored"] as const)
        for (const { name } of calls[kind]) assert.equal(of(name), plain[kind], name);
      const numbers = Object.values(calls).flatMap((list) => list.map((call) => call.number));
      assert.equal(new Set(numbers).size, numbers.length);
      assert.ok(numbers.every(Number.isSafeInteger));
    });

    it(`${machine}: every number ends in an answer; what is in no list is missing`, () => {
      const listed = new Set(Object.values(calls).flatMap((list) => list.map((call) => call.number)));
      for (let at = 0; at < 600; at++) {
        const given = answer(program, { number: at, machine: audit[machine] });
        if (!listed.has(at)) assert.equal(given, action.missing, String(at));
        assert.ok(!Number.isNaN(given));
      }
    });

    it(`${machine}: arguments decide`, () => {
      const newUser = 0x10000000n;
      assert.equal(of("clone", 0x11n), action.allow);
      assert.equal(of("clone", newUser | 0x11n), action.kill);
      assert.equal(of("unshare", 0x400n), action.allow);
      assert.equal(of("unshare", 0x80n), action.kill);
      assert.equal(of("ioctl", 0n, 0x5413n), action.allow);
      assert.equal(of("ioctl", 0n, 0x5412n), action.kill);
      assert.equal(of("ioctl", 0n, 0xffffffff00005412n), action.kill, "the kernel looks at the lower half");
      assert.deepEqual(
        [1n, 2n, 10n, 16n, 17n, 38n, 40n].map((family) => of("socket", family)),
        [
          action.allow,
          action.allow,
          action.allow,
          action.noFamily,
          action.kill,
          action.noFamily,
          action.kill,
        ],
      );
      assert.equal(of("prlimit64", 0n, 4n, 1n), action.ignore);
      assert.equal(of("prlimit64", 0n, 4n, 0x100000000n), action.ignore);
      assert.equal(of("prlimit64", 0n, 4n, 0n), action.allow);
      assert.equal(of("prlimit64", 0n, 7n, 1n), action.allow);
      assert.equal(of("mknodat", 0n, 0n, 0o020666n), action.kill);
      assert.equal(of("mknodat", 0n, 0n, 0o010666n), action.allow);
      assert.equal(of("personality", 0x40000n), action.allow);
      assert.equal(of("personality", 0x400000n), action.refuse);
    });

    it(`${machine}: calls of another machine kill`, () => {
      assert.equal(answer(program, { number: number("read"), machine: 0x40000003 }), action.kill);
      const foreign = 0x40000000 + number("read");
      assert.equal(answer(program, { number: foreign, machine: audit[machine] }), action.kill);
      assert.deepEqual(filterBytes(machine), programBytes(program));
      assert.equal(filterBytes(machine).length, program.length * 8);
    });
  }
});
