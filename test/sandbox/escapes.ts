/** Programs that want out of a sandbox, small ones of the shell and of Python, and what must be seen of each. Nothing here is more than a try. */
import type { Attempt, ReachedLimit } from "#core/reproducer/observation.ts";

/** What lies outside, for the programs to look for. */
export type Outside = {
  readonly secretFile: string;
  readonly port: number;
  readonly socketName: string;
  readonly pid: number;
};

/** A program that wants out. */
export type Escape = {
  readonly name: string;
  readonly command: (outside: Outside) => readonly string[];
  /** What the sandbox must have seen of it; what is kept from it unseen has neither. */
  readonly attempt?: Attempt;
  readonly limit?: ReachedLimit;
  /** What the program prints where it was kept in. */
  readonly prints?: string;
};

const sh = (script: string): readonly string[] => ["/bin/sh", "-c", script];
const python = (script: string): readonly string[] => ["/usr/bin/python3", "-I", "-c", script];
const syscall = (numbers: string): string =>
  `import ctypes,platform\nl=ctypes.CDLL(None,use_errno=True)\nn=dict(${numbers})[platform.machine()]\n`;

/** One call of the system by its numbers on both machines. */
function call(x86: number, arm: number, ...args: readonly (string | number)[]): readonly string[] {
  const passed = ["n", ...args].join(",");
  return python(
    `${syscall(`x86_64=${x86},aarch64=${arm}`)}print("answer",l.syscall(${passed}),ctypes.get_errno())`,
  );
}

/** All of them. */
const escapes: readonly Escape[] = [
  {
    name: "files outside",
    command: ({ secretFile }) => sh(`cat ${secretFile} /etc/shadow; ls /home /var /sys; echo kept`),
    prints: "kept",
  },
  {
    name: "environment",
    command: () => sh("env; cat /proc/*/environ 2>/dev/null; echo kept"),
    prints: "kept",
  },
  { name: "canary", command: () => sh("cat /root/.ssh/id_ed25519"), attempt: "canary" },
  {
    name: "loopback of the machine",
    command: ({ port }) =>
      python(
        `import socket\ntry:\n socket.create_connection(("127.0.0.1",${port}),2)\n print("out")\nexcept OSError: print("kept")`,
      ),
    prints: "kept",
  },
  {
    name: "abstract sockets",
    command: ({ socketName }) =>
      python(
        `import socket\ntry:\n socket.socket(socket.AF_UNIX).connect("\\0${socketName}")\n print("out")\nexcept OSError: print("kept")`,
      ),
    prints: "kept",
  },
  {
    name: "network, IPv4",
    command: () => python(`import socket\nsocket.create_connection(("192.0.2.7",80),2)`),
    attempt: "network",
  },
  {
    name: "network, IPv6 by a datagram",
    command: () =>
      python(
        `import socket\nsocket.socket(socket.AF_INET6,socket.SOCK_DGRAM).sendto(b"x",("2001:db8::7",53))`,
      ),
    attempt: "network",
  },
  {
    name: "network, a name in a hidden child",
    command: () =>
      sh(
        `/usr/bin/python3 -I -c 'import socket; socket.gethostbyname("drill.example")' >/dev/null 2>&1; echo innocent`,
      ),
    attempt: "network",
  },
  {
    name: "hypervisor socket",
    command: () => python("import socket\nsocket.socket(40,socket.SOCK_STREAM)"),
    attempt: "escape",
  },
  {
    name: "other processes",
    command: ({ pid }) =>
      sh(`kill -9 ${pid} 2>/dev/null || echo kept; ls -d /proc/[0-9]* | wc -l; ls /proc/${pid} 2>&1`),
    prints: "kept",
  },
  { name: "fork bomb", command: () => sh("f() { f | f & f | f & wait; }; f"), limit: "processes" },
  { name: "ten gigabytes of output", command: () => sh("head -c 10G /dev/zero"), limit: "output" },
  {
    name: "memory bomb",
    command: () => python("x=[]\nwhile True: x.append(bytearray(8<<20))"),
    limit: "memory",
  },
  {
    name: "memory bomb of many",
    command: () =>
      sh(
        `for i in 1 2 3 4 5 6; do /usr/bin/python3 -I -c 'x=bytearray(30<<20); import time; time.sleep(5)' & done; wait`,
      ),
    limit: "memory",
  },
  {
    name: "disk filled by many files",
    command: () => sh("i=0; while head -c 1M /dev/zero >/tmp/$i; do i=$((i+1)); done"),
    limit: "disk",
  },
  { name: "disk filled by one file", command: () => sh("head -c 1G /dev/zero >/tmp/one"), limit: "disk" },
  {
    name: "places that cannot be written to",
    command: () =>
      sh(
        "for d in / /usr /etc /dev /input /proc /root; do touch $d/x 2>/dev/null && echo wrote $d; done; echo kept",
      ),
    prints: "kept",
  },
  { name: "busy loop", command: () => sh("while :; do :; done"), limit: "time" },
  {
    name: "a process that stays",
    command: () => sh("(setsid sleep 98765 >/dev/null 2>&1 &); echo kept"),
    prints: "kept",
  },
  { name: "ptrace", command: () => call(101, 117, 0, 0, 0, 0), attempt: "escape" },
  { name: "memory of another process", command: () => call(310, 270, 1, 0, 0, 0, 0, 0), attempt: "escape" },
  {
    name: "core pattern",
    command: () =>
      sh(
        "echo '|/bin/sh' 2>/dev/null >/proc/sys/kernel/core_pattern || echo kept; ulimit -c unlimited 2>/dev/null; sh -c 'kill -SEGV $$'; ls /tmp",
      ),
    prints: "kept",
  },
  {
    name: "setuid programs",
    command: () =>
      sh(
        "for p in su mount passwd; do $p -c id root </dev/null; done 2>/dev/null; id -u; grep NoNewPrivs:.1 /proc/self/status && echo kept",
      ),
    prints: "kept",
  },
  {
    name: "capabilities",
    command: () => sh("grep Cap /proc/self/status | grep -v 0000000000000000 || echo kept"),
    prints: "kept",
  },
  {
    name: "device nodes",
    command: () => python(`import os,stat\nos.mknod("/tmp/d",stat.S_IFBLK|0o666,os.makedev(254,0))`),
    attempt: "escape",
  },
  {
    name: "devices",
    command: () => sh("ls /dev/mem /dev/kmsg /dev/vda /dev/sda /dev/kvm /dev/fuse 2>/dev/null || echo kept"),
    prints: "kept",
  },
  { name: "keyctl", command: () => call(250, 219, 0, -3, 0), attempt: "escape" },
  { name: "userfaultfd", command: () => call(323, 282, 0), attempt: "escape" },
  { name: "io_uring", command: () => call(425, 425, 8, 0), prints: "answer -1 1" },
  { name: "bpf", command: () => call(321, 280, 0, 0, 0), attempt: "escape" },
  { name: "nested user namespace", command: () => call(272, 97, "0x10000000"), attempt: "escape" },
  { name: "nested user namespace by clone3", command: () => call(435, 435, 0, 0), prints: "answer -1 38" },
  { name: "mount", command: () => call(165, 40, 0, 0, 0, 0, 0), attempt: "escape" },
  { name: "handles of files", command: () => call(304, 265, 0, 0, 0), attempt: "escape" },
  {
    name: "calls of another machine",
    command: () => call(0x40000000 + 39, 0x40000000 + 172),
    attempt: "escape",
  },
  {
    name: "input of the terminal",
    command: () => python(`import fcntl,os,pty\na,b=pty.openpty()\nfcntl.ioctl(b,0x5412,b"x")`),
    attempt: "escape",
  },
  {
    name: "descriptors of the parent",
    command: () =>
      python(
        `import os\nopen_ = [os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{n}")]\nother = [x for x in open_ if not x.startswith(("socket:", "/dev/null", "/proc/"))]\nprint(other or "kept")`,
      ),
    prints: "kept",
  },
  { name: "control groups", command: () => sh("ls /sys/fs/cgroup 2>/dev/null || echo kept"), prints: "kept" },
];

/** All of them, with what a driver answers in its own way; six small programs are within what gVisor itself is given. */
export function escapesOf(driver: string): readonly Escape[] {
  if (driver !== "runsc") return escapes;
  return escapes
    .filter(({ name }) => name !== "memory bomb of many")
    .map(({ name, command, ...seen }) => ({ name, command, ...(underGvisor[name] ?? seen) }));
}

/** gVisor's kernel does not have these calls, or they mean nothing in it; nothing leaves its memory either. */
const underGvisor: Readonly<Record<string, Omit<Escape, "name" | "command">>> = {
  "disk filled by many files": { prints: "No space left" },
  io_uring: { prints: "answer -1 38" },
  "nested user namespace by clone3": { prints: "answer -1" },
  "calls of another machine": { prints: "answer -1 38" },
  "input of the terminal": { prints: "OSError" },
  "descriptors of the parent": { prints: "host:" },
  "control groups": {},
  // A program that asks for a password waits for a terminal that never answers.
  "setuid programs": { limit: "time" },
};
