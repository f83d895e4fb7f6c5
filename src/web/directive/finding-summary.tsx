/** All findings of a form above it, each a link to its field. */
import { type ReactNode, useId } from "react";
import type { Finding } from "#core/problem.ts";
import { useRoom } from "#web/room.tsx";
import { FindingText, fieldId } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function FindingSummary({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const { words } = useRoom();
  const id = useId();
  if (findings.length === 0) return null;
  return (
    <Notice kind="danger" says="alert">
      <h2 id={id}>{words.compose.findings(findings.length)}</h2>
      <ul aria-labelledby={id}>
        {findings.map((finding) => (
          <li key={`${finding.at}${finding.message}`}>
            <button type="button" className="link" onClick={() => focusField(finding.at)}>
              <code>{finding.at === "" ? "/" : finding.at}</code>
            </button>{" "}
            <FindingText of={finding} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Focuses the control of a pointer, or of the nearest part above it that has one. */
function focusField(pointer: string): void {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const control = document.getElementById(fieldId(at));
    if (control !== null) {
      control.focus();
      return;
    }
  }
}
