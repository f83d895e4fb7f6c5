/** All findings of a form above it, each a link to its field. */
import { languageName } from "#web/language/language-name.ts";
import type { Translate } from "#messages/message.ts";
import { type ReactNode, useId } from "react";
import type { Finding } from "#core/problem.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { FindingText, focusField } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function FindingSummary({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const t = useTranslate();
  const id = useId();
  if (findings.length === 0) return null;
  return (
    <Notice kind="danger" says="alert">
      <h2 id={id}>{t("composePage.findings", { count: findings.length })}</h2>
      <ul aria-labelledby={id}>
        {findings.map((finding) => (
          <li key={`${finding.at}${finding.message}`}>
            <button type="button" className="link" onClick={() => focusField(finding.at)}>
              {placeOf(finding.at, t)}
            </button>{" "}
            <FindingText of={finding} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The place of a finding as its field is labelled. */
function placeOf(pointer: string, t: Translate): string {
  const [, field = "", ...rest] = pointer.split("/");
  const isText = ["title", "legalBasis"].includes(field) || rest.at(-2) === "note";
  const language = isText ? rest.at(-1) : undefined;
  const labels = new Map([
    ["title", t("composePage.name")],
    ["advisories", t("composePage.advisories")],
    ["rulePack", t("composePage.rulePack")],
    ["scope", t("composePage.scope")],
    [
      "actions",
      rest[0] === undefined
        ? t("composePage.what")
        : t("composePage.actionNumber", { number: Number(rest[0]) + 1 }),
    ],
    ["binding", t("composePage.force")],
    ["legalBasis", t("composePage.legalBasis")],
    ["contact", t("composePage.contact")],
  ]);
  const label = labels.get(field) ?? (pointer === "" ? t("composePage.title") : pointer);
  return language === undefined ? label : `${label} (${languageName(language, t.language)})`;
}
