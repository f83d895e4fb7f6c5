/** What the reader may do with a directive now. The room says what (`may`); each act that others will feel says first what follows from it. */
import { type ReactNode, useState } from "react";
import { directiveActs, type DirectiveAct } from "#core/directive/lifecycle.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import type { TextByLanguage } from "#core/text.ts";
import { TextFields } from "#web/directive/text-fields.tsx";
import type { Directive } from "#web/directive/directive-output.ts";
import { paths } from "#web/shell/paths.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { Confirm } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { usePages } from "#web/ui/pages.tsx";

type ActsProps = { readonly directive: Directive; readonly again: () => void };
type ConfirmableAct = Exclude<DirectiveAct, "edit" | "revise">;

export function DirectiveActs({ directive, again }: ActsProps): ReactNode {
  const { session } = useRoom();
  const t = useTranslate();
  const [asking, setAsking] = useState<ConfirmableAct | null>(null);
  const [done, setDone] = useState<ConfirmableAct | null>(null);
  const may = directiveActs.filter((act) => directive.may.includes(act));
  const waits = directive.work?.stage === "review" && !may.includes("approve");
  const mine = session !== null && [directive.draftedBy, directive.submittedBy].includes(session.operator);
  return (
    <div className="acts">
      {done === null ? null : (
        <Notice kind="done" says="status">
          <p>{t(`directivePage.done.${done}`)}</p>
        </Notice>
      )}
      {waits && mine ? (
        <Notice kind="info">
          <p>{t("directivePage.waits")}</p>
        </Notice>
      ) : null}
      {may.length === 0 ? null : (
        <fieldset className="actions bare">
          <legend className="hidden">{t("directivePage.acts")}</legend>
          {may.map((act) =>
            act === "edit" || act === "revise" ? (
              <Link key={act} to={paths.directiveEdit(directive.id)} className="button">
                {t(`directivePage.act.${act}`)}
              </Link>
            ) : (
              <button
                key={act}
                type="button"
                className={
                  act === "submit" || act === "approve" ? "primary" : act === "withdraw" ? "grave" : ""
                }
                onClick={() => setAsking(act)}
              >
                {t(`directivePage.act.${act}`)}
              </button>
            ),
          )}
        </fieldset>
      )}
      {asking === null ? null : (
        <Asking
          act={asking}
          directive={directive}
          onClose={() => setAsking(null)}
          onDone={() => {
            setDone(asking);
            setAsking(null);
            again();
          }}
        />
      )}
    </div>
  );
}

type AskingProps = {
  readonly act: ConfirmableAct;
  readonly directive: Directive;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function Asking({ act, directive, onClose, onDone }: AskingProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [reason, setReason] = useState<TextByLanguage>({});
  const [by, setBy] = useState("");
  const running = useRoomAction();
  const id = directive.id;
  async function perform(): Promise<unknown> {
    if (act === "submit") return await client.call("directiveSubmit", { directive: id });
    if (act === "approve") return await client.call("directiveApprove", { directive: id });
    if (act === "return") return await client.call("directiveReturn", { directive: id });
    if (act === "supersede") return await client.call("directiveSupersede", { directive: id, by });
    return await client.call("directiveWithdraw", { directive: id, reason });
  }
  async function confirm(): Promise<void> {
    if (await running.run(perform)) onDone();
  }
  return (
    <Confirm
      title={t(`directivePage.act.${act}`)}
      confirm={t(`directivePage.confirm.${act}`)}
      grave={act === "withdraw" || act === "supersede"}
      busy={running.busy}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      <p className="code">{id}</p>
      <p>{t(`directivePage.consequence.${consequenceOf(act, directive)}`)}</p>
      {act === "withdraw" ? (
        <TextFields
          pointer="/reason"
          label={t("directivePage.reason")}
          value={reason}
          findings={[]}
          required
          onChange={setReason}
        />
      ) : null}
      {act === "supersede" ? <Successor of={id} value={by} onChange={setBy} /> : null}
      <Failure of={running.failure} />
    </Confirm>
  );
}

type Consequence = ConfirmableAct | "approveWithdraw" | "approveSupersede";

/** Approving an ending is another thing than approving a document. */
function consequenceOf(act: ConfirmableAct, { work }: Directive): Consequence {
  if (act !== "approve" || work === null) return act;
  if (work.purpose === "withdraw") return "approveWithdraw";
  return work.purpose === "supersede" ? "approveSupersede" : "approve";
}

type SuccessorProps = {
  readonly of: string;
  readonly value: string;
  readonly onChange: (by: string) => void;
};

function Successor({ of, value, onChange }: SuccessorProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const { result: answer } = usePages("directiveList", { limit: 200 });
  const others =
    answer.state === "ready"
      ? answer.value.items.filter(({ id, state }) => id !== of && (state === "issued" || state === "revised"))
      : [];
  return (
    <>
      <Field pointer="/by" label={t("directivePage.successor")}>
        <select value={value} required onChange={(event) => onChange(event.target.value)}>
          <option value="">{t("directivePage.choose")}</option>
          {others.map(({ id, title }) => (
            <option key={id} value={id}>
              {pickText(title, language)} ({id})
            </option>
          ))}
        </select>
      </Field>
      {answer.state === "ready" ? answer.value.more : null}
    </>
  );
}
