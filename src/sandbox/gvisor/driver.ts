/** The driver for gVisor: programs run on a kernel of its own, in user space, so that a flaw of the machine's kernel is one wall further away. Slower to start than bubblewrap. */
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { usualLimits } from "#core/reproducer/run-limits.ts";
import { canaryPlace, settingFiles } from "#sandbox/bubblewrap/arguments.ts";
import { ownMachine, type SandboxSetting, usualSetting } from "#sandbox/bubblewrap/lane.ts";
import { openMachineView } from "#sandbox/bubblewrap/machine-view.ts";
import { openRunCgroup } from "#sandbox/cap/cgroup.ts";
import {
  neverStarted,
  type OpenDriver,
  type SandboxOrder,
  type SandboxPart,
  type SandboxState,
} from "#sandbox/driver.ts";
import { type GvisorLane, runInGvisor } from "#sandbox/gvisor/run.ts";

const exec = promisify(execFile);

/** A driver that runs one command at a time. */
export function openGvisor(setting: SandboxSetting = usualSetting): OpenDriver {
  let lane: GvisorLane | null = null;
  let state: Promise<SandboxState> | null = null;
  const opened = (): GvisorLane => (lane ??= openGvisorLane(setting));
  const examine = async (): Promise<SandboxState> => await (state ??= examineGvisor(opened));
  return {
    name: "runsc",
    examine,
    run: async (order) => {
      const { ready, missing } = await examine();
      return ready ? await runInGvisor(order, opened()) : neverStarted(`missing: ${missing.join(", ")}`);
    },
    close: () => {
      lane?.cgroup.close();
      lane?.view.close();
      lane = null;
    },
  };
}

function openGvisorLane({ cgroup }: SandboxSetting): GvisorLane {
  const view = openMachineView();
  const root = join(view.settings, "rootfs");
  for (const [kind, path, target = ""] of view.system)
    if (kind === "link") {
      mkdirSync(root, { recursive: true });
      symlinkSync(target, join(root, path));
    } else mkdirSync(join(root, path), { recursive: true });
  for (const name of ["proc", "dev", "tmp", "input", "etc"]) mkdirSync(join(root, name), { recursive: true });
  for (const name of ["passwd", "group", "nsswitch.conf"])
    copyFileSync(join(view.settings, name), join(root, "etc", name));
  for (const path of [...settingFiles.map((name) => `/etc/${name}`), canaryPlace]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
  const system = view.system.filter(([, path]) => path !== "/etc/ld.so.cache");
  rmSync(join(root, "etc/ld.so.cache"), { recursive: true, force: true });
  return { view: { ...view, system }, root, cgroup: openRunCgroup(cgroup) };
}

async function examineGvisor(open: () => GvisorLane): Promise<SandboxState> {
  const driver = "runsc";
  const absent = (part: SandboxPart, detail: string): SandboxState => ({
    driver,
    ready: false,
    missing: [part],
    substituted: [],
    detail,
  });
  if (ownMachine() === null)
    return absent(process.platform === "linux" ? "machine" : "linux", `${process.platform} ${process.arch}`);
  const failure = await exec("runsc", ["--version"]).then(
    () => null,
    (error: unknown) => String(error),
  );
  if (failure !== null) return absent("runsc", failure.slice(0, 300));
  const lane = open();
  const whole = await runInGvisor(trialOrder(lane.view.settings), lane);
  if (whole.notStarted !== null || whole.end.kind !== "exit" || whole.end.status !== 0)
    return absent("namespaces", (whole.notStarted ?? whole.output).slice(0, 300));
  const substituted: readonly SandboxPart[] = [
    ...(lane.cgroup.memory ? [] : (["cgroup-memory"] as const)),
    ...(lane.cgroup.processes ? [] : (["cgroup-processes"] as const)),
  ];
  return { driver, ready: true, missing: [], substituted, detail: "" };
}

function trialOrder(inputs: string): SandboxOrder {
  const order = { root: null, inputs, instead: null, environment: {}, standardInput: null, leaves: [] };
  return { ...order, command: ["/bin/true"], limits: usualLimits };
}
