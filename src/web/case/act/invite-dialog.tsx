/** Inviting somebody to a case: what is asked of the coordinator, and exactly what the invited will see before it has accepted. */
import { type ReactNode, useState } from "react";
import { languages } from "virtual:messages";
import { caseRoles } from "#core/coordination/machine/case-role.ts";
import type { DialogProps, OpenDialog } from "#web/case/act/case-dialog.ts";
import { KnownSuppliers } from "#web/case/act/known-suppliers.tsx";
import { saveFile } from "#web/desk/files.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import type { OpenCase } from "#web/case/case-names.ts";
import { TwoClocks } from "#web/desk/two-clocks.tsx";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";

type InviteDialogProps = DialogProps & { readonly of: OpenCase; readonly onOpen: OpenDialog };

const linkDays = 14;
const zones = [
  "Asia/Seoul",
  "Asia/Tokyo",
  "Asia/Singapore",
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Los_Angeles",
  "UTC",
];

export function InviteDialog({ of, onOpen, onDo, ...frame }: InviteDialogProps): ReactNode {
  const t = useTranslate();
  const { client, language: room } = useRoom();
  const [role, setRole] = useState<(typeof caseRoles)[number]>("supplier");
  const [name, setName] = useState("");
  const [contact, setContact] = useState("");
  const [organization, setOrganization] = useState("");
  const [office, setOffice] = useState("");
  const [language, setLanguage] = useState(room);
  const [zone, setZone] = useState("Asia/Seoul");
  const [keyFile, setKeyFile] = useState<File | null>(null);
  async function invite(): Promise<void> {
    const place = {
      ...(office === "" ? {} : { office }),
      ...(organization.trim() === "" ? {} : { organization: organization.trim() }),
    };
    const who = { case: of.id, roles: [role], name: name.trim(), contact: contact.trim(), zone, language };
    const key = keyFile === null ? {} : { publicKey: await keyFile.text() };
    const { participant } = await client.call("caseParticipantAdd", { ...who, ...place, ...key });
    if (Object.keys(place).length > 0) return;
    const about = { case: of.id, participant, days: linkDays };
    if (keyFile !== null)
      return saveFile((await client.call("caseInvitationSeal", about)).sealed, "case-invitation.sealed");
    const made = await client.call("caseInvitationMake", about);
    onOpen({ kind: "link-made", participant, name: who.name, link: made.link, expires: made.expires });
  }
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.invite")}
      ready={name.trim() !== "" && zone.trim() !== ""}
      onSubmit={() => onDo(invite, t("caseAct.invited", { name: name.trim() }))}
    >
      <Field pointer="/name" label={t("caseAct.inviteName")}>
        <input value={name} maxLength={300} onChange={({ target }) => setName(target.value)} />
      </Field>
      <KnownSuppliers
        search={name}
        onUse={(chosen) => {
          setName(chosen.name);
          setContact(chosen.mail);
          if (languages.some(({ tag }) => tag === chosen.language)) setLanguage(chosen.language ?? language);
        }}
      />
      <Field pointer="/role" label={t("caseAct.role")}>
        <Choice
          values={caseRoles}
          label={(one) => t(`casePage.role.${one}`)}
          value={role}
          onChange={setRole}
        />
      </Field>
      <Field pointer="/contact" label={t("caseAct.inviteContact")} hint={t("caseAct.inviteContactHint")}>
        <input
          type="email"
          value={contact}
          maxLength={300}
          onChange={({ target }) => setContact(target.value)}
        />
      </Field>
      <Field pointer="/language" label={t("caseAct.language")}>
        <Choice
          values={languages.map(({ tag }) => tag)}
          label={(tag) => languages.find((one) => one.tag === tag)?.name ?? tag}
          value={language}
          onChange={setLanguage}
        />
      </Field>
      <Field pointer="/zone" label={t("caseAct.zone")}>
        <input list="zones" value={zone} maxLength={60} onChange={({ target }) => setZone(target.value)} />
      </Field>
      <datalist id="zones">
        {zones.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <Field
        pointer="/organization"
        label={t("caseAct.inviteOrganization")}
        hint={t("caseAct.inviteOrganizationHint")}
      >
        <input
          value={organization}
          maxLength={80}
          disabled={office !== ""}
          onChange={({ target }) => setOrganization(target.value)}
        />
      </Field>
      {(role === "room" || role === "supplier") && organization === "" && office === "" ? (
        <Field pointer="/publicKey" label={t("caseAct.exchangeKey")} hint={t("caseAct.inviteKeyHint")}>
          <input type="file" onChange={({ target }) => setKeyFile(target.files?.[0] ?? null)} />
        </Field>
      ) : null}
      <OfficeChoice office={office} disabled={organization !== ""} onChange={setOffice} />
      <Preview of={of} />
    </DialogForm>
  );
}

type OfficeChoiceProps = {
  readonly office: string;
  readonly disabled: boolean;
  readonly onChange: (office: string) => void;
};

function OfficeChoice({ office, disabled, onChange }: OfficeChoiceProps): ReactNode {
  const t = useTranslate();
  const { language } = useRoom();
  const { result } = useEndpoint("officeList", {});
  const offices = result.state === "ready" ? result.value.offices : [];
  return (
    <Field pointer="/office" label={t("caseAct.inviteOffice")}>
      <select value={office} disabled={disabled} onChange={({ target }) => onChange(target.value)}>
        <option value="">{t("caseAct.nobody")}</option>
        {offices.map(({ id, name }) => (
          <option key={id} value={id}>
            {pickText(name, language)}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** All that an invitation says. */
function Preview({ of }: { readonly of: OpenCase }): ReactNode {
  const t = useTranslate();
  const content = of.texts.findLast(({ kind }) => kind === "invitation")?.content ?? null;
  const ends = (of.view.proposal ?? of.view.terms)?.ends;
  return (
    <div className={`notice notice-${ends === undefined ? "warning" : "info"}`}>
      <p>{t(ends === undefined ? "caseAct.inviteOpen" : "caseAct.inviteHow")}</p>
      <p>
        <strong>{content?.product ?? t("casePage.untitled")}</strong> ·{" "}
        {t.find(`casePage.severity.${content?.severity ?? "unknown"}`)} ·{" "}
        {ends === undefined ? t("caseAct.inviteDate") : <TwoClocks at={ends} zone="Asia/Seoul" />}
      </p>
    </div>
  );
}
