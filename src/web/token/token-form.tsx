/** Making a token: what it may do, for how long; the secret is shown once. */
import { type ReactNode, useState } from "react";
import { scopesOverHttp } from "#core/token-scope.ts";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Copy } from "#web/ui/copy.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

const lives = ["1", "7", "30", "90", "365"] as const;
type Scope = (typeof scopesOverHttp)[number];

export function TokenForm({ onMade }: { readonly onMade: () => void }): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const [label, setLabel] = useState("");
  const [days, setDays] = useState<(typeof lives)[number]>("90");
  const [scopes, setScopes] = useState<readonly Scope[]>(["read"]);
  const [made, setMade] = useState<Output<"tokenMake"> | null>(null);
  const act = useRoomAction();
  const offered = scopesOverHttp.filter(
    (scope) => scope !== "import" || (session !== null && client.allows("importRecords", session.role)),
  );
  async function make(): Promise<void> {
    const done = await act.run(async () =>
      setMade(
        await client.call("tokenMake", { label: label.trim(), scopes: [...scopes], days: Number(days) }),
      ),
    );
    if (!done) return;
    setLabel("");
    onMade();
  }
  return (
    <details>
      <summary>{t("tokenPage.add")}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Field pointer="/token-label" label={t("tokenPage.label")} hint={t("tokenPage.labelHint")}>
          <input
            type="text"
            required
            maxLength={80}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <fieldset>
          <legend>{t("tokenPage.scopes")}</legend>
          {offered.map((scope) => (
            <label key={scope} className="check">
              <input
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
                }
              />{" "}
              {t(`tokenPage.scope.${scope}`)}
            </label>
          ))}
        </fieldset>
        <Field pointer="/days" label={t("tokenPage.life")}>
          <Choice
            values={lives}
            label={(value) => t("tokenPage.days", { days: Number(value) })}
            value={days}
            onChange={setDays}
          />
        </Field>
        <Failure of={act.failure} />
        <button type="submit" disabled={act.busy || scopes.length === 0}>
          {t("tokenPage.make")}
        </button>
      </form>
      {made === null ? null : (
        <Notice kind="done" says="status">
          <p>
            {t("tokenPage.once")} <When at={made.expires} />
          </p>
          <Copy text={made.secret} label={t("tokenPage.secret")} />
        </Notice>
      )}
    </details>
  );
}
