/** `bongsu journal verify`: walks the hash chain of the room's journal, and says what the room could not deliver. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { withRoom } from "#main/room/open-room.ts";
import { countDeadLetters } from "#store/dead-letters.ts";
import { firstBrokenEntry, lastPosition } from "#store/journal.ts";

/** The options, for reading and completing them. */
export const journalOptions = { ...commonOptions, data: { type: "string" } } as const;

/** Exit code 0 when every entry fits, 1 when one does not; its position is printed. */
export async function journalCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: journalOptions,
  });
  if (positionals.length !== 1 || positionals[0] !== "verify")
    throw new MessageRefusal("input-invalid", (say) => say("journalCommand.usage"));
  const { broken, last, dead } = await withRoom(values.data, async (tx) => ({
    broken: await firstBrokenEntry(tx),
    last: await lastPosition(tx),
    dead: await countDeadLetters(tx),
  }));
  const t = translatorOfCommand(values, io.env);
  const chain =
    broken === null ? t("journalCommand.whole", { last }) : t("journalCommand.broken", { broken, last });
  io.write(`${chain}\n`);
  if (dead > 0) io.write(`${t("journalCommand.deadLetters", { count: dead })}\n`);
  return broken === null ? 0 : 1;
}
