/** What an answer makes of where the organisation stands, in words, before it is sent and after. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Notice } from "#web/ui/notice.tsx";

/** Where the organisation stands now, and where it will stand. */
export type StatusChange = Output<"taskPreview">;

/** Only what needs nothing more is green. */
export function noticeOf({ after }: StatusChange): "danger" | "warning" | "done" {
  if (after === "contradicted") return "danger";
  return after === "closed" || after === "not-affected" ? "done" : "warning";
}

/** From where to where, before anything is sent. */
export function StatusPreview({ change }: { readonly change: StatusChange }): ReactNode {
  const t = useTranslate();
  const [before, after] = [t(`values.standing.${change.before}`), t(`values.standing.${change.after}`)];
  const kind = noticeOf(change);
  return (
    <Notice kind={kind === "done" ? "info" : kind}>
      <p>
        <strong>
          {change.before === change.after
            ? t("taskPage.standingStays", { after })
            : t("taskPage.standingMoves", { before, after })}
        </strong>
      </p>
      <StatusMeaning change={change} />
    </Notice>
  );
}

/** What a standing that is not settled means, and how it ends. */
export function StatusMeaning({ change: { after } }: { readonly change: StatusChange }): ReactNode {
  const t = useTranslate();
  if (after !== "contradicted" && after !== "affected" && after !== "unknown") return null;
  return <p>{t(`taskPage.standingMeaning.${after}`)}</p>;
}
