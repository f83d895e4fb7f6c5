/** Asks before a message is discarded: nobody will receive it. */
import type { ReactNode } from "react";
import type { DeadLetter } from "#web/channel/dead-letter.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Confirm } from "#web/ui/dialog.tsx";

type DiscardProps = {
  readonly letter: DeadLetter;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

export function DiscardDialog({ letter, onClose, onDone }: DiscardProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const action = useRoomAction();
  const { message, channel, key } = letter;
  async function discard(): Promise<void> {
    if (!(await action.run(async () => await client.call("deadLetterDiscard", { message })))) return;
    onClose();
    onDone();
  }
  return (
    <Confirm
      title={t("channelPage.discardTitle")}
      confirm={t("channelPage.discard")}
      grave
      busy={action.busy}
      onClose={onClose}
      onConfirm={() => void discard()}
    >
      <p>{t("channelPage.discardMeaning", { channel, key })}</p>
      <Failure of={action.failure} />
    </Confirm>
  );
}
