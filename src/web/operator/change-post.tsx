/** Giving an operator another name or post; its sessions end with it. */
import { type ReactNode, useState } from "react";
import { invitedByLead, staff } from "#core/audience.ts";
import type { OneOperator } from "#web/operator/one-operator.ts";
import { type PostForm, postOf } from "#web/operator/post.ts";
import { PostFields } from "#web/operator/post-fields.tsx";
import { useFittingPost } from "#web/operator/use-fitting-post.ts";
import { RoomError } from "#web/room/room-error.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type ChangePostProps = { readonly of: OneOperator; readonly again: () => void };

export function ChangePost({ of, again }: ChangePostProps): ReactNode {
  const { client, language, session } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const fit = useFittingPost();
  const [name, setName] = useState(pickText(of.name, language));
  const [form, setForm] = useState<PostForm>({
    role: of.role,
    office: of.office ?? "",
    domain: of.domain ?? "",
    sector: of.sector ?? "",
    organization: of.organization ?? "",
  });
  const findings = act.failure instanceof RoomError ? act.failure.findings : [];
  async function change(): Promise<void> {
    const done = await act.run(async () => {
      const { organization: _, ...post } = postOf(fit(form));
      const named = { ...of.name, [language]: name.trim() };
      await client.call("operatorChange", {
        ...post,
        operator: of.operator,
        name: named,
        language: of.language,
      });
    });
    if (done) again();
  }
  return (
    <section className="card" aria-labelledby="change">
      <h2 id="change">{t("operatorPage.change")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <Field pointer="/name" label={t("operatorPage.name")} findings={findings}>
          <input
            type="text"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {of.organization === null ? (
          <PostFields
            form={form}
            roles={(session?.role === "lead" ? invitedByLead : staff).filter(
              (role) => role !== "organization",
            )}
            findings={findings}
            onChange={setForm}
          />
        ) : null}
        <p className="quiet">{t("operatorPage.changeConsequence")}</p>
        <Failure of={act.failure} />
        <button type="submit" disabled={act.busy}>
          {t("operatorPage.save")}
        </button>
      </form>
    </section>
  );
}
