/**
 * The arguments of bubblewrap for one run: own user, process, network, IPC, host name and control group namespaces, an empty environment, no capabilities, a
 * new session, a root that cannot be written to, and one temporary place that can, of a fixed size.
 */
import type { SandboxOrder } from "#sandbox/driver.ts";

/** Where the descriptors lie that bubblewrap is given. */
export const descriptor = { status: 3, block: 4, filter: 5 } as const;

/** What the driver knows of the machine. */
export type MachineView = {
  /** Entries of the machine's root that hold programs and libraries: a folder is bound, a link is made again. */
  readonly system: readonly (readonly ["folder", string] | readonly ["link", string, string])[];
  /** Files of `/proc` that are hidden. */
  readonly hidden: readonly string[];
  /** The folder with the small files of `/etc`. */
  readonly settings: string;
  /** A file that nobody within has a reason to open, and where it is shown. */
  readonly canary: string;
};

/** Where the canary stands within, as the key of a person would. */
export const canaryPlace = "/root/.ssh/id_ed25519";

/** Files of `/etc` that are the sandbox's own, in every root. */
export const settingFiles = ["hosts", "resolv.conf"] as const;
/** Those that a root of the machine's own programs also needs. */
const moreSettingFiles = ["passwd", "group", "nsswitch.conf"] as const;

const sharedMemoryMiB = 16;
const mebibyte = 1024 * 1024;
/** What the kernel holds for a process and no other cap counts; lower than what any account has. */
const pinnedBytes = 64 * 1024;

/** The caps that hold for each process, by `prlimit`. */
type ProcessCaps = {
  readonly processes: number;
  readonly addressSpaceBytes: number | null;
};

/** `prlimit` and what it starts. A core size of one byte makes no file, and no handler of the machine run; 0 would still run the handler. */
export function cappedCommand(
  { limits }: Pick<SandboxOrder, "limits">,
  { processes, addressSpaceBytes }: ProcessCaps,
  command: readonly string[],
): readonly string[] {
  const caps = {
    core: 1,
    cpu: limits.seconds + 1,
    fsize: limits.diskMiB * mebibyte,
    nofile: 512,
    nproc: processes,
    memlock: pinnedBytes,
    msgqueue: pinnedBytes,
    ...(addressSpaceBytes === null ? {} : { as: addressSpaceBytes }),
  };
  const options = Object.entries(caps).map(([name, most]) => `--${name}=${most}:${most}`);
  return ["prlimit", ...options, "--", ...command];
}

/** Bubblewrap and the command. */
export function bubblewrapCommand(order: SandboxOrder, machine: MachineView): readonly string[] {
  const disk = String(order.limits.diskMiB * mebibyte);
  return [
    ["bwrap", ...namespaces],
    order.root === null ? machineRoot(machine) : ownRoot(order.root, machine),
    ["--proc", "/proc", ...machine.hidden.flatMap((file) => ["--ro-bind", "/dev/null", file])],
    ["--dev", "/dev", "--size", String(sharedMemoryMiB * mebibyte), "--tmpfs", "/dev/shm"],
    ["--remount-ro", "/dev", "--size", disk, "--tmpfs", "/tmp"],
    ["--ro-bind", order.inputs, "/input", "--ro-bind", machine.canary, canaryPlace],
    order.instead === null ? [] : ["--ro-bind", order.instead.file, `/input/${order.instead.path}`],
    ["--remount-ro", "/", "--chdir", "/tmp", "--clearenv"],
    Object.entries(order.environment).flatMap(([name, value]) => ["--setenv", name, value]),
    ["--json-status-fd", String(descriptor.status), "--block-fd", String(descriptor.block)],
    ["--seccomp", String(descriptor.filter), "--", ...order.command],
  ].flat();
}

const namespaces = [
  ["--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup"],
  ["--uid", "1000", "--gid", "1000", "--hostname", "sandbox", "--cap-drop", "ALL"],
  ["--new-session", "--die-with-parent"],
].flat();

function machineRoot({ system, settings }: MachineView): readonly string[] {
  const binds = system.flatMap(([kind, path, target = ""]) =>
    kind === "folder" ? ["--ro-bind", path, path] : ["--symlink", target, path],
  );
  return [...binds, ...settingBinds(settings, [...settingFiles, ...moreSettingFiles])];
}

/** An unpacked root; whoever unpacked it has made the places that are mounted upon. */
function ownRoot(root: string, { settings }: MachineView): readonly string[] {
  return ["--ro-bind", root, "/", ...settingBinds(settings, settingFiles)];
}

function settingBinds(settings: string, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ["--ro-bind", `${settings}/${name}`, `/etc/${name}`]);
}
