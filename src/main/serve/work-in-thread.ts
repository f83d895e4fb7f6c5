/** The working thread: the same work as that of `bongsu work`, on connections of its own, under the eyes of those who watch over the process. */
import { parentPort } from "node:worker_threads";
import type { Log } from "#edge/watch/log.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { doWork } from "#main/serve/do-work.ts";
import type {
  WorkCondition,
  WorkData,
  WorkOrder,
  WorkReport,
  WorkTrouble,
  WorkWeather,
} from "#main/serve/work-messages.ts";
import { tellingTroubles } from "#store/around-transactions.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { openStore } from "#store/sql.ts";

/** Works until it is told to stop; the thread ends when nothing is left of it. */
export async function workInThread({ connection, data, ...room }: WorkData): Promise<void> {
  let weather: WorkWeather = { goOn: true, clockGood: false };
  const unlocked = new UnlockedKeys(() => new Date());
  const stopped = Promise.withResolvers<void>();
  parentPort?.on("message", (order: WorkOrder) => {
    if (order.kind === "stop") stopped.resolve();
    else if (order.kind === "keys") unlocked.replaceBy(order.keys);
    else weather = order.weather;
  });
  const store = tellingTroubles(await openStore(connection), (trouble) => say({ kind: "trouble", trouble }));
  const { signer, hybrid } = await loadRoomKey(data, room.drill);
  const found = (watch: string, conditions: WorkCondition["conditions"]): void =>
    say({ kind: "found", watch, conditions });
  const goOn = (): boolean => weather.goOn;
  const clockGood = (): boolean => weather.clockGood;
  const place = { ...room, data, store, signer, hybrid, unlocked };
  const working = await doWork({ ...place, log: logOf(), goOn, clockGood, found });
  say("begun");
  await stopped.promise;
  await working.stop();
  await store.close();
  parentPort?.close();
}

function say(told: WorkReport | WorkCondition | WorkTrouble | "begun"): void {
  parentPort?.postMessage(told, []);
}

/** A log whose lines are written where those of the process are. */
function logOf(): Log {
  const at =
    (level: WorkReport["level"]): Log[WorkReport["level"]] =>
    (what, facts = {}) =>
      say({ kind: "line", level, what, facts });
  return { error: at("error"), warn: at("warn"), info: at("info"), debug: at("debug") };
}
