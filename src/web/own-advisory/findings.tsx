/** Everything that keeps a record from being published, each a way to its field. */
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import { placeText } from "#web/own-advisory/place-text.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { FindingText, focusField } from "#web/ui/field.tsx";

type OwnFindingsProps = {
  readonly findings: readonly Finding[];
  /** Whether the embargo of its case keeps it from coming out, whatever the record says. */
  readonly underEmbargo: boolean;
};

export function OwnFindings({ findings, underEmbargo }: OwnFindingsProps): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="own-findings">
      <h2 id="own-findings" aria-live="polite">
        {findings.length === 0
          ? t(underEmbargo ? "ownAdvisoryPage.embargoAlone" : "ownAdvisoryPage.noFindings")
          : t("ownAdvisoryPage.findings", { count: findings.length })}
      </h2>
      {findings.length === 0 ? null : (
        <ul aria-labelledby="own-findings">
          {findings.map((finding) => (
            <li key={`${finding.at} ${finding.code} ${finding.about ?? ""}`}>
              <button type="button" className="link" onClick={() => focusField(finding.at)}>
                {placeText(finding.at, t)}
              </button>{" "}
              <FindingText of={finding} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
