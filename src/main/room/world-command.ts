/** `bongsu world` and `bongsu office`: checks a topology document, and loads a later version of it, or its offices, into this machine's room. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Translate } from "#messages/message.ts";
import { withOfficesOf } from "#core/topology/office-row.ts";
import type { Topology } from "#core/topology/topology.ts";
import { withRoom } from "#main/room/open-room.ts";
import { fileRefusal, readTextFile, readTopologyFile } from "#main/room/topology-file.ts";
import { replaceTopology, type TopologyChange } from "#stages/registry/load-topology.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import type { Tx } from "#store/sql.ts";

/** `world check FILE` | `world load FILE`. */
export async function worldCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { t, verb, file, data, dryRun } = options(args, io, { command: "world", verbs: ["check", "load"] });
  const topology = readTopologyFile(file);
  if (verb === "check") {
    io.write(`${summaryLines(topology, t).join("\n")}\n`);
    return 0;
  }
  const change = await load(data, dryRun, async (tx) => await replaceTopology(tx, topology));
  io.write(`${changeLines(change, dryRun, t).join("\n")}\n`);
  return 0;
}

/** `office load FILE`: the offices and jurisdictions of a table in place of those that the room's topology has. */
export async function officeCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { t, file, data, dryRun } = options(args, io, { command: "office", verbs: ["load"] });
  const text = readTextFile(file);
  const change = await load(data, dryRun, async (tx) => {
    const read = withOfficesOf(await roomTopology(tx), text);
    if (read.ok) return await replaceTopology(tx, read.value);
    throw fileRefusal(file, read.findings);
  });
  io.write(`${changeLines(change, dryRun, t).join("\n")}\n`);
  return 0;
}

type WorldOptions = {
  readonly t: Translate;
  readonly verb: string;
  readonly file: string;
  readonly data: string | undefined;
  readonly dryRun: boolean;
};

/** The options, for reading and completing them. */
export const worldOptions = {
  ...commonOptions,
  data: { type: "string" },
  "dry-run": { type: "boolean", default: false },
} as const;

function options(
  args: readonly string[],
  io: Terminal,
  { command, verbs }: { readonly command: string; readonly verbs: readonly string[] },
): WorldOptions {
  const { values, positionals } = readArguments({
    args,
    strict: true,
    allowPositionals: true,
    options: worldOptions,
  });
  const [verb = "", file, ...more] = positionals;
  if (!verbs.includes(verb) || file === undefined || more.length > 0)
    throw new MessageRefusal("input-invalid", (say) =>
      say("world.usage", { usage: verbs.map((one) => `bongsu ${command} ${one} FILE`).join(" | ") }),
    );
  return {
    t: translatorOfCommand(values, io.env),
    verb,
    file,
    data: values.data,
    dryRun: values["dry-run"],
  };
}

/** Thrown to undo what a dry run did. */
class Undone extends Error {}

async function load(
  data: string | undefined,
  dryRun: boolean,
  work: (tx: Tx) => Promise<TopologyChange>,
): Promise<TopologyChange> {
  let change: TopologyChange = { offices: [], words: [] };
  await withRoom(data, async (tx) => {
    change = await work(tx);
    if (dryRun) throw new Undone();
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return change;
}

function changeLines(
  { offices, words }: TopologyChange,
  dryRun: boolean,
  t: Translate<"world">,
): readonly string[] {
  const listed = (ids: readonly string[]): string => (ids.length === 0 ? t("world.none") : ids.join(", "));
  return [
    t("world.officesChanged", { offices: listed(offices) }),
    t("world.wordsAdded", { words: listed(words) }),
    dryRun ? t("world.tried") : t("world.stored"),
  ];
}

function summaryLines(topology: Topology, t: Translate<"world">): readonly string[] {
  const { id, drill, languages, domains, sectors, tiers, regions, offices, time } = topology;
  return [
    ...(drill ? [t("world.drill")] : []),
    t("world.summary", {
      id,
      languages: Object.keys(languages).join(", "),
      zone: time.zone,
      domains: domains.length,
      sectors: sectors.length,
      tiers: tiers.length,
      regions: regions.length,
      offices: offices.length,
    }),
    t("world.sound"),
  ];
}
