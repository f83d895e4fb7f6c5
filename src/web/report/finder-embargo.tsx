/** What a finder says to the date of disclosure: accepts it, does not, or names another. Only what the case allows it now is offered. */
import { type FormEvent, type ReactNode, useState } from "react";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import type { Input, Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Coordination = NonNullable<Output<"reportStatus">["coordination"]>;
type FinderEmbargoProps = {
  readonly of: Coordination;
  readonly standing: NonNullable<Coordination["own"]>;
  readonly number: string;
  readonly secret: string;
  readonly onSaid: () => Promise<void>;
};

export function FinderEmbargo({ of, standing, number, secret, onSaid }: FinderEmbargoProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [asking, setAsking] = useState(false);
  const working = useRoomAction();
  const { consent, proposed, acts } = standing;
  const asked = proposed ?? of.ends;
  const own = acts.find((act) => act === "propose" || act === "counter");
  const say = async (act: Input<"reportEmbargo">["act"], ends: string): Promise<boolean> =>
    await working.run(async () => {
      await client.call("reportEmbargo", { number, secret, act, ends });
      await onSaid();
    });
  if (consent === "none" && acts.length === 0) return null;
  return (
    <>
      {consent === "none" ? null : <p id="embargo-consent">{t(`reportPage.embargoConsent.${consent}`)}</p>}
      {proposed === null ? null : (
        <p className="facts">
          {t("reportPage.embargo.proposed")} <When at={proposed} />
        </p>
      )}
      {asking ? null : <Failure of={working.failure} findings />}
      <div className="actions" id="embargo-acts">
        {asked !== null && acts.includes("accept") ? (
          <button
            type="button"
            className="primary"
            disabled={working.busy}
            onClick={() => void say("accept", asked)}
          >
            {t("reportPage.embargo.accept")}
          </button>
        ) : null}
        {asked !== null && acts.includes("reject") ? (
          <button type="button" disabled={working.busy} onClick={() => setAsking(true)}>
            {t("reportPage.embargo.reject")}
          </button>
        ) : null}
      </div>
      {asking && asked !== null ? (
        <DialogForm
          working={working}
          title={t("reportPage.embargo.reject")}
          ready
          grave
          onClose={() => setAsking(false)}
          onSubmit={() => void say("reject", asked).then((said) => said && setAsking(false))}
        >
          <p>{t("reportPage.embargo.rejectMeans")}</p>
        </DialogForm>
      ) : null}
      {own === undefined ? null : (
        <OwnDate busy={working.busy} asked={asked} onName={(ends) => void say(own, ends)} />
      )}
    </>
  );
}

type OwnDateProps = {
  readonly busy: boolean;
  readonly asked: string | null;
  readonly onName: (ends: string) => void;
};

const koreaOffset = 9 * 3_600_000;

function OwnDate({ busy, asked, onName }: OwnDateProps): ReactNode {
  const t = useTranslate();
  const [typed, setTyped] = useState(
    asked === null ? "" : new Date(Date.parse(asked) + koreaOffset).toISOString().slice(0, 16),
  );
  const at = Date.parse(`${typed}:00+09:00`);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!Number.isNaN(at)) onName(new Date(at).toISOString());
  }
  return (
    <form onSubmit={submit}>
      <Field pointer="/ends" label={t("reportPage.embargo.own")} hint={t("reportPage.embargo.ownHint")}>
        <input type="datetime-local" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </Field>
      <div className="actions">
        <button type="submit" disabled={busy || Number.isNaN(at)}>
          {t("reportPage.embargo.name")}
        </button>
      </div>
    </form>
  );
}
