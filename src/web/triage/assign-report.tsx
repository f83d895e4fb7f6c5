/** The dialog in which a report is given to a colleague to decide, or to anybody again. */
import { type ReactNode, useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { type FormProps, sendOnEnter } from "#web/triage/decision-form.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";

/** Who may be given a report. */
export type Colleagues = Output<"triageQueue">["colleagues"];

type AssignProps = FormProps & { readonly colleagues: Colleagues };

const anybody = "";

export function AssignReport({ look, onAct, colleagues, ...frame }: AssignProps): ReactNode {
  const t = useTranslate();
  const { language } = useRoom();
  const [operator, setOperator] = useState(look.assignee ?? anybody);
  const nameOf = (id: string): string => {
    const colleague = colleagues.find((one) => one.id === id);
    return colleague === undefined ? id : `${pickText(colleague.name, language)} (${id})`;
  };
  return (
    <DialogForm
      {...frame}
      title={t("triagePage.assign")}
      ready
      onSubmit={() => onAct({ act: "assign", operator: operator === anybody ? null : operator })}
    >
      <Field pointer="/operator" label={t("triagePage.colleague")}>
        <Choice
          values={[anybody, ...colleagues.map(({ id }) => id)]}
          label={(id) => (id === anybody ? t("triagePage.anybody") : nameOf(id))}
          value={operator}
          onChange={setOperator}
          onKeyDown={sendOnEnter}
        />
      </Field>
    </DialogForm>
  );
}
