/** What a sandbox needs of a machine, in Japanese. */
import type { sandboxPart as reference } from "#messages/en/submission/sandbox-part.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sandboxPart = {
  bubblewrap: "プログラム bwrap（パッケージ bubblewrap）",
  runsc: "プログラム runsc（gVisor）",
  prlimit: "プログラム prlimit（パッケージ util-linux）",
  linux: "Linux",
  machine: "システムコールのフィルターがあるプロセッサー（x86_64、aarch64）",
  "user-namespaces": "このアカウントのユーザー名前空間",
  namespaces: "プロセス・ネットワーク・IPC・ホスト名・コントロールグループの名前空間",
  seccomp: "システムコールのフィルター（seccomp）",
  proc: "独自の /proc",
  "cgroup-memory": "メモリーを制限するコントロールグループ",
  "cgroup-processes": "プロセス数を制限するコントロールグループ",
} as const satisfies SameKeys<typeof reference>;
