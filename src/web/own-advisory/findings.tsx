/** Everything that keeps a record from being published, each a way to its field. */
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import { placeText } from "#web/own-advisory/place-text.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { FindingText, focusField } from "#web/ui/field.tsx";

export function OwnFindings({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="own-findings">
      <h2 id="own-findings" aria-live="polite">
        {findings.length === 0
          ? t("ownAdvisoryPage.noFindings")
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
