/** What `runsc` runs: the `config.json` of an OCI bundle, with the same places and limits as under bubblewrap. */
import { canaryPlace, settingFiles } from "#sandbox/bubblewrap/arguments.ts";
import type { OpenMachineView } from "#sandbox/bubblewrap/machine-view.ts";
import type { SandboxOrder } from "#sandbox/driver.ts";

const mebibyte = 1024 * 1024;
const readOnly = ["rbind", "ro", "nosuid", "nodev"];

/** The configuration of one run. `machineRoot` is the root where the order has none of its own. */
export function bundleConfig(order: SandboxOrder, view: OpenMachineView, machineRoot: string): object {
  const { limits, environment, command, root } = order;
  const cap = (type: string, most: number): object => ({ type, hard: most, soft: most });
  return {
    ociVersion: "1.0.2",
    process: {
      terminal: false,
      user: { uid: 1000, gid: 1000 },
      args: command,
      env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      cwd: "/tmp",
      capabilities: {},
      noNewPrivileges: true,
      rlimits: [
        cap("RLIMIT_CORE", 0),
        cap("RLIMIT_CPU", limits.seconds + 1),
        cap("RLIMIT_FSIZE", limits.diskMiB * mebibyte),
        cap("RLIMIT_NOFILE", 512),
      ],
    },
    root: { path: root ?? machineRoot, readonly: true },
    hostname: "sandbox",
    mounts: mountsOf(order, view),
    linux: { namespaces: ["pid", "network", "ipc", "uts", "mount"].map((type) => ({ type })) },
  };
}

function mountsOf({ root, inputs, instead, limits }: SandboxOrder, view: OpenMachineView): readonly object[] {
  const bind = (source: string, destination: string): object => ({
    destination,
    type: "bind",
    source,
    options: readOnly,
  });
  const temporary = (destination: string, mebibytes: number): object => ({
    destination,
    type: "tmpfs",
    source: "tmpfs",
    options: ["nosuid", "nodev", "mode=1777", `size=${mebibytes}m`],
  });
  const programs = view.system.flatMap(([kind, path]) => (kind === "folder" ? [bind(path, path)] : []));
  return [
    { destination: "/proc", type: "proc", source: "proc" },
    temporary("/tmp", limits.diskMiB),
    ...(root === null ? programs : []),
    ...settingFiles.map((name) => bind(`${view.settings}/${name}`, `/etc/${name}`)),
    bind(view.canary, canaryPlace),
    bind(inputs, "/input"),
    ...(instead === null ? [] : [bind(instead.file, `/input/${instead.path}`)]),
  ];
}
