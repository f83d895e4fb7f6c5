/** `bongsu source`: checks a document that says who may speak for what, loads it into this machine's room, lists what is loaded. */
import { readArguments } from "#cli/arguments.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { readJson } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import { Refusal } from "#core/problem.ts";
import { readSources, type SourceAuthority } from "#core/provenance/source-authority.ts";
import { withRoom } from "#main/room/open-room.ts";
import { findingLines, readTextFile } from "#main/room/topology-file.ts";
import type { Translate } from "#messages/message.ts";
import { loadSources, sourceAuthority } from "#stages/advisory/provenance/source-authority.ts";

/** The options, for reading and completing them. */
export const sourceOptions = { ...commonOptions, data: { type: "string" } } as const;

/** `source check FILE` | `source load FILE` | `source list`. */
export async function sourceCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    strict: true,
    allowPositionals: true,
    options: sourceOptions,
  });
  const t = translatorOfCommand(values, io.env);
  const [verb = "", file, ...more] = positionals;
  if (verb === "list" && file === undefined) {
    io.write(linesOf(await withRoom(values.data, sourceAuthority), t));
    return 0;
  }
  if (!["check", "load"].includes(verb) || file === undefined || more.length > 0)
    throw new Refusal(
      "input-invalid",
      "Write: bongsu source check FILE | bongsu source load FILE | bongsu source list",
    );
  const sources = readSourcesFile(file, t);
  if (verb === "load") await withRoom(values.data, async (tx) => await loadSources(tx, sources));
  io.write(`${linesOf(sources, t)}${verb === "load" ? t("world.stored") : t("world.sound")}\n`);
  return 0;
}

function readSourcesFile(file: string, t: Translate<"world">): SourceAuthority {
  const json = readJson(readTextFile(file));
  const read = json.ok ? readSources(json.value) : json;
  if (read.ok) return read.value;
  throw new Refusal(
    "input-invalid",
    [t("world.refused", { file }), ...findingLines(read.findings)].join("\n"),
    read.findings,
  );
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
