/** All findings of a form above it, each a link to its field. */
import { type ReactNode, useId } from "react";
import type { Finding } from "#core/problem.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { FindingText, fieldId } from "#web/ui/field.tsx";
import type { Words } from "#web/words/index.ts";
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
              {placeOf(finding.at, words)}
            </button>{" "}
            <FindingText of={finding} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The place of a finding as its field is labelled. */
function placeOf(pointer: string, words: Words): string {
  const [, field = "", ...rest] = pointer.split("/");
  const language = rest.at(-1) === "ko" || rest.at(-1) === "en" ? rest.at(-1) : undefined;
  const labels = new Map([
    ["title", words.compose.name],
    ["advisories", words.compose.advisories],
    ["rulePack", words.compose.rulePack],
    ["scope", words.compose.scope],
    ["actions", rest[0] === undefined ? words.compose.what : words.compose.actionNumber(Number(rest[0]) + 1)],
    ["binding", words.compose.force],
    ["legalBasis", words.compose.legalBasis],
    ["contact", words.compose.contact],
  ]);
  const label = labels.get(field) ?? (pointer === "" ? words.compose.title : pointer);
  return language === undefined ? label : `${label} (${words.languageName[language as "ko" | "en"]})`;
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
