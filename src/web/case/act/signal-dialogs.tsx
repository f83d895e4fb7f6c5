/** Deciding on what a feed shows of a case, and saying by which identifiers feeds would know it. */
import { type ReactNode, useState } from "react";
import type { DialogProps } from "#web/case/act/case-dialog.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import type { OpenCase } from "#web/case/case-names.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";

type SignalDialogProps = DialogProps & {
  readonly of: OpenCase;
  readonly signal: string;
  readonly confirm: boolean;
};

export function SignalDialog({ of, signal, confirm, onDo, ...frame }: SignalDialogProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const name = t(confirm ? "caseAct.signalConfirm" : "caseAct.signalDismiss");
  return (
    <DialogForm
      {...frame}
      title={name}
      grave={confirm}
      ready
      filled
      onSubmit={() =>
        onDo(
          () => client.call("caseSignalDecide", { case: of.id, signal, confirm }),
          t("caseAct.did", { what: name }),
        )
      }
    >
      <p>{t(confirm ? "caseAct.signalConfirmHow" : "caseAct.signalDismissHow")}</p>
    </DialogForm>
  );
}

export function IdentifyDialog({ of, onDo, ...frame }: DialogProps & { readonly of: OpenCase }): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [typed, setTyped] = useState(of.identifiers.join(" "));
  const identifiers = typed.split(/[\s,]/).filter((one) => one !== "");
  return (
    <DialogForm
      {...frame}
      title={t("caseAct.identify")}
      ready={identifiers.every(({ length }) => length >= 5 && length <= 80)}
      onSubmit={() =>
        onDo(
          () => client.call("caseIdentify", { case: of.id, identifiers }),
          t("caseAct.did", { what: t("caseAct.identify") }),
        )
      }
    >
      <Field pointer="/identifiers" label={t("caseAct.identifiers")} hint={t("caseAct.identifiersHint")}>
        <input value={typed} maxLength={4_000} onChange={({ target }) => setTyped(target.value)} />
      </Field>
    </DialogForm>
  );
}
