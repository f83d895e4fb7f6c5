/** Asks before what a feed brings now is taken for right, with what that means. */
import type { ReactNode } from "react";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type AcceptProps = { readonly feed: string; readonly onClose: () => void; readonly onDone: () => void };

export function AcceptDialog({ feed, onClose, onDone }: AcceptProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const action = useRoomAction();
  async function accept(): Promise<void> {
    if (!(await action.run(async () => await client.call("feedAccept", { feed })))) return;
    onClose();
    onDone();
  }
  return (
    <Confirm
      title={t("feedsPage.acceptTitle")}
      confirm={t("feedsPage.accept")}
      grave
      busy={action.busy}
      onClose={onClose}
      onConfirm={() => void accept()}
    >
      <p>{t("feedsPage.acceptMeaning", { id: feed })}</p>
      <Failure of={action.failure} />
    </Confirm>
  );
}
