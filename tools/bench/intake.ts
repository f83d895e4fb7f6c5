/** Receipts of reports: how long each takes at 300 and at 3,000 a minute, on a room that runs as a program of its own and makes each durable before it answers. */
import { dataFolder, freePort, startProcess } from "#test/kit/process.ts";
import { drillReport, reportSender } from "#test/kit/send-reports.ts";
import { type Bench, type BenchLine, type Section, shown } from "./bench-line.ts";

/** (o) */
export const intakeSection: Section = { run };

const limit = 200;
const seconds = 60;

async function run({ quick }: Bench): Promise<readonly BenchLine[]> {
  const folder = dataFolder();
  try {
    const room = await startProcess(folder.path, await freePort());
    const { send } = await reportSender(folder.path);
    let next = 0;
    const one = async (): Promise<number> => {
      const began = performance.now();
      if ((await send(room.origin, drillReport((next += 1)))) === null) return Infinity;
      return performance.now() - began;
    };
    for (let warm = 0; warm < 50; warm += 1) await one();
    const lines: BenchLine[] = [];
    for (const perMinute of [300, 3000]) {
      const times = await atRate(perMinute, quick ? 10 : seconds, one);
      for (const share of [0.5, 0.99]) lines.push(line(perMinute, times, share));
    }
    await room.stop("SIGTERM");
    return lines;
  } finally {
    folder.remove();
  }
}

/** Times of calls that are begun at a steady rate, whether or not those before have ended. */
async function atRate(
  perMinute: number,
  over: number,
  one: () => Promise<number>,
): Promise<readonly number[]> {
  const count = Math.round((perMinute * over) / 60);
  const began = performance.now();
  const running: Promise<number>[] = [];
  for (let at = 0; at < count; at += 1) {
    const wait = began + (at * 60_000) / perMinute - performance.now();
    if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
    running.push(one());
  }
  return (await Promise.all(running)).toSorted((a, b) => a - b);
}

function line(perMinute: number, times: readonly number[], share: number): BenchLine {
  const time = times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity;
  const lost = times.filter((one) => one === Infinity).length;
  return {
    what: `receipt of a report, ${perMinute} a minute, p${share * 100}`,
    ours: shown(time),
    rival: `${times.length} sent`,
    theirs: `${lost} without a receipt`,
    ratio: "",
    budget: share === 0.99 ? `${limit} ms` : "",
    met: share === 0.99 ? time <= limit && lost === 0 : null,
  };
}
