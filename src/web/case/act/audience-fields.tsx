/** Participants to be marked: for whom a message is, who goes along with a case that is split. */
import type { ReactNode } from "react";
import type { CaseNames, ShownParticipant } from "#web/case/case-names.ts";
import { useTranslate } from "#web/room/room-context.tsx";

type AudienceFieldsProps = {
  readonly title: string;
  readonly hint?: string;
  readonly participants: readonly ShownParticipant[];
  readonly names: CaseNames;
  readonly marked: readonly string[];
  readonly onChange: (marked: readonly string[]) => void;
};

export function AudienceFields(props: AudienceFieldsProps): ReactNode {
  const { title, hint, participants, names, marked, onChange } = props;
  const t = useTranslate();
  return (
    <fieldset className="action">
      <legend>{title}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {participants.map(({ id, roles }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={marked.includes(id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...marked, id] : marked.filter((one) => one !== id))
            }
          />{" "}
          <bdi>{names(id)}</bdi>{" "}
          <span className="quiet">{roles.map((role) => t(`casePage.role.${role}`)).join(", ")}</span>
        </label>
      ))}
      <div className="actions">
        <button type="button" className="small" onClick={() => onChange(participants.map(({ id }) => id))}>
          {t("caseAct.everybody")}
        </button>
        <button type="button" className="small" onClick={() => onChange([])}>
          {t("caseAct.nobodyMarked")}
        </button>
      </div>
    </fieldset>
  );
}
