/** A receipt: what the organisation keeps as proof that the room has its answer. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { When } from "#web/ui/instant.tsx";

export function ReceiptView({
  receipt,
}: {
  readonly receipt: Pick<Output<"taskAnswer">, "receipt" | "receivedAt" | "digest">;
}): ReactNode {
  const t = useTranslate();
  return (
    <dl className="receipt">
      <dt>{t("taskPage.receipt")}</dt>
      <dd className="code">{receipt.receipt}</dd>
      <dt>{t("taskPage.receivedAt")}</dt>
      <dd>
        <When at={receipt.receivedAt} />
      </dd>
      <dt>{t("taskPage.digest")}</dt>
      <dd className="code breaks">{receipt.digest}</dd>
    </dl>
  );
}
