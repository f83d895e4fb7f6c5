/** An answer in words: one line, as it was given or would be. */
import type { ReactNode } from "react";
import { answerJustifications } from "#core/coordination/answer/supplier-answer.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { Day, When } from "#web/ui/instant.tsx";

/** An answer's members, as it is sent or as its text holds them. */
type AnswerContent = {
  readonly kind?: string;
  readonly product?: string;
  readonly note?: string;
  readonly from?: string;
  readonly to?: string;
  readonly justification?: string;
  readonly version?: string;
  readonly date?: string;
  readonly ends?: string;
};

const kinds = [
  "received",
  "need-information",
  "affected",
  "not-affected",
  "fix",
  "cannot",
  "more-time",
] as const;

export function AnswerText({ of }: { readonly of: AnswerContent }): ReactNode {
  const t = useTranslate();
  const kind = kinds.find((one) => one === of.kind);
  const why = answerJustifications.find((one) => one === of.justification);
  if (kind === undefined) return null;
  return (
    <>
      <strong>{t(`portalPage.answer.${kind}`)}</strong>{" "}
      {of.product === undefined || of.product === "" ? null : (
        <span className="code wrap">
          <ForeignText text={of.product} />{" "}
        </span>
      )}
      {kind === "affected" ? <ForeignText text={rangeText(of)} /> : null}
      {kind === "fix" ? <ForeignText text={`${of.version ?? ""} `} /> : null}
      {of.date === undefined ? null : <Day at={of.date} />}
      {of.ends === undefined ? null : <When at={of.ends} />}
      {why === undefined ? null : t(`portalPage.justification.${why}`)}
      {of.note === undefined || of.note === "" ? null : (
        <span className="block pre-line">
          <ForeignText text={of.note} />
        </span>
      )}
    </>
  );
}

/** One version, or from one to another; an end that is not named stays open. */
function rangeText({ from = "", to = "" }: AnswerContent): string {
  return from === to ? from : `${from} – ${to}`;
}
