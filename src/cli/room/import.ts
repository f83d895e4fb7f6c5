/**
 * `bongsu import PATH…`: feeds into a room. Reads records from whatever opens the feed, sends them in batches to whatever leads to the
 * room, shows progress and ends with five counts by format. `edge/feed` reads the files, `stages/advisory` stores the records.
 */
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { printable } from "#core/input/printable.ts";
import type { FeedCounts } from "#core/journal-event.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readComplete } from "#cli/check/coverage-options.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import { padded, widthOf } from "#cli/columns.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { clearLine, type Terminal } from "#cli/terminal.ts";
import { notTakenText } from "#cli/room/not-taken-lines.ts";
import type { RecordNotTaken } from "#core/provenance/record-not-taken.ts";
import type { Translate } from "#messages/message.ts";

/** Counts by format name. */
export type CountsByFormat = Readonly<Record<string, FeedCounts>>;

/** Something to be sent, and how much it is: records that it stands for, scores among them, characters. */
export type ImportItem<R> = {
  readonly path: string;
  readonly records: number;
  readonly scores: number;
  readonly characters: number;
  readonly content: R;
};

/** What became of records: counts, and those that did not become current. A room of an earlier release names none. */
export type ImportResult = {
  readonly counts: CountsByFormat;
  readonly notTaken?: readonly RecordNotTaken[] | undefined;
};

/** Takes a batch to a room. It is stored as a whole or not at all; sending it again is safe. */
export type SendBatch<R> = (batch: readonly R[]) => Promise<ImportResult>;

/** How many records that did not become current are remembered of a whole import. */
const mostRemembered = 10_000;

/** What one batch may hold. */
const most = { parcels: 1000, scores: 50_000, characters: 8 * 1024 * 1024 };

/** Called as the import goes on. */
type Progress = (seen: { readonly path: string; readonly records: number }) => void;

/**
 * Sends every parcel and returns the counts. One batch is stored while the next is read, and no more than these two are held in memory.
 */
export async function importFeed<R>(
  parcels: AsyncIterable<ImportItem<R>>,
  send: SendBatch<R>,
  progress: Progress = () => undefined,
): Promise<Required<ImportResult>> {
  const notTaken: RecordNotTaken[] = [];
  const totals = new Map<string, FeedCounts>();
  let sending: Promise<void> = Promise.resolve();
  let seen = 0;
  for await (const batch of batchesOf(parcels)) {
    await sending;
    sending = send(batch.map((parcel) => parcel.content)).then((result) =>
      remember(result, totals, notTaken),
    );
    sending.catch(() => undefined);
    seen += batch.reduce((sum, parcel) => sum + parcel.records, 0);
    progress({ path: batch.at(-1)?.path ?? "", records: seen });
  }
  await sending;
  const counts = Object.fromEntries([...totals].toSorted(([a], [b]) => a.localeCompare(b, "en")));
  return { counts, notTaken };
}

async function* batchesOf<R>(
  parcels: AsyncIterable<ImportItem<R>>,
): AsyncGenerator<readonly ImportItem<R>[]> {
  let batch: ImportItem<R>[] = [];
  let size = { scores: 0, characters: 0 };
  for await (const parcel of parcels) {
    batch.push(parcel);
    size.scores += parcel.scores;
    size.characters += parcel.characters;
    if (batch.length < most.parcels && size.scores < most.scores && size.characters < most.characters)
      continue;
    yield batch;
    batch = [];
    size = { scores: 0, characters: 0 };
  }
  if (batch.length > 0) yield batch;
}

function remember(
  { counts, notTaken: records = [] }: ImportResult,
  totals: Map<string, FeedCounts>,
  notTaken: RecordNotTaken[],
): void {
  addCounts(totals, counts);
  notTaken.push(...records.slice(0, mostRemembered - notTaken.length));
}

function addCounts(totals: Map<string, FeedCounts>, counts: CountsByFormat): void {
  for (const [format, add] of Object.entries(counts)) totals.set(format, sumOf(totals.get(format), add));
}

function sumOf(a: FeedCounts | undefined, b: FeedCounts): FeedCounts {
  if (a === undefined) return b;
  return {
    read: a.read + b.read,
    new: a.new + b.new,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    quarantined: a.quarantined + b.quarantined,
    held: (a.held ?? 0) + (b.held ?? 0),
  };
}

/** What the command needs from the program around it. */
type ImportSurroundings = {
  readonly env?: Terminal["env"];
  readonly write: (text: string) => void;
  readonly error: (text: string) => void;
  /** Whether progress may be rewritten in place. */
  readonly live: boolean;
  /** Milliseconds of a clock that does not go back. */
  readonly now: () => number;
  /** The way to the room: over HTTP to `room`, or straight into the database under `data`. */
  readonly openRoute: (to: ImportTarget) => Promise<ImportRoute>;
};

/** A way from feeds to a room; `run` is {@link importFeed} over what the paths hold. */
export type ImportRoute = {
  readonly run: (paths: readonly string[], progress: Progress) => Promise<ImportResult>;
  readonly close: () => Promise<void>;
};

/** Where the records go. */
export type ImportTarget = {
  readonly room: string | null;
  readonly token: string | null;
  readonly data: string | null;
  /** What the user states of the feeds. */
  readonly stated: readonly CompletenessStatement[];
};

/** The options, for reading and completing them. */
export const importOptions = {
  room: { type: "string" },
  token: { type: "string" },
  data: { type: "string" },
  format: { type: "string", default: "table" },
  complete: { type: "string" },
  ...commonOptions,
} as const;

/** Runs the command. Exit code 0 when all of it was read whole and taken, 3 when some could not be read or waits for a second person, 2 when nothing could be read. */
export async function runImport(args: readonly string[], around: ImportSurroundings): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    options: importOptions,
    allowPositionals: true,
    ownPaths: true,
    rules: optionRules.import,
    env: around.env ?? {},
  });
  if (positionals.length === 0) throw new MessageRefusal("input-invalid", (t) => t("importCommand.noPath"));
  if (values.format !== "table" && values.format !== "json")
    throw new MessageRefusal("input-invalid", (t) => t("importCommand.formatUnknown"));
  const t = translatorOfCommand(values, around.env ?? {});
  const { room = null, token = null, data = null } = values;
  const started = around.now();
  const stated = readComplete(values.complete);
  const route = await around.openRoute({ room, token, data, stated });
  try {
    const shown = progressOn(around, started, t);
    const { counts, notTaken = [] } = await route.run(positionals, shown.step);
    shown.end();
    const seconds = (around.now() - started) / 1000;
    around.write(
      values.format === "json"
        ? `${JSON.stringify({ counts, seconds, notTaken })}\n`
        : tableOf(counts, seconds, t) + notTakenText(notTaken, counts, t),
    );
    return exitCodeOf(counts);
  } finally {
    await route.close();
  }
}

function exitCodeOf(counts: CountsByFormat): number {
  const sum = totalOf(counts);
  if (sum === undefined || sum.read === sum.quarantined) return 2;
  return sum.quarantined + (sum.held ?? 0) > 0 ? 3 : 0;
}

function totalOf(counts: CountsByFormat): FeedCounts | undefined {
  return Object.values(counts).reduce<FeedCounts | undefined>((sum, one) => sumOf(sum, one), undefined);
}

const between = 500;

function progressOn(
  around: ImportSurroundings,
  started: number,
  t: Translate,
): { readonly step: Progress; readonly end: () => void } {
  let last = -Infinity;
  return {
    step: ({ path, records }) => {
      const now = around.now();
      if (now - last < (around.live ? between : between * 20)) return;
      last = now;
      const rate = Math.round((records / Math.max(1, now - started)) * 1000);
      const line = t("importCommand.progress", { records, rate, path: printable(path.slice(-70)) });
      around.error(around.live ? `${clearLine}${line}` : `${line}\n`);
    },
    end: () => {
      if (around.live) around.error(clearLine);
    },
  };
}

const columns = ["read", "new", "changed", "unchanged", "quarantined", "held"] as const;

/** The summary: a line a format, and their sum. */
export function tableOf(counts: CountsByFormat, seconds: number, t: Translate): string {
  const total = totalOf(counts);
  const rows = [
    ...Object.entries(counts),
    ...(total === undefined ? [] : [[t("importCommand.total"), total] as const]),
  ];
  const body = rows.map(([name, row]) =>
    lineOf(
      name,
      columns.map((column) => row[column] ?? 0),
    ),
  );
  const names = columns.map((column) => t(`importCommand.column.${column}`));
  return `${lineOf(t("importCommand.format"), names)}${body.join("")}${t("importCommand.seconds", { seconds: seconds.toFixed(1) })}\n`;
}

function lineOf(name: string, cells: readonly (string | number)[]): string {
  return `${padded(name, 10)}${cells.map((cell) => padded("", 13 - widthOf(String(cell))) + String(cell)).join("")}\n`;
}
