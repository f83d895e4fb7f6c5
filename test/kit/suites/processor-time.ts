/** What work costs, whatever else the machine does: for tests that hold that hostile input takes time in proportion to its length. */

/** Milliseconds of processor time that this process has taken so far, of all its threads. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
