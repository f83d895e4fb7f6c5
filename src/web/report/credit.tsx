/** How a finder is to be thanked, changed by the finder until what it found is published. */
import { type FormEvent, type ReactNode, useState } from "react";
import { type CaseKey } from "#core/intake/case-words.ts";
import {
  creditForms,
  creditLine,
  type FinderCredit,
  longestCredit,
  readCredit,
  statedCredit,
} from "#core/intake/finder-credit.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { missingFindings } from "#web/report/form-part.ts";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

/** What was stated last and when; `credit` is `null` where these words do not open it. */
export type StatedCredit = { readonly credit: FinderCredit | null; readonly statedAt: string };

/** Opens what was stated last; `null` where nothing was. */
export async function openCredit(
  { credit }: Output<"reportStatus">,
  key: CaseKey,
): Promise<StatedCredit | null> {
  if (credit === null) return null;
  const opened = await openBytes(Uint8Array.fromBase64(credit.sealed), [key]);
  const json = opened.ok ? readJsonBytes(opened.value) : null;
  return { credit: json?.ok === true ? readCredit(json.value) : null, statedAt: credit.statedAt };
}

type CreditProps = {
  readonly number: string;
  readonly secret: string;
  readonly stated: StatedCredit | null;
  /** Once it is published, what is credited stands. */
  readonly published: boolean;
  readonly onStated: () => Promise<void>;
};

export function Credit({ number, secret, stated, published, onStated }: CreditProps): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="case-credit">
      <h2 id="case-credit">{t("reportPage.credit.title")}</h2>
      <p>{stated === null ? t("reportPage.credit.asReported") : <Stated {...stated} />}</p>
      {published ? (
        <p>{t("reportPage.credit.published")}</p>
      ) : (
        <CreditForm number={number} secret={secret} stated={stated} onStated={onStated} />
      )}
    </section>
  );
}

function Stated({ credit, statedAt }: StatedCredit): ReactNode {
  const t = useTranslate();
  const line = credit === null ? t("reportPage.messageClosed") : creditLine(credit);
  return (
    <>
      <strong>{line ?? t("reportPage.creditForm.nobody")}</strong> <When at={statedAt} />
    </>
  );
}

function CreditForm({ number, secret, stated, onStated }: Omit<CreditProps, "published">): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { form, name, organization } = stated?.credit ?? { form: "name", name: "", organization: null };
  const [typed, setTyped] = useState({ form, name, organization: organization ?? "" });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { busy, failure, run } = useRoomAction();
  function submit(event: FormEvent): void {
    event.preventDefault();
    const credit = statedCredit(typed);
    setMissing(credit === null ? ["creditName"] : []);
    if (credit === null) return;
    void run(async () => {
      const { organization: of, ...named } = credit;
      await client.call("reportCredit", {
        number,
        secret,
        ...named,
        ...(of === null ? {} : { organization: of }),
      });
      await onStated();
    });
  }
  return (
    <form onSubmit={submit} noValidate>
      <Field pointer="/creditForm" label={t("reportPage.credit.label")} hint={t("reportPage.credit.hint")}>
        <Choice
          values={creditForms}
          value={typed.form}
          label={(value) => t(`reportPage.creditForm.${value}`)}
          onChange={(chosen) => setTyped({ ...typed, form: chosen })}
        />
      </Field>
      {typed.form === "nobody" ? null : (
        <>
          <Field
            pointer="/creditName"
            label={t(`reportPage.creditForm.${typed.form}`)}
            findings={missingFindings(missing)}
          >
            <input
              value={typed.name}
              maxLength={longestCredit}
              autoComplete="off"
              onChange={({ target }) => setTyped({ ...typed, name: target.value })}
            />
          </Field>
          <Field pointer="/creditOrganization" label={t("reportPage.credit.organization")}>
            <input
              value={typed.organization}
              maxLength={longestCredit}
              autoComplete="off"
              onChange={({ target }) => setTyped({ ...typed, organization: target.value })}
            />
          </Field>
        </>
      )}
      <Failure of={failure} findings />
      <div className="actions">
        <button type="submit" disabled={busy}>
          {t("reportPage.credit.state")}
        </button>
      </div>
    </form>
  );
}
