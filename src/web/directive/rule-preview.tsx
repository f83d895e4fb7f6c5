/** Under the form, at full width: the rule pack's table as it decides for the draft, and the comparison with another pack. */
import type { ReactNode } from "react";
import type { Input } from "#web/room/room-client.ts";
import type { Preview } from "#web/directive/preview.ts";
import { PackComparison } from "#web/rule/comparison.tsx";
import { RulePanel } from "#web/rule/rule-panel.tsx";

type RulePreviewProps = { readonly draft: Input<"directiveDraft">; readonly preview: Preview | null };

/** Nothing before the room has judged a draft that names a rule pack it knows. */
export function RulePreview({ draft, preview }: RulePreviewProps): ReactNode {
  const judged = preview?.judged ?? null;
  if (judged === null || judged.rows.length === 0) return null;
  return (
    <div className="card because">
      <RulePanel pack={draft.rulePack} judged={judged} />
      <PackComparison draft={draft} />
    </div>
  );
}
