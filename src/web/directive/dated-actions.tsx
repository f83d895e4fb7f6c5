/** Actions with their dates as a table: what under which condition, counted from when, by when and what shortened that, and when again. */
import { capitalized } from "#messages/render/list.ts";
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { Due, When } from "#web/ui/instant.tsx";

type Action = Output<"directiveRead">["dated"]["actions"][number];

type DatedActionsProps = {
  /** Of what it is a table, for those who do not see it. */
  readonly label: string;
  readonly actions: readonly Action[];
  /** Actions whose condition does not hold; they stand last, with the reason in place of a date. */
  readonly notAsked: readonly Action[];
};

export function DatedActions({ label, actions, notAsked }: DatedActionsProps): ReactNode {
  const t = useTranslate();
  return (
    <Scroll label={label}>
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">{t("explanationPage.action")}</th>
            <th scope="col">{t("explanationPage.starts")}</th>
            <th scope="col">{t("explanationPage.until")}</th>
          </tr>
        </thead>
        <tbody>
          {[...actions, ...notAsked].map((action) => (
            <ActionRow key={JSON.stringify([action.kind, action.note, action.condition])} action={action} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function ActionRow({ action }: { readonly action: Action }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const { kind, start, deadline, waiting, note, condition, again, shortened } = action;
  const asked = condition?.state !== "not-asked";
  return (
    <tr>
      <th scope="row">
        {condition === null ? null : `${pickText(condition.sentence, language)}: `}
        {capitalized(t(`label.actionKind.${kind}`))}
        {note === null ? null : <p className="hint">{pickText(note, language)}</p>}
      </th>
      <td>{t("directive.action.from", { start: t(`label.clockStart.${start}`) })}</td>
      <td>
        {asked && waiting !== null ? t("explanationPage.waiting") : null}
        {asked && waiting === null ? <Due at={deadline} /> : null}
        {shortened === null || !asked ? null : (
          <p className="hint">{pickText(shortened.sentence, language)}</p>
        )}
        {condition === null ? null : <p className="hint">{pickText(condition.remark, language)}</p>}
        {again === null || !asked || again.next.length === 0 ? null : (
          <p className="hint">
            {pickText(again.sentence, language)}:{" "}
            {again.next.map((at) => (
              <span key={at}>
                <When at={at} />{" "}
              </span>
            ))}
          </p>
        )}
      </td>
    </tr>
  );
}
