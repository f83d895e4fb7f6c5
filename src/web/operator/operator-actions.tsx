/** What can be done with an operator's access: a new link, ending sessions, a way back in, disabling. */
import { type ReactNode, useState } from "react";
import { InvitationLink } from "#web/operator/invitation-link.tsx";
import type { OneOperator } from "#web/operator/one-operator.ts";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type OperatorActionsProps = { readonly of: OneOperator; readonly again: () => void };

/** Acts that others feel and that are asked about first. */
const grave = ["disable", "reset"] as const;

export function OperatorActions({ of, again }: OperatorActionsProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const [asking, setAsking] = useState<(typeof grave)[number] | null>(null);
  const [made, setMade] = useState<Output<"operatorLink"> | null>(null);
  const [revoked, setRevoked] = useState<number | null>(null);
  const { operator } = of;
  async function run(work: () => Promise<unknown>): Promise<void> {
    if (!(await act.run(work))) return;
    setAsking(null);
    again();
  }
  const confirmed = {
    disable: async () => setRevoked((await client.call("operatorDisable", { operator })).revokedTokens),
    reset: async () => setRevoked((await client.call("operatorReset", { operator })).revokedTokens),
  };
  const button = (label: string, work: () => void): ReactNode => (
    <button type="button" disabled={act.busy} onClick={work}>
      {label}
    </button>
  );
  return (
    <section className="card" aria-labelledby="acts">
      <h2 id="acts">{t("operatorPage.acts")}</h2>
      <div className="actions">
        {of.disabledAt === null && of.passkeys === 0
          ? button(
              t("operatorPage.newLink"),
              () => void run(async () => setMade(await client.call("operatorLink", { operator }))),
            )
          : null}
        {of.sessions > 0
          ? button(
              t("operatorPage.signOut"),
              () => void run(async () => await client.call("operatorSignOut", { operator })),
            )
          : null}
        {of.passkeys > 0 || of.tokens > 0 ? button(t("operatorPage.reset"), () => setAsking("reset")) : null}
        {of.disabledAt === null
          ? button(t("operatorPage.disable"), () => setAsking("disable"))
          : button(
              t("operatorPage.enable"),
              () => void run(async () => await client.call("operatorEnable", { operator })),
            )}
      </div>
      {revoked === null ? null : (
        <Notice kind="done" says="status">
          <p>{t("operatorPage.tokensRevoked", { count: revoked })}</p>
        </Notice>
      )}
      {asking === null ? <Failure of={act.failure} /> : null}
      {made === null ? null : <InvitationLink link={made.link} expires={made.expires} />}
      {asking === null ? null : (
        <Confirm
          title={t(`operatorPage.${asking}`)}
          confirm={t(`operatorPage.${asking}`)}
          grave
          busy={act.busy}
          onClose={() => setAsking(null)}
          onConfirm={() => void run(confirmed[asking])}
        >
          <p>{t(`operatorPage.${asking}Consequence`)}</p>
          <Failure of={act.failure} />
        </Confirm>
      )}
    </section>
  );
}
