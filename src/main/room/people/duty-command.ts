/** `bongsu duty`: checks a document that says who is on duty, loads it into this machine's room, lists the turns. */
import { readArguments } from "#cli/arguments.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type DutyList, readDutyList } from "#core/duty/duty-list.ts";
import { readJson } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import { withRoom } from "#main/room/open-room.ts";
import { fileRefusal, readTextFile } from "#main/room/topology-file.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { dutyList, loadDutyList } from "#stages/alerting/duty.ts";
import { listOperators } from "#stages/registry/queries.ts";
import type { Tx } from "#store/sql.ts";

/** The options, for reading and completing them. */
export const dutyOptions = { ...commonOptions, data: { type: "string" } } as const;

/** `duty check FILE` | `duty load FILE` | `duty list`. */
export async function dutyCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    strict: true,
    allowPositionals: true,
    options: dutyOptions,
  });
  const t = translatorOfCommand(values, io.env);
  const [verb = "", file, ...more] = positionals;
  if (verb === "list" && file === undefined) {
    io.write(turnLines(await withRoom(values.data, dutyList), t));
    return 0;
  }
  if (!["check", "load"].includes(verb) || file === undefined || more.length > 0)
    throw new MessageRefusal("input-invalid", (say) => say("dutyCommand.usage"));
  const json = readJson(readTextFile(file));
  const read = json.ok ? readDutyList(json.value) : json;
  if (!read.ok) throw fileRefusal(file, read.findings);
  const document: unknown = json.ok ? json.value : null;
  if (verb === "load")
    await withRoom(values.data, async (tx) => {
      await mustKnow(tx, read.value);
      await loadDutyList(tx, document, read.value);
    });
  io.write(`${turnLines(read.value, t)}${verb === "load" ? t("world.stored") : t("world.sound")}\n`);
  return 0;
}

/** Refuses a list with people whom the room does not have: nobody would be told. */
async function mustKnow(tx: Tx, { turns }: DutyList): Promise<void> {
  const known = new Set((await listOperators(tx)).map(({ id }) => id));
  const missing = new Set(turns.flatMap(({ operators }) => operators.filter((id) => !known.has(id))));
  if (missing.size === 0) return;
  const names = [...missing].map((id) => printable(id, 80)).join(", ");
  throw new MessageRefusal("input-invalid", (t) => t("dutyCommand.unknownOperators", { names }));
}

function turnLines({ turns }: DutyList, t: Translate): string {
  if (turns.length === 0) return `${t("dutyCommand.none")}\n`;
  return turns
    .map(({ office, operators, from, to }) => {
      const names = { office, operators: operators.join(", ") };
      return `${printable(t("dutyCommand.turn", { ...names, from: instantText(from, t), to: instantText(to, t) }), 800)}\n`;
    })
    .join("");
}
