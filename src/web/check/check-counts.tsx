/** The four figures of a check, unknown always beside the others. */
import type { ReactNode } from "react";
import { capitalized } from "#messages/render/list.ts";
import type { Examined } from "#web/check/examination-result.ts";
import type { Publication } from "#web/check/publication.ts";
import { useRoom } from "#web/room/room-context.tsx";

type FiguresProps = { readonly counts: Examined["counts"]; readonly publication: Publication };

/** Components by their worst verdict; the four figures add up to all. */
export function Figures({ counts, publication }: FiguresProps): ReactNode {
  const { t, language } = useRoom();
  const unnamed = publication.ecosystems.length === 0 ? t("checkPage.unnamed") : t("checkPage.unnamedAll");
  const figures = [
    ["affected", capitalized(t("match.verdict.affected")), counts.affected],
    ["unknown", capitalized(t("match.verdict.unknown")), counts.unknown],
    ["closed", capitalized(t("match.verdict.not_affected")), counts.notAffected],
    ["unnamed", unnamed, counts.unnamed],
  ] as const;
  return (
    <dl className="figures">
      {figures.map(([name, label, count]) => (
        <div key={name} className={`figure figure-${name}`}>
          <dt>{label}</dt>
          <dd>
            <strong>{count.toLocaleString(language)}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}
