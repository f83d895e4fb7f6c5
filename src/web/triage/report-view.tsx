/** One report with what is claimed and what shows it. Every text of it is a stranger's. */
import type { ReactNode } from "react";
import { writtenNumber } from "#core/intake/case-number.ts";
import { reasonText, verdictText } from "#messages/render/submission/report-gate.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { Assessment } from "#web/triage/assessment.tsx";
import { exposedText } from "#web/desk/exposed-text.ts";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { LikelySame } from "#web/triage/likely-same.tsx";
import { NamedThings } from "#web/triage/named-things.tsx";
import { ReportHistory } from "#web/triage/report-history.tsx";
import { When } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";

type OpenReport = Output<"triageLook">;
type Claim = NonNullable<OpenReport["claims"]>[number];

/** What a report is called, where its claims can be read. */
export function titleOf({ claims }: OpenReport): string | null {
  return claims?.find(({ title }) => title !== null)?.title ?? null;
}

export function ReportView({ look }: { readonly look: OpenReport }): ReactNode {
  return (
    <article aria-labelledby="report-title">
      <Head look={look} />
      {look.claims === null ? (
        <Locked />
      ) : (
        look.claims.map((claim) => <ClaimView key={`${claim.title ?? ""}${claim.text}`} claim={claim} />)
      )}
      <Evidence look={look} />
      <LikelySame suspected={look.suspected} />
      <Assessment key={look.number} points={look.points} />
      <ReportHistory look={look} />
    </article>
  );
}

function Head({ look }: { readonly look: OpenReport }): ReactNode {
  const t = useTranslate();
  const { number, lane, reporterKind, receivedAt, decisionDue, claimedUntil, exploitedHow } = look;
  return (
    <section className="card">
      <h2 id="report-title">
        <ForeignText text={titleOf(look) ?? t("triagePage.untitled")} />
      </h2>
      <p className="facts">
        <span className="code">{writtenNumber(number)}</span> · {t(`triagePage.lane.${lane}`)} ·{" "}
        {t(`triagePage.kind.${reporterKind}`)}
      </p>
      <p className="facts">
        {t("triagePage.received")} <When at={receivedAt} /> · {t("triagePage.decisionDue")}{" "}
        <When at={decisionDue} /> · {t("triagePage.claimedUntil")} <When at={claimedUntil} />
      </p>
      <Decided look={look} />
      {look.exploited ? (
        <Notice kind="warning">
          <p>
            <strong>{t("triagePage.exploited")}</strong>{" "}
            {exploitedHow === null ? null : <ForeignText text={exploitedHow} />}
          </p>
        </Notice>
      ) : null}
    </section>
  );
}

function Decided({
  look: { behind, decision, reason, case: opened },
}: {
  readonly look: OpenReport;
}): ReactNode {
  const t = useTranslate();
  return (
    <>
      {behind === null ? null : (
        <p>
          {t("triagePage.behind")} <span className="code">{writtenNumber(behind)}</span>
        </p>
      )}
      {decision === null ? null : (
        <p>
          <strong>{t(`triageWords.decision.${decision}`)}</strong>{" "}
          {reason === null ? null : t(`triageWords.reason.${reason}`)}
        </p>
      )}
      {opened === null ? null : (
        <p>
          <CaseLink opened={opened} />
        </p>
      )}
    </>
  );
}

/** The way to the case that a report led to. */
export function CaseLink({ opened }: { readonly opened: string }): ReactNode {
  const t = useTranslate();
  return <Link to={paths.case(opened)}>{t("triagePage.openCase", { case: opened })}</Link>;
}

function Locked(): ReactNode {
  const t = useTranslate();
  return (
    <Notice kind="warning">
      <p>
        {t("triagePage.locked")} <Link to={patterns.sealed}>{t("triagePage.unlock")}</Link>
      </p>
    </Notice>
  );
}

function ClaimView({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTranslate();
  const { product, identifier, version, weaknesses, aliases, ai, crash, text, patch } = claim;
  return (
    <section className="card" aria-label={t("triagePage.claim")}>
      <dl>
        <Fact
          name={t("triagePage.product")}
          text={[product, identifier].filter((one) => one !== null).join(" · ")}
        />
        <Fact name={t("triagePage.version")} text={version ?? ""} />
        <Fact name={t("triagePage.weaknesses")} text={weaknesses.join(", ")} />
        <Fact name={t("triagePage.aliases")} text={aliases.join(", ")} />
        <Fact name={t("triagePage.ai")} text={aiText(ai, t)} />
        <Fact
          name={t("triagePage.crash")}
          text={crash === null ? "" : [crash.type, ...crash.state].join("\n")}
        />
      </dl>
      <p className="pre-line wrap">
        <ForeignText text={text} />
      </p>
      {patch === null ? null : <Folded title={t("triagePage.patch")} text={patch} />}
    </section>
  );
}

/** The reporter's own words; what a reader of the report wrote for them, in the language of the page. */
function aiText(ai: string | null, t: ReturnType<typeof useTranslate>): string {
  if (ai === "not used") return t("triagePage.aiUse.none");
  return ai === "used" ? t("triagePage.aiUse.unnamed") : (ai ?? "");
}

function Folded({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  return (
    <details>
      <summary>{title}</summary>
      <p className="pre-line wrap code">
        <ForeignText text={text} />
      </p>
    </details>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  if (text === "") return null;
  return (
    <>
      <dt>{name}</dt>
      <dd className="pre-line wrap">
        <ForeignText text={text} />
      </dd>
    </>
  );
}

function Evidence({
  look: { gates, evidence, named, files, published, exposed, suppliers },
}: {
  readonly look: OpenReport;
}): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="gates">
      <h2 id="gates">{t("triagePage.gates")}</h2>
      <ul className="plain">
        {gates.map(({ gate, verdict, reasons }) => (
          <li key={gate}>
            {t(`reportGate.name.${gate}`)} <strong>{verdictText(gate, verdict, t)}</strong>{" "}
            {reasons.map((reason) => reasonText(reason, t)).join(" ")}
          </li>
        ))}
      </ul>
      <dl>
        <Fact name={t("triagePage.suppliers")} text={suppliersText(suppliers, t)} />
        <Fact
          name={t("triagePage.exposed")}
          text={exposed === null ? t("triagePage.exposedUnknown") : exposedText(exposed, t)}
        />
        <Fact name={t("triagePage.published")} text={published.join(", ")} />
        <Fact
          name={t("triagePage.files")}
          text={files.map(({ name, bytes }) => `${name} (${bytes})`).join("\n")}
        />
      </dl>
      {named === null ? null : <NamedThings named={named} />}
      {evidence === null ? null : <Folded title={t("triagePage.evidence")} text={evidence} />}
    </section>
  );
}

/** Each with what says so. */
function suppliersText(suppliers: OpenReport["suppliers"], t: ReturnType<typeof useTranslate>): string {
  if (suppliers.length === 0) return t("triagePage.supplierUnknown");
  return suppliers.map(({ name, origin }) => t(`triagePage.supplierBy.${origin}`, { name })).join("\n");
}
