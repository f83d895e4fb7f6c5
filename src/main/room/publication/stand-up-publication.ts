/** The publication at a room's start: an epoch begins where the database was put back, and the folder is made again before anybody is answered. */
import { join } from "node:path";
import { writePublication } from "#channels/files.ts";
import { writeDurably } from "#channels/write-durably.ts";
import { publicationOf } from "#main/room/channels.ts";
import type { RoomConfig } from "#main/room/config.ts";
import { settleEpoch } from "#main/room/epoch.ts";
import type { Translate } from "#messages/message.ts";
import type { Publisher } from "#stages/dissemination/publication.ts";
import type { Store } from "#store/sql.ts";

/** What publishes, and where. */
type StartingRoom = {
  readonly config: RoomConfig;
  readonly store: Store;
  readonly publisher: Publisher;
  readonly publicFolder: string;
  readonly keysDocument: unknown;
};

/** Makes it stand; a person learns of an epoch that begins. */
export async function standUpPublication(
  { config, store, publisher, publicFolder, keysDocument }: StartingRoom,
  { line, t }: { readonly line: (text: string) => void; readonly t: Translate },
): Promise<void> {
  const begun = await settleEpoch({
    store,
    publisher,
    keysDocument,
    publicFolder,
    data: config.data,
    now: () => new Date(),
    ownDatabase: config.databaseUrl === null,
    asked: config.newEpoch,
  });
  await writeDurably(join(publicFolder, "keys.json"), Buffer.from(`${JSON.stringify(keysDocument)}\n`));
  if (begun === null) return;
  const { number, because, restoredTo: time } = begun;
  line(t("serveCommand.epochBegun", { number, time, because: t(`serveCommand.epochCause.${because}`) }));
  await writePublication(publicFolder, publicationOf(store), new AbortController().signal);
}
