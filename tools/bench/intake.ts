/**
 * Receipts of reports: how long each takes at 300 and at 3,000 a minute, on a room that runs as a program of its own, with its gates at work, and makes each durable before
 * it answers. Beside it, at the same rate in the same run: a row of as many bytes inserted and committed, and nothing else.
 */
import { randomBytes } from "node:crypto";
import { dataFolder, freePort, startProcess } from "#test/kit/process.ts";
import { drillReport, reportSender } from "#test/kit/send-reports.ts";
import { type Bench, type BenchLine, quantile, type Section, shown } from "./bench-line.ts";

/** (o) */
export const intakeSection: Section = { run };

const limit = 200;
const seconds = 60;

async function run({ quick, withDatabase }: Bench): Promise<readonly BenchLine[]> {
  const folder = dataFolder();
  try {
    const room = await startProcess(folder.path, await freePort());
    const { send } = await reportSender(folder.path);
    let next = 0;
    const receipt = async (): Promise<number> => {
      const began = performance.now();
      if ((await send(room.origin, drillReport((next += 1)))) === null) return Infinity;
      return performance.now() - began;
    };
    const lines = await withDatabase(async ({ owner }) => {
      await owner.query(
        "create table bench_report (number bigint generated always as identity primary key, content bytea)",
      );
      const content = randomBytes(drillReport(0).length);
      const commit = async (): Promise<number> => {
        const began = performance.now();
        await owner.query("insert into bench_report (content) values ($1)", [content]);
        return performance.now() - began;
      };
      for (let warm = 0; warm < 50; warm += 1) await Promise.all([receipt(), commit()]);
      const measured: BenchLine[] = [];
      for (const perMinute of [300, 3000]) {
        const over = quick ? 10 : seconds;
        const bare = await atRate(perMinute, over, commit);
        const times = await atRate(perMinute, over, receipt);
        for (const share of [0.5, 0.99]) measured.push(line(perMinute, { times, bare }, share));
      }
      return measured;
    });
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

type Times = { readonly times: readonly number[]; readonly bare: readonly number[] };

function line(perMinute: number, { times, bare }: Times, share: number): BenchLine {
  const [time, rival] = [quantile(times, share), quantile(bare, share)];
  const lost = times.filter((one) => one === Infinity).length;
  return {
    what: `receipt of a report, ${perMinute} a minute, p${share * 100} (${times.length} sent, ${lost} without one)`,
    ours: shown(time),
    rival: "a row and its commit alone",
    theirs: shown(rival),
    ratio: `${(rival / time).toPrecision(2)} x`,
    budget: share === 0.99 ? `${limit} ms` : "",
    met: share === 0.99 ? time <= limit && lost === 0 : null,
  };
}
