/** One flood at one fresh room: an accredited pipeline, the open entrance, people one by one, and a bot or none; and what the room made of it. */
import { hash } from "node:crypto";
import {
  botSource,
  type FloodFlaws,
  type FloodReport,
  type FloodSource,
  floodSource,
} from "./flood-reports.ts";
import { type FloodRoom, startFloodRoom } from "./flood-room.ts";
import { type OfficerFigures, onDuty } from "./officers.ts";
import { openWorkshop } from "./proof-of-work.ts";
import { accredit, registerOfficeKey, type RoomFigures, roomFigures } from "./room-figures.ts";

/** How large the flood is. */
export type FloodSize = {
  /** All of it: a third accredited, a third open, a third the bot's. */
  readonly findings: number;
  readonly bot: boolean;
};

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

/** Lines a call, and calls that a pipeline or the bot makes a second: together 3,000 reports a minute. */
const pace = { lines: 25, perSecond: 1 } as const;
/** What the record of the accredited pipeline rests on: quotas below it are for those whom nobody has measured yet. */
const history = 120;
const drainFor = 30_000;

/** Runs it. `show` is called every two seconds with a line of how it goes. */
export async function runFlood(
  flaws: FloodFlaws,
  size: FloodSize,
  show: (line: string) => void,
): Promise<FloodOutcome> {
  const room = await startFloodRoom();
  try {
    return await flooded(room, flaws, { size, show });
  } finally {
    await room.close();
  }
}

async function flooded(
  room: FloodRoom,
  flaws: FloodFlaws,
  { size, show }: { readonly size: FloodSize; readonly show: (line: string) => void },
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
  await sending.batches("accredited", history, { next: accredited, token: pipeline, perSecond: 10 });
  await accredit(room.data, [...sending.receipts.values()], 90);
  const began = performance.now();
  const [ends, over] = [new AbortController(), new AbortController()];
  const bugOf = (number: string): string | null => sending.bugs.get(number) ?? null;
  const duty = onDuty(room, { lead, analyst }, { over: over.signal, bugOf });
  const { receipts, bugs } = sending;
  const watching = watch(room, analyst, { show, over: over.signal, receipts, bugs });
  const third = Math.floor(size.findings / 3);
  const unnamed = [
    sending.oneByOne("open", third, { next: floodSource(flaws, "open", 0.25), ends: ends.signal, pause: 0 }),
    sending.oneByOne("people", third, { next: people(flaws), ends: ends.signal, pause: 700 }),
  ];
  await Promise.all([
    sending.batches("accredited", third, { next: accredited, token: pipeline, ...pace }),
    size.bot && sending.batches("bot", third, { next: botSource(flaws), token: bot, ...pace }),
  ]);
  ends.abort();
  await Promise.all(unnamed);
  await drained(room, analyst);
  const seconds = (performance.now() - began) / 1000;
  over.abort();
  await watching;
  const officers = await duty;
  return {
    ...(await roomFigures(room.data, sending.truths)),
    ...officers,
    bot: size.bot,
    sent: sending.sent,
    refused: sending.refused(),
    receipts: sending.receipts,
    uniqueFlaws: new Set(sending.bugs.values()).size,
    memory: room.memory(),
    seconds,
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
  const receipts = new Map<string, string>();
  const bugs = new Map<string, string>();
  const truths = new Set<string>();
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
      if (bug === null) continue;
      truths.add(digest);
      if (number !== undefined) bugs.set(number, bug);
    }
  };
  return {
    receipts,
    bugs,
    truths,
    sent,
    refused: () => refused,
    /** Calls of many lines at a steady pace, whether or not those before have been answered. */
    batches: async (
      kind: Kind,
      count: number,
      { next, token, lines = 25, perSecond }: BatchPace,
    ): Promise<void> => {
      const calls: Promise<void>[] = [];
      for (let from = 0; from < count; from += lines) {
        const reports = Array.from({ length: Math.min(lines, count - from) }, () => next());
        calls.push(send(kind, reports, { authorization: `Bearer ${token}` }));
        await new Promise((resume) => setTimeout(resume, 1000 / perSecond));
      }
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
  readonly lines?: number;
  readonly perSecond: number;
};
type SlowPace = { readonly next: FloodSource; readonly ends: AbortSignal; readonly pause: number };

type LaneWaits = { readonly lanes: readonly { readonly lane: string; readonly waiting: number }[] };

async function watch(
  room: FloodRoom,
  token: string,
  { show, over, receipts, bugs }: WatchedFlood,
): Promise<void> {
  while (!over.aborted) {
    const { lanes } = await room.ask<LaneWaits>("/api/intake", token);
    const waiting = lanes.map((one) => `${one.lane} ${one.waiting}`).join(", ");
    const flaws = new Set(bugs.values()).size;
    show(`${receipts.size} receipts, ${flaws} flaws; waiting: ${waiting || "nothing"}`);
    await new Promise((resume) => setTimeout(resume, 2000));
  }
}

type WatchedFlood = {
  readonly show: (line: string) => void;
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
