/** The form that invites an operator to a post, and the link that comes of it. */
import { type ReactNode, useState } from "react";
import { invitedByLead, staff } from "#core/audience.ts";
import { InvitationLink } from "#web/operator/invitation-link.tsx";
import { type PostForm, postOf } from "#web/operator/post.ts";
import { PostFields } from "#web/operator/post-fields.tsx";
import type { Output } from "#web/room/room-client.ts";
import { RoomError } from "#web/room/room-error.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { useFittingPost } from "#web/operator/use-fitting-post.ts";
import { Field } from "#web/ui/field.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

export function InviteOperator({ onInvited }: { readonly onInvited: () => void }): ReactNode {
  const { client, language, session } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const roles = session?.role === "lead" ? invitedByLead : staff;
  const [name, setName] = useState("");
  const [form, setForm] = useState<PostForm>({
    role: roles[0],
    office: session?.office ?? "",
    domain: session?.domain ?? "",
    sector: "",
    organization: "",
  });
  const [made, setMade] = useState<Output<"operatorInvite"> | null>(null);
  const fit = useFittingPost();
  async function invite(): Promise<void> {
    const done = await act.run(async () => {
      const post = postOf(fit(form));
      setMade(await client.call("operatorInvite", { ...post, name: { [language]: name.trim() } }));
    });
    if (!done) return;
    setName("");
    onInvited();
  }
  const findings = act.failure instanceof RoomError ? act.failure.findings : [];
  return (
    <section className="card" aria-labelledby="invite">
      <h2 id="invite">{t("operatorPage.invite")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <PostFields form={form} roles={roles} findings={findings} onChange={setForm} />
        <Field
          pointer="/name"
          label={t("operatorPage.name")}
          hint={t("operatorPage.nameHint")}
          findings={findings}
        >
          <input
            type="text"
            required
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Failure of={act.failure} />
        <button type="submit" className="primary" disabled={act.busy}>
          {t("operatorPage.makeLink")}
        </button>
      </form>
      {made === null ? null : <InvitationLink link={made.link} expires={made.expires} />}
    </section>
  );
}
