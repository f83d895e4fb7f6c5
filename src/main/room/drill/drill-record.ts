/** What a room has on record of a drill's directive, read on its own machine: by its operators, as the room itself. */
import type { RoomRecord } from "#cli/drill/expected-picture.ts";
import { notShownYet, takenIn } from "#stages/picture/queries.ts";
import { responsesOnRecord } from "#stages/response/queries.ts";
import type { Tx } from "#store/sql.ts";

/** The record; the picture may still be a moment behind the responses. */
export async function drillRecord(tx: Tx, directive: string): Promise<RoomRecord> {
  const responses = await responsesOnRecord(tx, directive);
  return {
    receipts: new Map(responses.map(({ organization, receipts }) => [organization, new Set(receipts)])),
    standings: new Map(responses.map(({ organization, standing }) => [organization, standing])),
    acknowledged: new Set(
      responses.filter(({ acknowledged }) => acknowledged).map(({ organization }) => organization),
    ),
    picture: await takenIn(tx, directive),
    notShown: await notShownYet(tx, directive),
  };
}
