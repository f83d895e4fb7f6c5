/**
 * `bongsu drill`: replays a day against a running drill room. Advisories on invented products arrive, a directive is issued by two persons,
 * and every organisation's agent (the real code) syncs, acknowledges, checks, attests, fixes and attests again on its own schedule. At the
 * end what the agents kept is compared with what the room has on record; any difference is a failure.
 */
import { readArguments } from "#cli/arguments.ts";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageRefusal, refusalText } from "#agent/home/message-refusal.ts";
import { NothingCompared } from "#agent/response/make-response.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { ownCommand, shellWord } from "#cli/own-command.ts";
import { Refusal } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";
import { type DrillAgents, storedReceipts, lossySurroundings, setUpAgent, takeTurn } from "./agents.ts";
import {
  importAdvisories,
  issueDirective,
  requireRoom,
  requireDrillWorld,
  type DrillSession,
  waitUntilPublished,
  waitUntil,
} from "./officers.ts";
import { type DrillCases, playLeak, playMorning } from "./case/play-cases.ts";
import type { DrillIo, DrillOrganization } from "./drill-types.ts";
import { type Difference, differences, emptyTally, pictureColumns } from "./expected-picture.ts";
import { createLanes, drillTime, turnsOf } from "./timeline.ts";
import { openTurnFailures } from "./turn-failures.ts";

/** How the drill runs. `hours` of the drill's clock pass within `seconds`, or as fast as the machine can if that takes longer. */
type DrillPlan = {
  readonly room: string;
  readonly hours: number;
  readonly seconds: number;
  readonly t: Translate;
  readonly folder: string | null;
  /** The command that looks at the room on its machine. */
  readonly doctor: string;
};

const atOnce = 16;

/** D+1 20:00 on the drill's clock, which begins at 10:00. */
const leakHour = 34;

/** The options, for reading and completing them. */
export const drillOptions = {
  room: { type: "string" },
  hours: { type: "string", default: "36" },
  seconds: { type: "string", default: "75" },
  keep: { type: "string" },
  data: { type: "string" },
  ...commonOptions,
  lang: { type: "string", default: "ko" },
} as const;

/** Reads the plan from the command line; `fallback` is the room when none is named. Refuses numbers that make no sense. */
function drillPlan(args: readonly string[], fallback: string): DrillPlan {
  const { values } = readArguments({
    args,
    options: drillOptions,
  });
  return {
    room: values.room ?? fallback,
    hours: numberOf("--hours", values.hours, 24 * 60),
    seconds: numberOf("--seconds", values.seconds, 24 * 3600),
    t: translatorOfCommand(values, {}),
    folder: values.keep ?? null,
    doctor: `${ownCommand()} doctor${values.data === undefined ? "" : ` --data ${shellWord(values.data)}`}`,
  };
}

function numberOf(name: string, text: string, most: number): number {
  const number = Number(text);
  if (text.trim() === "" || !(number >= 0 && number <= most))
    throw new MessageRefusal("input-invalid", (t) => t("drillCommand.numberInvalid", { option: name, most }));
  return number;
}

/** Runs the drill; the exit code is 0 when everything agrees, 1 when something was lost, doubled or failed. */
export async function runDrill(args: readonly string[], io: DrillIo): Promise<number> {
  const plan = drillPlan(args, io.room);
  await requireRoom(plan.room, io);
  const post = { room: plan.room, tokens: await io.access.tokens(), io };
  await requireDrillWorld(post);
  if (plan.folder !== null) return await replay(plan, post, plan.folder);
  return await inPassing(async (folder) => await replay(plan, post, folder));
}

/** A folder that is gone afterwards, also when the drill is interrupted: it holds the agents' keys. */
async function inPassing<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-drill-"));
  const interrupt = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    process.exit(interrupted);
  };
  for (const signal of signals) process.once(signal, interrupt);
  try {
    return await work(folder);
  } finally {
    for (const signal of signals) process.removeListener(signal, interrupt);
    await rm(folder, { recursive: true, force: true });
  }
}

const signals = ["SIGINT", "SIGTERM"] as const;
const interrupted = 130;

async function replay(plan: DrillPlan, post: DrillSession, folder: string): Promise<number> {
  const { io } = post;
  const { t } = plan;
  const { organizations } = io.scene;
  const write = (line: string): void => io.write(`${line}\n`);
  write(t("drillCommand.settling", { organizations: organizations.length }));
  await io.access.registerKeys(await settleAll(folder, organizations));
  const cases = await playMorning(post, t, write);
  write(t("drillCommand.imported", { records: await importAdvisories(post) }));
  const directive = await issueDirective(post);
  await waitUntilPublished(post, directive);
  write(t("drillCommand.issued", { directive }));
  const tally = emptyTally(organizations);
  const company = { post, folder, directive, tally, surroundings: lossySurroundings(post) };
  const { failures, nothingCompared, stoppedAt } = await playDay(plan, company, cases);
  if (nothingCompared > 0) write(t("drillCommand.nothingCompared", { count: nothingCompared }));
  if (failures.length > 0)
    write([t("drillCommand.failed", { count: failures.length }), ...listed(failures)].join("\n"));
  if (stoppedAt !== null) {
    write(t("drillCommand.hopeless", { time: drillTime(stoppedAt), command: plan.doctor }));
    return 1;
  }
  const { differing, notShown } = await compare(company);
  const different = differing.map((difference) => difference(t));
  if (different.length > 0)
    write([t("drillCommand.differs", { count: different.length }), ...listed(different)].join("\n"));
  else write(sameText(company, notShown, t));
  return failures.length + different.length === 0 ? 0 : 1;
}

const mostListed = 20;

function listed(sentences: readonly string[]): readonly string[] {
  return sentences.slice(0, mostListed).map((sentence) => `  ${sentence}`);
}

function sameText({ tally }: DrillAgents, notShown: number, t: Translate): string {
  const receipts = [...tally.values()].reduce((sum, side) => sum + side.receipts.size, 0);
  return t("drillCommand.same", { receipts, acknowledged: pictureColumns(tally).acknowledged, notShown });
}

async function settleAll(
  folder: string,
  organizations: readonly DrillOrganization[],
): Promise<Awaited<ReturnType<typeof setUpAgent>>[]> {
  const lanes = createLanes(atOnce);
  const keys: Awaited<ReturnType<typeof setUpAgent>>[] = [];
  await Promise.all(
    organizations.map(async (organization) => {
      await lanes.run(organization.id, async () => void keys.push(await setUpAgent(folder, organization)));
    }),
  );
  return keys;
}

/** What became of the turns: a sentence for each that failed, and how many agents had nothing to answer about, which is no failure. */
type PlayedDay = {
  readonly failures: readonly string[];
  readonly nothingCompared: number;
  /** The hour at which nothing could be hoped for any more; `null` where the day was played. */
  readonly stoppedAt: number | null;
};

/**
 * Plays every turn at its moment. At most some 24 times the drill's clock waits until all turns up to
 * then are done, and shows where things stand: what is shown for an hour is the same on every machine.
 */
async function playDay(plan: DrillPlan, company: DrillAgents, cases: DrillCases | null): Promise<PlayedDay> {
  const { organizations } = company.post.io.scene;
  const { t } = plan;
  const write = (line: string): void => company.post.io.write(`${line}\n`);
  const turns = turnsOf(organizations, plan.hours);
  const lanes = createLanes(atOnce);
  const failures = openTurnFailures();
  let nothingCompared = 0;
  const start = performance.now();
  const pace = (plan.seconds * 1000) / Math.max(plan.hours, 1e-9);
  const running: Promise<void>[] = [];
  const step = Math.max(1, Math.ceil(plan.hours / 24));
  let next = step;
  let leak = cases;
  const leakBefore = async (hour: number): Promise<void> => {
    if (leak === null || hour < leakHour) return;
    write(await playLeak(company.post, leak, t));
    leak = null;
  };
  const progress = (hour: number): void => {
    write(progressText(hour, company, t));
    const news = failures.news();
    if (news !== null) write(t("drillCommand.failing", { time: drillTime(hour), ...news }));
  };
  for (const turn of turns) {
    await leakBefore(turn.hour);
    for (; next <= turn.hour; next += step) {
      await sleepUntil(start + next * pace);
      await Promise.all(running);
      progress(next);
      if (failures.isHopeless()) return { failures: failures.all(), nothingCompared, stoppedAt: next };
    }
    await sleepUntil(start + turn.hour * pace);
    const work = lanes.run(turn.organization.id, async () => {
      await takeTurn(company, turn).then(failures.passed, (error: unknown) => {
        if (error instanceof NothingCompared) nothingCompared += 1;
        else failures.failed(`${turn.organization.id} (${turn.act})`, sentenceOf(error, t));
      });
    });
    running.push(work);
  }
  await Promise.all(running);
  await leakBefore(plan.hours);
  progress(plan.hours);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  write(t("drillCommand.took", { turns: turns.length, seconds }));
  const stoppedAt = failures.isHopeless() ? plan.hours : null;
  return { failures: failures.all(), nothingCompared, stoppedAt };
}

function progressText(hour: number, { tally }: DrillAgents, t: Translate): string {
  return t("drillCommand.progress", { time: drillTime(hour), ...pictureColumns(tally) });
}

function sentenceOf(error: unknown, t: Translate): string {
  if (error instanceof Refusal) return refusalText(error, t);
  return error instanceof Error ? error.message : String(error);
}

async function sleepUntil(moment: number): Promise<void> {
  const left = moment - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}

const patience = 15_000;

/** The differences that remain once the room's followers have caught up, and how many organisations the shown picture lags behind. */
async function compare(
  company: DrillAgents,
): Promise<{ readonly differing: readonly Difference[]; readonly notShown: number }> {
  const { folder, post, directive, tally } = company;
  const unequal: Difference[] = [];
  for (const [organization, side] of tally) {
    const kept = await storedReceipts(folder, organization);
    if (kept.symmetricDifference(side.receipts).size > 0)
      unequal.push((t) => t("drillCommand.difference.stored", { organization }));
  }
  let different: readonly Difference[] = [];
  let notShown = 0;
  await waitUntil(patience, async () => {
    const record = await post.io.access.record(directive);
    notShown = record.notShown ?? 0;
    different = differences(tally, record);
    return different.length === 0;
  }).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== "expired") throw error;
  });
  return { differing: [...unequal, ...different], notShown };
}
