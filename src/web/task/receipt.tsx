/** A receipt: what the organisation keeps as proof that the room has its answer. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { When } from "#web/ui/instant.tsx";

export function ReceiptView({ receipt }: { readonly receipt: Output<"taskAnswer"> }): ReactNode {
  const { words } = useRoom();
  return (
    <dl className="receipt">
      <dt>{words.task.receipt}</dt>
      <dd className="code">{receipt.receipt}</dd>
      <dt>{words.task.receivedAt}</dt>
      <dd>
        <When at={receipt.receivedAt} />
      </dd>
      <dt>{words.task.digest}</dt>
      <dd className="code breaks">{receipt.digest}</dd>
    </dl>
  );
}
