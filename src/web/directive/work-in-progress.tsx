/** What is being prepared: a draft as it would be read, a revision beside the one in force, or an ending with its reason. Who approves sees here what he approves. */
import type { ReactNode } from "react";
import { PreviewPanel } from "#web/directive/preview-panel.tsx";
import { RulePreview } from "#web/directive/rule-preview.tsx";
import { usePreview } from "#web/directive/preview.ts";
import type { Directive } from "#web/directive/directive-output.ts";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function Pending({ directive }: { readonly directive: Directive }): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const { work, ending } = directive;
  if (work === null) return null;
  if (ending !== null && work.purpose !== "issue") {
    return (
      <Notice kind="warning">
        {"reason" in ending ? (
          <p>
            <strong>{t("directivePage.pending.withdraw")}</strong> <LocalizedText text={ending.reason} />
          </p>
        ) : (
          <p>
            <strong>{t("directivePage.pending.supersede")}</strong>{" "}
            <Link to={paths.directive(ending.by)} className="code">
              {ending.by}
            </Link>
          </p>
        )}
      </Notice>
    );
  }
  const mayPreview = session !== null && client.allows("directivePreview", session.role);
  return (
    <>
      {directive.document === null ? null : (
        <Notice kind="info">
          <p>
            {work.stage === "review"
              ? t("directivePage.pending.revisionWaits")
              : t("directivePage.pending.revision")}
          </p>
        </Notice>
      )}
      {mayPreview ? <DraftPreview directive={directive} /> : null}
    </>
  );
}

function DraftPreview({ directive: { id, draft } }: { readonly directive: Directive }): ReactNode {
  const { preview, pending } = usePreview(draft, id);
  return (
    <div className="draft-preview">
      <PreviewPanel preview={preview} pending={pending} />
      <RulePreview draft={draft} preview={preview} />
    </div>
  );
}
