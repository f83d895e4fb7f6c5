/** `bongsu journal verify`: walks the hash chain of the room's journal. */
import { parseArgs } from "node:util";
import type { Terminal } from "#cli/terminal.ts";
import { Refusal } from "#core/problem.ts";
import { withRoom } from "#main/room/open-room.ts";
import { firstBrokenEntry, lastPosition } from "#store/journal.ts";

/** Exit code 0 when every entry fits, 1 when one does not; its position is printed. */
export async function journalCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: "string" } },
  });
  if (positionals.length !== 1 || positionals[0] !== "verify")
    throw new Refusal("input-invalid", "expected the word verify; see --help");
  const { broken, last } = await withRoom(values.data, async (tx) => ({
    broken: await firstBrokenEntry(tx),
    last: await lastPosition(tx),
  }));
  io.write(
    broken === null
      ? `${last} entries, the chain is whole. 기록 ${last}건, 사슬이 온전합니다.\n`
      : `Entry ${broken} of ${last} does not fit the one before it. 기록 ${broken}번이 앞의 기록과 맞지 않습니다.\n`,
  );
  return broken === null ? 0 : 1;
}
