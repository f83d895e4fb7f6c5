/** The driver for bubblewrap: namespaces and a filter around each run, caps by control groups where they can be made, else by limits of processes and by looking. */
import { examineBubblewrap } from "#sandbox/bubblewrap/examine.ts";
import {
  type BubblewrapLane,
  openLane,
  type SandboxSetting,
  usualSetting,
} from "#sandbox/bubblewrap/lane.ts";
import { runContained } from "#sandbox/bubblewrap/run.ts";
import { neverStarted, type OpenDriver, type SandboxState } from "#sandbox/driver.ts";

/** A driver that runs one command at a time: for several at once several are opened. */
export function openBubblewrap(setting: SandboxSetting = usualSetting): OpenDriver {
  let lane: BubblewrapLane | null = null;
  let state: Promise<SandboxState> | null = null;
  const opened = (): BubblewrapLane => (lane ??= openLane(setting));
  const examine = async (): Promise<SandboxState> => await (state ??= examineBubblewrap(opened));
  return {
    name: "bubblewrap",
    examine,
    run: async (order) => {
      const { ready, missing } = await examine();
      return ready ? await runContained(order, opened()) : neverStarted(`missing: ${missing.join(", ")}`);
    },
    close: () => {
      lane?.close();
      lane = null;
    },
  };
}
