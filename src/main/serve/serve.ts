/** `bongsu serve` and `bongsu work`: a process of a room in the foreground, until a signal ends it. */
import { disableCoreDumps } from "#cli/core-dump.ts";
import { endWorkers } from "#edge/http/work/worker-thread.ts";
import type { Role } from "#core/actor.ts";
import { intakeReaders } from "#core/audience.ts";
import { intakeOf } from "#main/intake/intake-setting.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { type RunningRoom, type Say, startRoom, StoppedEarly } from "#main/serve/start-room.ts";
import { ownCommand, shellWord } from "#cli/own-command.ts";
import { ignoreWriteFailures, terminal } from "#main/terminal.ts";
import { openLog } from "#main/watch/log.ts";
import { listOperators } from "#stages/registry/queries.ts";
import { makeLink } from "#stages/registry/sessions.ts";
import { languageIn, translatorOfCommand } from "#cli/language.ts";
import { type Store, system } from "#store/sql.ts";

/** Whatever hangs, a signal ends the process within these: what it does, then its threads. */
const allEndsWithin = 8000;
const threadsEndWithin = 1500;

/** `bongsu serve`: resolves with the exit code when a signal has stopped the room. */
export async function serve(config: RoomConfig): Promise<number> {
  return await run(config, "serve");
}

/** `bongsu work`: the same, without answering. */
export async function work(config: RoomConfig): Promise<number> {
  return await run(config, "work");
}

async function run(config: RoomConfig, kind: "serve" | "work"): Promise<number> {
  const t = translatorOfCommand(languageIn(process.argv), process.env);
  const line = (text: string): void => terminal.write(`${text}\n`);
  ignoreWriteFailures();
  disableCoreDumps();
  const log = openLog(config.logLevel, { process: kind });
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) return;
    line(t("serveCommand.stopping"));
    stopping.abort(new StoppedEarly());
    setTimeout(() => void endThreads().then(() => process.exit(1)), allEndsWithin).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  if (process.connected) process.once("disconnect", stop);
  const duties = { answers: kind === "serve", works: kind === "work" || config.works };
  try {
    const running = await startRoom(config, duties, { log, say: { line, t }, stopping: stopping.signal });
    if (kind === "serve") await greet(config, running, { line, t });
    else line(t("serveCommand.working", { address: running.address }));
    line(t("serveCommand.stop"));
    await until(stopping.signal);
    await running.stop();
  } catch (error) {
    if (!(error instanceof StoppedEarly)) throw error;
  }
  log.flush();
  await endThreads();
  // What was left behind (a pack half built, a delivery that hangs) is done again by the next start and keeps no process alive.
  setTimeout(() => process.exit(0), 200).unref();
  return 0;
}

async function until(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Ends the threads of the process, which may end then; one that does not let itself be ended is killed with it. */
async function endThreads(): Promise<void> {
  const killing = setTimeout(() => process.kill(process.pid, "SIGKILL"), threadsEndWithin);
  await endWorkers();
  clearTimeout(killing);
}

/** Who decides of reports in a drill: the first operator of the office that takes them in. */
async function reportReader(config: RoomConfig, store: Store): Promise<string | null> {
  const intake = await intakeOf(config, store, true);
  const operators = await store.read(system, listOperators);
  const reads = (role: Role): boolean => intakeReaders.some((one) => one === role);
  return operators.find(({ office, role }) => office === intake?.office && reads(role))?.id ?? null;
}

/** What a person needs first: where, and how to get in. */
async function greet(
  config: RoomConfig,
  { store, address, world, drill }: RunningRoom,
  { line, t }: Say,
): Promise<void> {
  const operator = config.topology === null && world === "drill" ? "lead-public" : "chair";
  const link = async (of: string): Promise<string> => {
    const { secret } = await store.write(
      system,
      async (tx) => await makeLink(tx, { operator: of, now: new Date() }),
    );
    return `  ${config.origin}/sign-in#${secret}`;
  };
  line(t(drill ? "serveCommand.drillRoom" : "serveCommand.room", { address }));
  line(t("serveCommand.signIn", { operator }));
  line(await link(operator));
  const reader = drill ? await reportReader(config, store) : null;
  if (reader !== null) {
    line(t("serveCommand.signInReports", { operator: reader, report: `${config.origin}/report` }));
    line(await link(reader));
  }
  const [own, data] = [ownCommand(), `--data ${shellWord(config.data)}`];
  line(
    t("serveCommand.links", {
      link: `${own} link new --operator ID ${data}`,
      operators: `${own} operator list ${data}`,
    }),
  );
  if (drill) line(t("serveCommand.drill", { command: `${own} drill ${data}` }));
}
