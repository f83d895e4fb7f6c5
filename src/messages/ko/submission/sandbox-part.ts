/** What a sandbox needs of a machine, in Korean. */
import type { sandboxPart as reference } from "#messages/en/submission/sandbox-part.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sandboxPart = {
  bubblewrap: "bwrap 프로그램(bubblewrap 패키지)",
  runsc: "runsc 프로그램(gVisor)",
  prlimit: "prlimit 프로그램(util-linux 패키지)",
  linux: "리눅스",
  machine: "시스템 호출 필터가 있는 프로세서(x86_64, aarch64)",
  "user-namespaces": "이 계정의 사용자 네임스페이스",
  namespaces: "프로세스·네트워크·IPC·호스트 이름·컨트롤 그룹 네임스페이스",
  seccomp: "시스템 호출 필터(seccomp)",
  proc: "자체 /proc",
  "cgroup-memory": "메모리를 제한하는 컨트롤 그룹",
  "cgroup-processes": "프로세스 수를 제한하는 컨트롤 그룹",
} as const satisfies SameKeys<typeof reference>;
