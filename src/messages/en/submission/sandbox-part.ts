/** What a sandbox needs of a machine, in English. */

export const sandboxPart = {
  bubblewrap: "the program bwrap (package bubblewrap)",
  runsc: "the program runsc (gVisor)",
  prlimit: "the program prlimit (package util-linux)",
  linux: "Linux",
  machine: "a processor for which a filter of system calls is written (x86_64, aarch64)",
  "user-namespaces": "user namespaces for this account",
  namespaces: "process, network, IPC, host name and control group namespaces",
  seccomp: "filters of system calls (seccomp)",
  proc: "a /proc of its own",
  "cgroup-memory": "a control group that caps memory",
  "cgroup-processes": "a control group that caps processes",
} as const;
