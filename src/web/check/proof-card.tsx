/**
 * The proof card: what was compared with what, when, and how it came out, to print or hand on. It names no component, no version and no file
 * beyond what the person chose. It is the person's own word (E0); the agent's signed answer is more.
 */
import { type ReactNode, useState } from "react";
import { Fingerprint, NotUnderstood } from "#web/check/publication-used.tsx";
import type { Examined } from "#web/check/examination-result.ts";
import type { Publication } from "#web/check/publication.ts";
import { Figures } from "#web/check/check-counts.tsx";
import { Verdict } from "#web/check/result-table.tsx";
import { checkBasisText, ecosystemText } from "#messages/render/verdict.ts";
import { useRoom } from "#web/room/room-context.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";

/** What a card says. */
type Proof = {
  readonly examined: Examined;
  /** Of the file's bytes, hex. */
  readonly sha256: string;
  readonly at: string;
  readonly publication: Publication;
  readonly chosen: ReadonlySet<number>;
};

export function ProofCard({ proof }: { readonly proof: Proof }): ReactNode {
  const { t } = useRoom();
  const [who, setWho] = useState("");
  return (
    <section className="card proof" aria-labelledby="proof-title">
      <h2 id="proof-title">
        <DrillMark drill={proof.publication.index.drill} /> {t("checkPage.card")}
      </h2>
      <div className="screen-only">
        <p>{t("checkPage.cardHint")}</p>
        <Field pointer="/who" label={t("checkPage.company")} hint={t("checkPage.companyHint")}>
          <input
            type="text"
            value={who}
            maxLength={80}
            autoComplete="organization"
            onChange={({ target }) => setWho(target.value)}
          />
        </Field>
      </div>
      <CardText proof={proof} who={who} />
      <div className="actions">
        <button type="button" className="primary" onClick={() => window.print()}>
          {t("ui.print")}
        </button>
      </div>
    </section>
  );
}

function CardText({ proof, who }: { readonly proof: Proof; readonly who: string }): ReactNode {
  const { t } = useRoom();
  const { examined, sha256, at, publication } = proof;
  const { index, keyids, packs, ecosystems } = publication;
  return (
    <div className="card-text">
      {who === "" ? null : <p className="who-checked">{who}</p>}
      <Figures counts={examined.counts} publication={publication} />
      <NotUnderstood publication={publication} />
      <dl className="terms">
        <dt>{t("checkPage.checkedAt")}</dt>
        <dd>
          <When at={at} />
        </dd>
        <dt>{t("checkPage.listKind")}</dt>
        <dd>
          {examined.kind} · {t("checkPage.components", { count: examined.components })}
        </dd>
        <dt>{t("checkPage.fileDigest")}</dt>
        <dd>
          <Fingerprint of={sha256} />
        </dd>
        <dt>{t("checkPage.room")}</dt>
        <dd>
          {index.room} · {t("checkPage.sequence", { sequence: index.sequence })} <When at={index.issuedAt} />
        </dd>
        <dt>{t("checkPage.fingerprint")}</dt>
        <dd>
          {keyids.map((keyid) => (
            <Fingerprint key={keyid} of={keyid} />
          ))}
        </dd>
        <dt>{t("checkPage.directives")}</dt>
        <dd>
          {packs.map(({ directive }) => `${directive.id} (${directive.revision})`).join(", ") || t("ui.none")}
        </dd>
        <dt>{t("checkPage.ecosystems")}</dt>
        <dd>
          {ecosystems.length === 0
            ? t("checkPage.noEcosystems")
            : ecosystems
                .map(({ ecosystem, advisories }) =>
                  t("checkPage.inEcosystem", { name: ecosystemText({ ecosystem }, t), count: advisories }),
                )
                .join(" · ")}
        </dd>
      </dl>
      <Chosen proof={proof} />
      <p className="quiet">{checkBasisText(examined.basis, t)}</p>
      <p className="quiet">{t("checkPage.cardLimits")}</p>
    </div>
  );
}

function Chosen({ proof }: { readonly proof: Proof }): ReactNode {
  const { t } = useRoom();
  const rows = [...proof.chosen].toSorted((a, b) => a - b).flatMap((at) => proof.examined.rows[at] ?? []);
  if (rows.length === 0) return <p className="quiet">{t("checkPage.nothingChosen")}</p>;
  return (
    <>
      <h3>{t("checkPage.chosen")}</h3>
      <ul className="chosen-rows">
        {rows.map((row) => (
          <li key={`${row.component} ${row.at} ${row.advisory}`}>
            <span translate="no">
              {row.component} {row.version ?? ""} {row.advisory}
            </span>{" "}
            <Verdict of={row.verdict} />
          </li>
        ))}
      </ul>
    </>
  );
}
