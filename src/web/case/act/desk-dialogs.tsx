/** The smaller dialogs of who coordinates a case: noting a contact, linking, handing over. */
import { type ReactNode, useState } from "react";
import { contactEvents } from "#core/coordination/embargo/silence.ts";
import type { DialogProps } from "#web/case/act/case-dialog.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Field } from "#web/ui/field.tsx";

type DeskDialogProps = DialogProps & { readonly of: OpenCase; readonly names: CaseNames };

export function ContactDialog({
  of,
  names,
  participant: first,
  onDo,
  ...frame
}: DeskDialogProps & { readonly participant: string }): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const others = of.view.participants.flatMap(({ id, roles }) => (roles.includes("coordinator") ? [] : [id]));
  const [participant, setParticipant] = useState(first);
  const [kind, setKind] = useState<(typeof contactEvents)[number]>("sent");
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.contact")}
      filled
      ready={participant !== ""}
      onSubmit={() =>
        onDo(() => client.call("caseContactNote", { case: of.id, participant, kind }), t("caseAct.noted"))
      }
    >
      <p>{t("caseAct.contactHow")}</p>
      <Field pointer="/kind" label={t("caseAct.contactKind")}>
        <Choice
          values={contactEvents}
          label={(one) => t(`caseAct.contactKinds.${one}`)}
          value={kind}
          onChange={setKind}
        />
      </Field>
      <Field pointer="/participant" label={t("caseAct.contactWho")}>
        <Choice values={others} label={names} value={participant} onChange={setParticipant} />
      </Field>
    </DialogForm>
  );
}

export function LinkDialog({ of, onDo, names: _names, ...frame }: DeskDialogProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { result } = useEndpoint("caseList", { limit: 200 });
  const cases = result.state === "ready" ? result.value.cases : [];
  const others = cases.filter(({ id, view }) => view.coordinates && id !== of.id && !of.links.includes(id));
  const [chosen, setChosen] = useState("");
  const other = chosen === "" ? (others[0]?.id ?? "") : chosen;
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.link")}
      ready={other !== ""}
      onSubmit={() => onDo(() => client.call("caseLink", { case: of.id, other }), t("caseAct.linked"))}
    >
      <p>{others.length === 0 ? t("caseAct.linkNone") : t("caseAct.linkHow")}</p>
      <Field pointer="/other" label={t("caseAct.linkOther")}>
        <Choice
          values={others.map(({ id }) => id)}
          label={(id) =>
            `${others.find((one) => one.id === id)?.invitation?.product ?? t("casePage.untitled")} ${id.slice(0, 8)}`
          }
          value={other}
          onChange={setChosen}
        />
      </Field>
    </DialogForm>
  );
}

export function HandOverDialog({ of, names: _names, onDo, ...frame }: DeskDialogProps): ReactNode {
  const t = useTranslate();
  const { client, language, session } = useRoom();
  const { result } = useEndpoint("officeList", {});
  const offices = result.state === "ready" ? result.value.offices : [];
  const works = (participant: string): boolean =>
    of.view.participants.some(
      ({ id, roles, report }) => id === participant && roles.includes("coordinator") && report === "accepted",
    );
  const taking = of.people.flatMap(({ participant, office }) =>
    office !== null && office !== session?.office && works(participant) ? [office] : [],
  );
  const [chosen, setChosen] = useState("");
  const office = chosen === "" ? (taking[0] ?? "") : chosen;
  const nameOf = (id: string): string => {
    const name = offices.find((one) => one.id === id)?.name;
    return name === undefined ? id : pickText(name, language);
  };
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.handOver")}
      grave
      ready={office !== ""}
      onSubmit={() =>
        onDo(() => client.call("caseHandOver", { case: of.id, office }), t("caseAct.handedOver"))
      }
    >
      <p>{taking.length === 0 ? t("caseAct.handOverNone") : t("caseAct.handOverHow")}</p>
      <Field pointer="/office" label={t("caseAct.handOverTo")}>
        <Choice values={taking} label={nameOf} value={office} onChange={setChosen} />
      </Field>
    </DialogForm>
  );
}
