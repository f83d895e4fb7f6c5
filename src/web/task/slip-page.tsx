/** Typing a return slip: what was copied wrong is told while it is typed; the receipt is the one that the answer gets over the wire. */
import { type ReactNode, useState } from "react";
import { readSlip } from "#core/slip/slip-code.ts";
import { slipFindingText } from "#messages/render/receipt.ts";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { ReceiptView } from "#web/task/receipt.tsx";
import { Field } from "#web/ui/field.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

export function SlipPage(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const [slip, setSlip] = useState("");
  const [organization, setOrganization] = useState("");
  const [receipt, setReceipt] = useState<Output<"slipEnter"> | null>(null);
  const act = useRoomAction();
  const read = readSlip(slip);
  const forOther = session?.organization === undefined;
  async function enter(): Promise<void> {
    const of = forOther ? { organization: organization.trim() } : {};
    if (await act.run(async () => setReceipt(await client.call("slipEnter", { slip, ...of })))) setSlip("");
  }
  return (
    <div className="narrow">
      <PageHeading title={t("slip.page.title")}>
        <p className="lead">{t("slip.page.lead")}</p>
      </PageHeading>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        {forOther ? (
          <Field
            pointer="/organization"
            label={t("slip.page.organization")}
            hint={t("slip.page.organizationHint")}
          >
            <input
              type="text"
              required
              maxLength={80}
              autoComplete="off"
              value={organization}
              onChange={(event) => setOrganization(event.target.value)}
            />
          </Field>
        ) : null}
        <Field pointer="/slip" label={t("slip.page.slip")} hint={t("slip.page.slipHint")}>
          <input
            type="text"
            className="code"
            required
            maxLength={200}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={slip}
            onChange={(event) => setSlip(event.target.value)}
          />
        </Field>
        <output className="hint">{slip === "" || read.ok ? "" : slipFindingText(read.findings, t)}</output>
        <Failure of={act.failure} findings />
        <button type="submit" className="primary" disabled={act.busy || !read.ok}>
          {t("slip.page.enter")}
        </button>
      </form>
      {receipt === null ? null : (
        <Notice kind="done" says="status">
          <p>{t("slip.page.taken")}</p>
          <ReceiptView receipt={receipt} />
        </Notice>
      )}
    </div>
  );
}
