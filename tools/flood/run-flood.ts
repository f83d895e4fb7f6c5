/** One flood at one fresh room: an accredited pipeline, the open entrance, people one by one, and a bot or none; and what the room made of it. */
import { hash } from "node:crypto";
import {
  botSource,
  type FloodFlaws,
  type FloodReport,
  type FloodSource,
  floodSource,
} from "./flood-reports.ts";
import type { Lane } from "#core/intake/lane.ts";
import type { Translate } from "#messages/message.ts";
import { type FloodRoom, startFloodRoom } from "./flood-room.ts";
import { type OfficerFigures, onDuty } from "./officers.ts";
import { openWorkshop } from "./proof-of-work.ts";
import { accredit, registerOfficeKey, type RoomFigures, roomFigures } from "./room-figures.ts";

/** How large the flood is. */
export type FloodSize = {
  /** All of it: a third accredited, a third open, a third the bot's. */
  readonly findings: number;
  readonly bot: boolean;
  /** Over how long it is sent. */
  readonly seconds: number;
};

/** Who is shown how it goes, in which language. */
export type FloodView = { readonly show: (line: string) => void; readonly translate: Translate };

/** What one flood came to. */
export type FloodOutcome = RoomFigures &
  OfficerFigures & {
    readonly bot: boolean;
    readonly sent: Readonly<Record<"accredited" | "open" | "people" | "bot", number>>;
    readonly refused: number;
    /** Receipts by the digest of what was sent. */
    readonly receipts: ReadonlyMap<string, string>;
    readonly uniqueFlaws: number;
    readonly memory: number;
    readonly seconds: number;
  };

/** Lines a call. A pipeline or the bot makes a call a second in a burst, which is together 3,000 reports a minute, and none between bursts; more only where the time is too short for that. */
const linesOfCall = 25;
/** Seconds from the beginning of a burst to that of the next. */
const burstEvery = 20;
/** What the record of the accredited pipeline rests on: quotas below it are for those whom nobody has measured yet. */
const history = 120;
const drainFor = 30_000;

/** Runs it; every two seconds a line is shown of how it goes. */
export async function runFlood(flaws: FloodFlaws, size: FloodSize, view: FloodView): Promise<FloodOutcome> {
  const room = await startFloodRoom();
  try {
    return await flooded(room, flaws, { size, view });
  } finally {
    await room.close();
  }
}

async function flooded(
  room: FloodRoom,
  flaws: FloodFlaws,
  { size, view }: { readonly size: FloodSize; readonly view: FloodView },
): Promise<FloodOutcome> {
  const [pipeline, bot] = [
    await room.token("organization", "report"),
    await room.token("organization", "report"),
  ];
  const [lead, analyst] = [await room.token("lead"), await room.token("analyst")];
  const { office } = await room.ask<{ office: string | null }>("/api/intake", analyst);
  await registerOfficeKey(room.data, office ?? "");
  const sending = senders(room);
  const accredited = floodSource(flaws, "accredited", 0.9);
  await sending.batches("accredited", history, { next: accredited, token: pipeline, seconds: 1 });
  await accredit(room.data, [...sending.receipts.values()], 90);
  const began = performance.now();
  const [ends, over] = [new AbortController(), new AbortController()];
  const bugOf = (number: string): string | null => sending.bugs.get(number) ?? null;
  const duty = onDuty(room, { lead, analyst }, { over: over.signal, bugOf });
  const { receipts, bugs } = sending;
  const watching = watch(room, analyst, { view, over: over.signal, receipts, bugs });
  // They are awaited when the flood is over: one that fails before must not end the program over the head of its room.
  for (const one of [duty, watching]) void one.catch(() => undefined);
  const third = Math.floor(size.findings / 3);
  const unnamed = [
    sending.oneByOne("open", third, { next: floodSource(flaws, "open", 0.25), ends: ends.signal, pause: 0 }),
    sending.oneByOne("people", third, { next: people(flaws), ends: ends.signal, pause: 700 }),
  ];
  const { seconds } = size;
  await Promise.all([
    sending.batches("accredited", third, { next: accredited, token: pipeline, seconds }),
    size.bot && sending.batches("bot", third, { next: botSource(flaws), token: bot, seconds }),
  ]);
  ends.abort();
  await Promise.all(unnamed);
  await drained(room, analyst);
  const took = (performance.now() - began) / 1000;
  over.abort();
  await watching;
  const officers = await duty;
  return {
    ...(await roomFigures(room.data, sending)),
    ...officers,
    bot: size.bot,
    sent: sending.sent,
    refused: sending.refused(),
    receipts: sending.receipts,
    uniqueFlaws: new Set(sending.bugs.values()).size,
    memory: room.memory(),
    seconds: took,
  };
}

/** People by a name of their own; of three one says that it is exploited now. */
function people(flaws: FloodFlaws): FloodSource {
  const next = floodSource(flaws, "people", 0.8);
  let count = 0;
  return () => {
    const name = { reporter: `drill-person-${(count += 1)}` };
    const claim = { exploited: true, exploitedHow: "Seen in a log of the drill." };
    return next(count % 3 === 0 ? { ...name, ...claim } : name);
  };
}

type Kind = keyof FloodOutcome["sent"];

/** Those who send, and what they were given. */
function senders(room: FloodRoom) {
  const [receipts, bugs] = [new Map<string, string>(), new Map<string, string>()];
  const [truths, botSent] = [new Set<string>(), new Set<string>()];
  const sent: Record<Kind, number> = { accredited: 0, open: 0, people: 0, bot: 0 };
  let refused = 0;
  const send = async (
    kind: Kind,
    reports: readonly FloodReport[],
    pass: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const call = await room.send(reports, pass);
    sent[kind] += reports.length;
    refused += call.refused;
    for (const [digest, number] of call.receipts) receipts.set(digest, number);
    for (const { line, bug } of reports) {
      const digest = hash("sha256", line);
      const number = call.receipts.get(digest);
      if (kind === "bot") botSent.add(digest);
      if (bug === null) continue;
      truths.add(digest);
      if (number !== undefined) bugs.set(number, bug);
    }
  };
  return {
    receipts,
    bugs,
    truths,
    botSent,
    sent,
    refused: () => refused,
    /** Calls of many lines in bursts, whether or not those before have been answered. */
    batches: async (kind: Kind, count: number, { next, token, seconds }: BatchPace): Promise<void> => {
      const calls: Promise<void>[] = [];
      const dueAt = burstTimes(count / linesOfCall, seconds);
      const began = performance.now();
      for (let from = 0; from < count; from += linesOfCall) {
        const reports = Array.from({ length: Math.min(linesOfCall, count - from) }, () => next());
        await pauseUntil(began + 1000 * dueAt(from / linesOfCall));
        calls.push(send(kind, reports, { authorization: `Bearer ${token}` }));
      }
      await pauseUntil(began + 1000 * seconds);
      await Promise.all(calls);
    },
    /** One report after another, as far as the work that is asked for lets it come. */
    oneByOne: async (
      kind: "open" | "people",
      most: number,
      { next, ends, pause }: SlowPace,
    ): Promise<void> => {
      const shop = openWorkshop(room.origin, kind === "people" ? "usual" : "behind");
      ends.addEventListener("abort", () => void shop.end(), { once: true });
      for (let count = 0; count < most && !ends.aborted; count += 1) {
        const pass = await shop.pass();
        if (pass === null) break;
        await send(kind, [next()], pass);
        if (pause > 0) await new Promise((resume) => setTimeout(resume, pause));
      }
      await shop.end();
    },
  };
}

type BatchPace = {
  readonly next: FloodSource;
  readonly token: string;
  readonly seconds: number;
};
type SlowPace = { readonly next: FloodSource; readonly ends: AbortSignal; readonly pause: number };

/** At which second the call of a number is due, of so many calls within so many seconds. */
function burstTimes(calls: number, seconds: number): (call: number) => number {
  const ofBurst = (calls * burstEvery) / Math.max(seconds, burstEvery);
  const apart = Math.min(1, seconds / calls, burstEvery / ofBurst);
  return (call) => Math.floor(call / ofBurst) * burstEvery + (call % ofBurst) * apart;
}

async function pauseUntil(instant: number): Promise<void> {
  const wait = instant - performance.now();
  if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
}

type LaneWaits = {
  readonly lanes: readonly {
    readonly lane: Lane;
    readonly waiting: number;
    readonly checked: number;
    readonly medianWait: number | null;
  }[];
};

async function watch(
  room: FloodRoom,
  token: string,
  { view, over, receipts, bugs }: WatchedFlood,
): Promise<void> {
  const { show, translate } = view;
  const began = performance.now();
  while (!over.aborted) {
    const { lanes } = await room.ask<LaneWaits>("/api/intake", token);
    const { figures } = await room.ask<{ figures: { minutesValid: number | null } }>("/api/triage", token);
    const waiting = lanes.map(({ lane, medianWait, ...counts }) =>
      translate("flood.laneLive", {
        ...counts,
        lane: translate(`triagePage.lane.${lane}`),
        wait: medianWait?.toFixed(1) ?? "–",
      }),
    );
    show(
      translate("flood.live", {
        time: new Date(performance.now() - began).toISOString().slice(14, 19),
        receipts: receipts.size,
        flaws: new Set(bugs.values()).size,
        minutes: figures.minutesValid?.toFixed(2) ?? "–",
        lanes: waiting.length === 0 ? translate("flood.nothing") : waiting.join("; "),
      }),
    );
    await new Promise((resume) => setTimeout(resume, 2000));
  }
}

type WatchedFlood = {
  readonly view: FloodView;
  readonly over: AbortSignal;
  readonly receipts: ReadonlyMap<string, string>;
  readonly bugs: ReadonlyMap<string, string>;
};

/** Until nothing urgent waits for the first gate, but not for ever. */
async function drained(room: FloodRoom, token: string): Promise<void> {
  const urgent = new Set(["exploited", "first", "known"]);
  for (const until = performance.now() + drainFor; performance.now() < until;) {
    const { lanes } = await room.ask<LaneWaits>("/api/intake", token);
    if (lanes.every(({ lane, waiting }) => waiting === 0 || !urgent.has(lane))) return;
    await new Promise((resume) => setTimeout(resume, 500));
  }
}
