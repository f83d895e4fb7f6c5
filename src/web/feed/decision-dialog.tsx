/** Asks before a change is made, refused or undone, with what it means. */
import type { ReactNode } from "react";
import { type ChangeDecision, decisionEndpoints, type FeedChange } from "#web/feed/feed-change.ts";
import { ChangeNumbers } from "#web/feed/change-effect.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type DecisionProps = {
  readonly change: FeedChange;
  readonly decision: ChangeDecision;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

export function DecisionDialog({ change, decision, onClose, onDone }: DecisionProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const action = useRoomAction();
  const { id, name } = change;
  async function decide(): Promise<void> {
    const made = await action.run(async () => await client.call(decisionEndpoints[decision], { change: id }));
    if (!made) return;
    onClose();
    onDone();
  }
  return (
    <Confirm
      title={t(`feedChangePage.${decision}Title`)}
      confirm={t(`feedChangePage.${decision}`)}
      grave={decision === "confirm"}
      busy={action.busy}
      onClose={onClose}
      onConfirm={() => void decide()}
    >
      <p>{t(`feedChangePage.${decision}Meaning`, { name })}</p>
      <ChangeNumbers change={change} />
      <Failure of={action.failure} />
    </Confirm>
  );
}
