/** Agent keys of the organisation: with one, `bongsu attest` answers by itself and with better evidence than a typed count. */
import { type ReactNode, useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";

type AgentKey = Output<"keyList">["keys"][number];
type KeysProps = { readonly organization: string };

export function AgentKeys({ organization }: KeysProps): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("keyList", { organization });
  return (
    <section className="card" aria-labelledby="keys">
      <h2 id="keys">{t("agentKey.title")}</h2>
      <p>{t("agentKey.hint")}</p>
      <QueryResult query={asked}>
        {({ keys }) =>
          keys.length === 0 ? (
            <p className="empty">{t("agentKey.none")}</p>
          ) : (
            <ul className="keys">
              {keys.map((key) => (
                <KeyItem key={key.keyid} of={key} organization={organization} again={asked.reload} />
              ))}
            </ul>
          )
        }
      </QueryResult>
      <KeyForm organization={organization} again={asked.reload} />
    </section>
  );
}

type KeyItemProps = KeysProps & { readonly of: AgentKey; readonly again: () => void };

function KeyItem({ of, organization, again }: KeyItemProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [asking, setAsking] = useState(false);
  const act = useRoomAction();
  async function revoke(): Promise<void> {
    if (!(await act.run(async () => await client.call("keyRevoke", { organization, keyid: of.keyid }))))
      return;
    setAsking(false);
    again();
  }
  return (
    <li>
      <p>
        <strong>{of.label}</strong>{" "}
        {of.revokedAt === null ? null : <Badge tone="unknown">{t("agentKey.revoked")}</Badge>}
      </p>
      <p className="code breaks">{of.keyid}</p>
      <p className="quiet">
        {t("agentKey.registered")} <When at={of.registeredAt} />
      </p>
      {of.revokedAt === null ? (
        <button
          type="button"
          className="small"
          aria-label={t("agentKey.revokeNamed", { label: of.label })}
          onClick={() => setAsking(true)}
        >
          {t("agentKey.revoke")}
        </button>
      ) : null}
      {asking ? (
        <Confirm
          title={t("agentKey.revokeNamed", { label: of.label })}
          confirm={t("agentKey.revoke")}
          grave
          busy={act.busy}
          onClose={() => setAsking(false)}
          onConfirm={() => void revoke()}
        >
          <p>{t("agentKey.consequence")}</p>
          <Failure of={act.failure} />
        </Confirm>
      ) : null}
    </li>
  );
}

type KeyFormProps = KeysProps & { readonly again: () => void };

function KeyForm({ organization, again }: KeyFormProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [label, setLabel] = useState("");
  const [publicKey, setPublicKey] = useState("");
  const act = useRoomAction();
  async function register(): Promise<void> {
    const bare = publicKey.replace(/-----[A-Z ]+-----|\s/g, "");
    if (
      !(await act.run(async () => await client.call("keyRegister", { organization, label, publicKey: bare })))
    )
      return;
    setLabel("");
    setPublicKey("");
    again();
  }
  return (
    <details>
      <summary>{t("agentKey.add")}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void register();
        }}
      >
        <Field pointer="/label" label={t("agentKey.label")} hint={t("agentKey.labelHint")}>
          <input
            type="text"
            required
            maxLength={100}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <Field pointer="/publicKey" label={t("agentKey.publicKey")} hint={t("agentKey.publicKeyHint")}>
          <textarea
            rows={3}
            className="code"
            required
            minLength={20}
            maxLength={600}
            spellCheck={false}
            value={publicKey}
            onChange={(event) => setPublicKey(event.target.value)}
          />
        </Field>
        <Failure of={act.failure} />
        <button type="submit" disabled={act.busy}>
          {t("agentKey.register")}
        </button>
      </form>
    </details>
  );
}
