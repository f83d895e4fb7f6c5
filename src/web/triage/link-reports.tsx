/** The dialog in which a report is said to be the same as others, or no longer. What is likely the same is ticked beforehand as far as it is beyond much doubt. */
import { type ReactNode, useState } from "react";
import { readNumber, writtenNumber } from "#core/intake/case-number.ts";
import { DialogForm } from "#web/desk/dialog-form.tsx";
import { useTranslate } from "#web/room/room-context.tsx";
import { type FormProps, type ReportLink } from "#web/triage/decision-form.tsx";
import { LikeLine, type LikeReport } from "#web/triage/likely-same.tsx";
import { Field } from "#web/ui/field.tsx";

/** From here on a report is ticked before a person looked. */
const sureEnough = 0.8;

export function LinkReports({ look, onAct, onLink, ...frame }: FormProps): ReactNode {
  const t = useTranslate();
  const offered = look.suspected.filter(({ decision }) => decision !== "rejected");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(offered.filter(({ score }) => score >= sureEnough).map(({ number }) => number)),
  );
  const [typed, setTyped] = useState("");
  const other = readNumber(typed);
  if (look.behind !== null)
    return (
      <DialogForm {...frame} title={t("triagePage.unlink")} ready onSubmit={() => onAct({ act: "unlink" })}>
        <p className="code">{writtenNumber(look.behind)}</p>
      </DialogForm>
    );
  const links = [
    ...(other === null ? [] : [{ number: look.number, other }]),
    ...linksOf(
      look.number,
      offered.filter(({ number }) => ticked.has(number)),
    ),
  ];
  const toggle = (number: string) => () => setTicked(ticked.symmetricDifference(new Set([number])));
  return (
    <DialogForm
      {...frame}
      title={t("triagePage.link")}
      ready={links.length > 0}
      onSubmit={() => onLink(links)}
    >
      <p>{t("triagePage.linkHint")}</p>
      {offered.map((like) => (
        <label key={like.number} className="check">
          <input type="checkbox" checked={ticked.has(like.number)} onChange={toggle(like.number)} />{" "}
          <LikeLine like={like} />
        </label>
      ))}
      <Field pointer="/other" label={t("triagePage.linkOther")}>
        <input value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
      </Field>
    </DialogForm>
  );
}

/** Which waits behind which: this one behind the first that was accepted or came earlier, and the others behind what this one waits behind, or behind it. */
function linksOf(number: string, same: readonly LikeReport[]): readonly ReportLink[] {
  const head = same.find(({ decision }) => decision === "accepted") ?? same.find(({ earlier }) => earlier);
  const others = same.filter((one) => one !== head && one.decision === null && one.behind === null);
  return [
    ...(head === undefined ? [] : [{ number, other: head.number }]),
    ...others.map((one) => ({ number: one.number, other: number })),
  ];
}
