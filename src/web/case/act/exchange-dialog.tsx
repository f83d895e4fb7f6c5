/** A case with a room or supplier that has no access here: an invitation or a copy is sealed for its key and saved, and what it sends back is taken in. */
import { type ReactNode, useState } from "react";
import { longestSealedAnswer } from "#core/coordination/exchange/answer-file.ts";
import type { DialogProps } from "#web/case/act/case-dialog.ts";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { base64Of, saveFile } from "#web/desk/files.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";

type ExchangeDialogProps = DialogProps & { readonly of: OpenCase; readonly names: CaseNames };

const steps = ["take", "invite", "copy"] as const;
const answerDays = 14;

export function ExchangeDialog({ of, names, onDo, ...frame }: ExchangeDialogProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const outside = of.people.flatMap(({ participant, office, organization }) =>
    office === null && organization === null ? [participant] : [],
  );
  const [step, setStep] = useState<(typeof steps)[number]>("take");
  const [participant, setParticipant] = useState(outside[0] ?? "");
  const [file, setFile] = useState<File | null>(null);
  const about = { case: of.id, participant };
  async function run(): Promise<void> {
    if (step === "take" && file !== null)
      return void (await client.call("caseAnswerTake", { case: of.id, sealed: await base64Of(file) }));
    if (step === "copy")
      return saveFile((await client.call("caseCopyMake", about)).sealed, "case-copy.sealed");
    const key = file === null ? {} : { publicKey: await file.text() };
    const made = await client.call("caseInvitationSeal", { ...about, days: answerDays, ...key });
    saveFile(made.sealed, "case-invitation.sealed");
  }
  const isReady = step === "take" ? file !== null && file.size <= longestSealedAnswer : participant !== "";
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.exchange")}
      filled
      ready={isReady}
      submit={t(`caseAct.exchangeDo.${step}`)}
      onSubmit={() => onDo(run, t(`caseAct.exchangeDone.${step}`))}
    >
      <Field pointer="/step" label={t("caseAct.exchangeWhat")} hint={t(`caseAct.exchangeHow.${step}`)}>
        <Choice
          values={steps}
          label={(one) => t(`caseAct.exchangeStep.${one}`)}
          value={step}
          onChange={(next) => {
            setStep(next);
            setFile(null);
          }}
        />
      </Field>
      {step === "take" ? null : (
        <Field pointer="/participant" label={t("caseAct.contactWho")}>
          <Choice values={outside} label={names} value={participant} onChange={setParticipant} />
        </Field>
      )}
      {step === "copy" ? null : (
        <Field
          key={step}
          pointer={step === "take" ? "/sealed" : "/publicKey"}
          label={t(step === "take" ? "caseAct.exchangeAnswer" : "caseAct.exchangeKey")}
          hint={t(step === "take" ? "caseAct.exchangeAnswerHint" : "caseAct.exchangeKeyHint")}
        >
          <input type="file" onChange={({ target }) => setFile(target.files?.[0] ?? null)} />
        </Field>
      )}
    </DialogForm>
  );
}
