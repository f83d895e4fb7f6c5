/** What lasts over the runs of one driver: the group, the filter's file, the small files; and the account that runs. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRunCgroup, type RunCgroup } from "#sandbox/cap/cgroup.ts";
import { type OpenMachineView, openMachineView } from "#sandbox/bubblewrap/machine-view.ts";
import { filterBytes } from "#sandbox/seccomp/filter.ts";
import type { Machine } from "#sandbox/seccomp/calls.ts";

/** How the driver is set up. */
export type SandboxSetting = {
  /** A group of control groups version 2 that was delegated to this process. */
  readonly cgroup: string | null;
  /** The account that runs what is shut in, where this process is root; a number that no distribution gives out. */
  readonly account: number;
};

/** As it is where nothing is configured. */
export const usualSetting: SandboxSetting = { cgroup: null, account: 60_900 };

/** A lane, in which one command runs at a time. */
export type BubblewrapLane = {
  readonly view: OpenMachineView;
  readonly cgroup: RunCgroup;
  readonly filterFile: string;
  readonly account: number | null;
  readonly close: () => void;
};

/** The machine of this process; `null` where no filter is written for it. */
export function ownMachine(): Machine | null {
  if (process.platform !== "linux") return null;
  if (process.arch === "x64") return "x86_64";
  return process.arch === "arm64" ? "aarch64" : null;
}

/** Opens a lane. */
export function openLane({ cgroup, account }: SandboxSetting): BubblewrapLane {
  const view = openMachineView();
  const folder = mkdtempSync(join(tmpdir(), "bongsu-filter-"));
  const filterFile = join(folder, "filter");
  writeFileSync(filterFile, filterBytes(ownMachine() ?? "x86_64"));
  const group = openRunCgroup(cgroup);
  return {
    view,
    cgroup: group,
    filterFile,
    account: process.geteuid?.() === 0 ? account : null,
    close: () => {
      group.close();
      view.close();
      rmSync(folder, { force: true, recursive: true });
    },
  };
}
