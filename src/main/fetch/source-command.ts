/** `bongsu source`: documents that say who may speak for what, and what the room fetches by itself: checked, loaded, listed, fetched. */
import { readArguments } from "#cli/arguments.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { type FeedSchedule, feedsType, readSchedule } from "#core/feed/schedule.ts";
import { standardSchedule } from "#core/feed/standard-schedule.ts";
import { readJson } from "#core/input/json.ts";
import { valueAt } from "#core/input/json-cursor.ts";
import { printable } from "#core/input/printable.ts";
import { type Parsed } from "#core/problem.ts";
import { readSources, type SourceAuthority } from "#core/provenance/source-authority.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { acceptNow, fetchFeedsNow, scheduleLines, showFeeds } from "#main/fetch/source-feeds.ts";
import { withRoom } from "#main/room/open-room.ts";
import { fileRefusal, readTextFile } from "#main/room/topology-file.ts";
import type { Translate } from "#messages/message.ts";
import { loadSchedule } from "#stages/advisory/feed/schedule.ts";
import { loadSources, sourceAuthority } from "#stages/advisory/provenance/source-authority.ts";
import type { Tx } from "#store/sql.ts";

/** The options, for reading and completing them. */
export const sourceOptions = { ...commonOptions, data: { type: "string" } } as const;

/** Runs the command. */
export async function sourceCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    strict: true,
    allowPositionals: true,
    options: sourceOptions,
  });
  const t = translatorOfCommand(values, io.env);
  const [verb = "", ...names] = positionals;
  const [name] = names;
  const output = { write: io.write, t };
  if (verb === "fetch") return await fetchFeedsNow(values.data, names, output);
  if (name === undefined) return await withoutName(verb, values.data, output);
  if (names.length > 1) throw misused();
  if (verb === "accept") return await acceptNow(values.data, name, output);
  if (verb !== "check" && verb !== "load") throw misused();
  const document = readDocument(name, t);
  if (verb === "load") await withRoom(values.data, document.load);
  io.write(`${document.lines}${verb === "load" ? t("world.stored") : t("world.sound")}\n`);
  return 0;
}

async function withoutName(
  verb: string,
  data: string | undefined,
  { write, t }: { readonly write: (text: string) => void; readonly t: Translate },
): Promise<number> {
  if (verb === "feeds") return await showFeeds(data, { write, t });
  if (verb === "list") write(linesOf(await withRoom(data, sourceAuthority), t));
  else if (verb === "standard") write(`${JSON.stringify(standardSchedule, null, 2)}\n`);
  else throw misused();
  return 0;
}

function misused(): MessageRefusal {
  return new MessageRefusal("input-invalid", (t) => t("sourceCommand.usage"));
}

/** A document of either type: what it says, and how it is loaded. */
type LoadableDocument = { readonly lines: string; readonly load: (tx: Tx) => Promise<void> };

function readDocument(file: string, t: Translate): LoadableDocument {
  const json = readJson(readTextFile(file));
  if (json.ok && valueAt(json.value, "type") === feedsType) {
    const schedule: FeedSchedule = orRefused(readSchedule(json.value), file);
    const document = json.value as Readonly<Record<string, unknown>>;
    return {
      lines: scheduleLines(schedule, t),
      load: async (tx) => await loadSchedule(tx, document, schedule),
    };
  }
  const sources = orRefused(json.ok ? readSources(json.value) : json, file);
  return { lines: linesOf(sources, t), load: async (tx) => await loadSources(tx, sources) };
}

function orRefused<T>(read: Parsed<T>, file: string): T {
  if (read.ok) return read.value;
  throw fileRefusal(file, read.findings);
}

function linesOf(sources: SourceAuthority, t: Translate<"world">): string {
  if (sources.length === 0) return `${t("world.noSources")}\n`;
  return sources
    .map(({ id, ids, publishers, catalogues, importers, from }) => {
      const named = [...ids, ...publishers, ...catalogues].join(", ");
      const brought = [...importers, ...from].join(", ");
      return `${printable(t("world.source", { id, named, brought }))}\n`;
    })
    .join("");
}
