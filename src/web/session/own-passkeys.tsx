/** The operator's passkeys with name, place and time; each can be removed, but for the last. */
import { type ReactNode, useState } from "react";
import { deviceName } from "#web/session/device-name.ts";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type OwnPasskey = Output<"passkeyList">["passkeys"][number];

export function OwnPasskeys(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("passkeyList", {});
  return (
    <section className="card" aria-labelledby="own-passkeys">
      <h2 id="own-passkeys">{t("account.passkey.title")}</h2>
      <QueryResult query={query}>
        {({ passkeys }) => (
          <ul className="keys">
            {passkeys.map((one) => (
              <PasskeyItem key={one.passkey} of={one} last={passkeys.length === 1} again={query.reload} />
            ))}
          </ul>
        )}
      </QueryResult>
    </section>
  );
}

type PasskeyItemProps = { readonly of: OwnPasskey; readonly last: boolean; readonly again: () => void };

function PasskeyItem({ of, last, again }: PasskeyItemProps): ReactNode {
  const { client, enter, session } = useRoom();
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const act = useRoomAction();
  const name = of.label === "" ? deviceName(of.place) : of.label;
  async function remove(): Promise<void> {
    const done = await act.run(async () => {
      const { passkeys } = await client.call("passkeyRemove", { passkey: of.passkey });
      if (session !== null) enter({ ...session, passkeys });
    });
    if (!done) return;
    setAsking(false);
    again();
  }
  return (
    <li>
      <p>
        <strong>{name}</strong>
      </p>
      <p className="quiet">
        {t("account.passkey.registered")} <When at={of.registeredAt} />
        {of.place === "" ? null : ` · ${deviceName(of.place)}`}
        {of.usedAt === null ? null : (
          <>
            {" · "}
            {t("account.passkey.used")} <When at={of.usedAt} />
          </>
        )}
      </p>
      {last ? (
        <p className="quiet">{t("account.passkey.last")}</p>
      ) : (
        <button
          type="button"
          className="small"
          aria-label={t("account.passkey.removeNamed", { name })}
          onClick={() => setAsking(true)}
        >
          {t("account.passkey.remove")}
        </button>
      )}
      {asking ? (
        <Confirm
          title={t("account.passkey.removeNamed", { name })}
          confirm={t("account.passkey.remove")}
          grave
          busy={act.busy}
          onClose={() => setAsking(false)}
          onConfirm={() => void remove()}
        >
          <p>{t("account.passkey.consequence")}</p>
          <Failure of={act.failure} />
        </Confirm>
      ) : null}
    </li>
  );
}
