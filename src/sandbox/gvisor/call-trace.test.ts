/** Lines of gVisor's trace of calls, as release 20250127 writes them: which of them are attempts. The whole driver is tested where `runsc` is installed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attempt } from "#core/reproducer/observation.ts";
import { attemptsIn } from "#sandbox/gvisor/call-trace.ts";

const head = "I1130 13:06:46.387352       1 strace.go:567] [   1:   7] ";
const cases: readonly (readonly [string, readonly Attempt[]])[] = [
  ["python3 E connect(0x3 socket:[1], 0x7e {Family: AF_INET, Addr: 192.0.2.7, Port: 80}, 0x10)", ["network"]],
  [
    "python3 E sendto(0x3 socket:[2], 0xa5, 0x1, 0x0, 0x7e {Family: AF_INET6, Addr: 2001:db8::7, Port: 53}, 0x1c)",
    ["network"],
  ],
  [
    "python3 X sendmsg(0x3 socket:[2], 0x7e, 0x0) = 0 (0x0) errno=113 (no route to host) (21.8µs)",
    ["network"],
  ],
  [
    "python3 E sendto(0x3 socket:[3], 0xa5, 0x1, 0x0, 0x7e {Family: AF_INET, Addr: 127.0.0.1, Port: 53}, 0x10)",
    [],
  ],
  ['python3 E connect(0x3 socket:[1], 0x7e {Family: AF_UNIX, Addr: "/dev/log"}, 0x10)', []],
  ["unshare E unshare(CLONE_NEWUSER)", ["escape"]],
  ["sh E unshare(CLONE_FILES)", []],
  ["python3 E socket(AF_VSOCK, SOCK_STREAM, IPPROTO_IP)", ["escape"]],
  ["python3 E socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP)", []],
  ["a b E ptrace(PTRACE_TRACEME, 0x0, 0x0, 0x0)", ["escape"]],
  ["python3 E mknod(0x7e /tmp/d, S_IFBLK|0o666, 0xfe00)", ["escape"]],
  ["python3 E mknod(0x7e /tmp/f, S_IFIFO|0o666, 0x0)", []],
];

for (const [line, attempts] of cases)
  test(`${line.slice(0, 70)}: ${attempts.join() || "nothing"}`, () => {
    assert.deepEqual(attemptsIn([`${head}${line}`]), attempts);
  });

test("only the kernel's own lines count, each kind once", () => {
  assert.deepEqual(attemptsIn(["D1130 13:06 1 task.go:9] a E mount(", "mount(", ""]), []);
  const twice = [`${head}a E mount(0x0)`, `${head}a X mount(0x0) = 0 (0x0) errno=1 (x)`];
  assert.deepEqual(attemptsIn(twice), ["escape"]);
});
