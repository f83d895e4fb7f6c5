/** A labelled control with its hint and the findings that point at it. */
import { type ReactElement, type ReactNode, cloneElement } from "react";
import type { Finding } from "#core/problem.ts";
import { findingText } from "#web/room/room-error.ts";
import { useRoom } from "#web/room/room-context.tsx";

/** The id of the control for a JSON Pointer into the form. */
export function fieldId(pointer: string): string {
  return `field${pointer.replaceAll("/", "-")}`;
}

type FieldProps = {
  /** JSON Pointer of the value in the form. */
  readonly pointer: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly findings?: readonly Finding[];
  readonly children: ReactElement<{
    id?: string;
    "aria-describedby"?: string | undefined;
    "aria-invalid"?: boolean | undefined;
  }>;
};

export function Field({ pointer, label, hint, findings = [], children }: FieldProps): ReactNode {
  const id = fieldId(pointer);
  const mine = findings.filter(({ at }) => at === pointer || at.startsWith(`${pointer}/`));
  const described = [hint === undefined ? "" : `${id}-hint`, mine.length === 0 ? "" : `${id}-findings`];
  return (
    <div className={mine.length === 0 ? "field" : "field field-wrong"}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {cloneElement(children, {
        id,
        "aria-describedby": described.join(" ").trim() || undefined,
        "aria-invalid": mine.length > 0 || undefined,
      })}
      <FindingList id={`${id}-findings`} findings={mine} />
    </div>
  );
}

type FindingListProps = { readonly id: string; readonly findings: readonly Finding[] };

/** Findings one under the other; nothing when there are none. */
export function FindingList({ id, findings }: FindingListProps): ReactNode {
  if (findings.length === 0) return null;
  return (
    <ul id={id} className="findings">
      {findings.map((finding) => (
        <li key={`${finding.at}${finding.code}${finding.message}`}>
          <FindingText of={finding} />
        </li>
      ))}
    </ul>
  );
}

/** The sentence of a finding, marked as English where only the room's own exists. */
export function FindingText({ of }: { readonly of: Finding }): ReactNode {
  const { text, own } = findingText(of, useRoom().t);
  if (!own) return <span lang="en">{text}</span>;
  // Where in the condition it is stands only in the room's own sentence.
  return of.code.startsWith("scope-") ? (
    <>
      {text} <span lang="en">{of.message}</span>
    </>
  ) : (
    text
  );
}

/** Focuses the control of a pointer, or of the nearest part above it that has one. */
export function focusField(pointer: string): void {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const control = document.getElementById(fieldId(at));
    if (control !== null) {
      control.focus();
      return;
    }
  }
}
