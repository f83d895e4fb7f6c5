/**
 * Caps by control groups, of either version, where this process may make one: memory (with what a temporary file system holds) and processes of a whole run.
 * One group a lane is used again and again, since making one costs more than a run.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A group that a run is put into. */
export type RunCgroup = {
  readonly memory: boolean;
  readonly processes: boolean;
  /** Sets the caps, and begins to count anew. */
  readonly begin: (caps: { readonly memoryBytes: number; readonly processes: number }) => void;
  readonly add: (pid: number) => void;
  /** Which caps were reached since the beginning. */
  readonly reached: () => readonly ("memory" | "processes")[];
  readonly close: () => void;
};

const mount = "/sys/fs/cgroup";

const prefix = "bongsu-sandbox-";

/** Removes groups beside a new one whose process is gone; one that still holds a process stays. */
function removeLeft(parent: string): void {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent).filter((one) => one.startsWith(prefix)))
    if (!existsSync(`/proc/${name.slice(prefix.length).split("-")[0]}`)) removeFolder(join(parent, name));
}

let opened = 0;

/** A new group; its `memory` and `processes` say what it caps. `parent` is a group of version 2 that was delegated to this process. */
export function openRunCgroup(parent: string | null = null): RunCgroup {
  const name = `${prefix}${process.pid}-${++opened}`;
  const memory = openController(memoryFiles, name, parent);
  const processes = openController(processFiles, name, parent);
  const open = [memory, processes].flatMap((one) => one ?? []);
  return {
    memory: memory !== null,
    processes: processes !== null,
    begin: ({ memoryBytes, processes: most }) => {
      memory?.begin(memoryBytes);
      processes?.begin(processes.running() + most);
    },
    add: (pid) => {
      for (const folder of new Set(open.map((one) => one.folder)))
        writeFileSync(join(folder, "cgroup.procs"), String(pid));
    },
    reached: () => [
      ...(memory?.isReached() === true ? (["memory"] as const) : []),
      ...(processes?.isReached() === true ? (["processes"] as const) : []),
    ],
    close: () => {
      for (const folder of new Set(open.map((one) => one.folder))) removeFolder(folder);
    },
  };
}

/** The files of one controller in both versions: its cap, and how often that was reached. */
type ControllerFiles = {
  readonly version1: { readonly controller: string; readonly caps: readonly string[]; readonly count: Count };
  readonly version2: {
    readonly caps: readonly string[];
    readonly extra: Readonly<Record<string, string>>;
    readonly count: Count;
  };
};
type Count = { readonly file: string; readonly label: string };
type Controller = {
  readonly folder: string;
  readonly begin: (cap: number) => void;
  /** What the group still counts of runs that have ended: whoever reaps orphans on this machine takes its time. */
  readonly running: () => number;
  readonly isReached: () => boolean;
};

const memoryFiles: ControllerFiles = {
  version1: {
    controller: "memory",
    caps: ["memory.limit_in_bytes", "memory.memsw.limit_in_bytes"],
    count: { file: "memory.oom_control", label: "oom_kill" },
  },
  version2: {
    caps: ["memory.max"],
    extra: { "memory.swap.max": "0", "memory.oom.group": "1" },
    count: { file: "memory.events", label: "oom_kill" },
  },
};
const processFiles: ControllerFiles = {
  version1: { controller: "pids", caps: ["pids.max"], count: { file: "pids.events", label: "max" } },
  version2: { caps: ["pids.max"], extra: {}, count: { file: "pids.events", label: "max" } },
};

function openController(files: ControllerFiles, name: string, parent: string | null): Controller | null {
  const { version1, version2 } = files;
  const second = makeFolder(join(parent ?? secondVersionFolder(), name), version2.caps[0] ?? "");
  if (second !== null) {
    for (const [file, value] of Object.entries(version2.extra)) tryWrite(join(second, file), value);
    return controllerOf(second, version2);
  }
  for (const base of firstVersionFolders(version1.controller)) {
    const folder = makeFolder(join(base, name), version1.caps[0] ?? "");
    if (folder !== null) return controllerOf(folder, version1);
  }
  return null;
}

function controllerOf(
  folder: string,
  { caps, count }: { readonly caps: readonly string[]; readonly count: Count },
): Controller {
  let before = 0;
  return {
    folder,
    begin: (cap) => {
      setCaps(folder, caps, cap);
      before = countIn(folder, count);
    },
    running: () => Number(readFileSync(join(folder, "pids.current"), "utf8")),
    isReached: () => countIn(folder, count) > before,
  };
}

/** A cap on memory with swap may not lie below the one on memory: raised in one order, lowered in the other. */
function setCaps(folder: string, caps: readonly string[], cap: number): void {
  const [first = "", ...others] = caps.map((file) => join(folder, file));
  for (const file of others) if (existsSync(file)) tryWrite(file, String(cap));
  writeFileSync(first, String(cap));
  for (const file of others) if (existsSync(file)) writeFileSync(file, String(cap));
}

function countIn(folder: string, { file, label }: Count): number {
  const path = join(folder, file);
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  const line = lines.find((one) => one.startsWith(`${label} `));
  return Number(line?.slice(label.length + 1) ?? 0);
}

function makeFolder(folder: string, mustHold: string): string | null {
  removeLeft(dirname(folder));
  try {
    mkdirSync(folder, { recursive: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") return null;
  }
  if (existsSync(join(folder, mustHold)) && tryWrite(join(folder, mustHold), "max")) return folder;
  if (existsSync(join(folder, mustHold)) && tryWrite(join(folder, mustHold), "-1")) return folder;
  removeFolder(folder);
  return null;
}

function tryWrite(file: string, value: string): boolean {
  try {
    writeFileSync(file, value);
    return true;
  } catch {
    return false;
  }
}

function removeFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // What still holds a process that is being reaped stays until another group is made.
  }
}

/** Where this process stands, by lines such as `4:memory:/lane`; version 2 has no controller's name. */
function ownPath(controller: string): string | null {
  const lines = existsSync("/proc/self/cgroup") ? readFileSync("/proc/self/cgroup", "utf8").split("\n") : [];
  const parts = lines
    .map((line) => line.split(":"))
    .find(([, names = ""]) => names.split(",").includes(controller));
  return parts?.slice(2).join(":") ?? null;
}

function secondVersionFolder(): string {
  const path = ownPath("") ?? "/";
  return existsSync(join(mount, "cgroup.controllers")) ? join(mount, path) : join(mount, "unified", path);
}

function firstVersionFolders(controller: string): readonly string[] {
  const path = ownPath(controller);
  return path === null ? [] : [join(mount, controller, path), join(mount, controller)];
}
