/** What gVisor's kernel says of the calls that were made within, by whichever process: it sees each attempt itself, so nothing that a parent hides is missed. */
import type { Attempt } from "#core/reproducer/observation.ts";

const sending = ["connect", "sendto", "sendmsg", "sendmmsg"];
const escaping = [
  ..."mount umount2 pivot_root setns open_by_handle_at ptrace process_vm_readv process_vm_writev".split(" "),
  ..."keyctl add_key request_key userfaultfd bpf perf_event_open init_module finit_module kexec_load".split(
    " ",
  ),
  ..."reboot swapon".split(" "),
];
const byArgument = ["unshare", "socket", "mknod", "mknodat"];

/** The calls whose trace is asked for. */
export const tracedCalls: readonly string[] = [...sending, ...escaping, ...byArgument];

/** What the lines of a trace tell of. */
export function attemptsIn(lines: Iterable<string>): readonly Attempt[] {
  const attempts = new Set<Attempt>();
  for (const line of lines) {
    const attempt = attemptOf(line);
    if (attempt !== null) attempts.add(attempt);
  }
  return [...attempts];
}

function attemptOf(line: string): Attempt | null {
  const [, name = "", rest = ""] =
    / strace\.go:\d+\] \[[ :\d]+\] .{1,16}? [EX] (\w+)\((.*)$/.exec(line) ?? [];
  if (sending.includes(name)) return isOutward(rest) ? "network" : null;
  if (escaping.includes(name)) return "escape";
  if (name === "unshare") return rest.includes("CLONE_NEW") ? "escape" : null;
  if (name === "socket") return /^AF_(?:VSOCK|PACKET)/.test(rest) ? "escape" : null;
  return name.startsWith("mknod") && /S_IF(?:CHR|BLK)/.test(rest) ? "escape" : null;
}

/** An address beyond the loopback, or no way to one. */
function isOutward(call: string): boolean {
  const [, address] = /Family: AF_INET6?, Addr: ([0-9a-f.:]+)/.exec(call) ?? [];
  if (address !== undefined && !/^(?:127\.|::1$|0\.0\.0\.0$|::$|::ffff:127\.)/.test(address)) return true;
  return /errno=(?:101|113) /.test(call);
}
