/** What a case rests on and is for: reports, links, SSVC's table for who publishes, purpose and retention. */
import type { ReactNode } from "react";
import { writtenNumber } from "#core/intake/case-number.ts";
import { publicationOutcome } from "#core/coordination/publication-points.ts";
import { coordinatorPublication } from "#core/rules/tables/ssvc-coordinator-publication.ts";
import type { OpenCase } from "#web/case/case-names.ts";
import { DecisionPoints } from "#web/desk/decision-points.tsx";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { When } from "#web/ui/instant.tsx";

export function Foundation({ of }: { readonly of: OpenCase }): ReactNode {
  return (
    <>
      {of.view.coordinates ? <Publication of={of} /> : null}
      {of.view.coordinates ? <Reports reports={of.reports} /> : null}
      <Links links={of.links} />
      <Purpose of={of} />
    </>
  );
}

function Publication({ of: { publication: points, view } }: { readonly of: OpenCase }): ReactNode {
  const t = useTranslate();
  const isSecret = view.embargo !== "none" && view.embargo !== "exited";
  return (
    <DecisionPoints
      title={t("casePage.ssvc")}
      table={coordinatorPublication}
      points={points}
      nameOf={({ point }) => t(`casePage.point.${point}`)}
      saidBy={({ origin, count }, isChanged) =>
        t(`casePage.origin.${isChanged ? "person" : origin}`, { count: count ?? 0 })
      }
      outcomeOf={(values) => {
        const outcome = publicationOutcome(values);
        return outcome === null ? null : (t.find(`casePage.ssvcOutcome.${outcome}`) ?? outcome);
      }}
    >
      {isSecret ? <p className="quiet">{t("casePage.ssvcAfterEmbargo")}</p> : null}
    </DecisionPoints>
  );
}

function Reports({ reports }: Pick<OpenCase, "reports">): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="reports">
      <h2 id="reports">{t("casePage.reports")}</h2>
      {reports.length === 0 ? <p>{t("casePage.reportsNone")}</p> : null}
      <ul className="plain">
        {reports.map(({ number, receivedAt, verdict, accepted }) => (
          <li key={number}>
            <span className="code">{writtenNumber(number)}</span> <When at={receivedAt} /> ·{" "}
            {t(accepted ? "casePage.reportAccepted" : "casePage.reportLinked")} ·{" "}
            {t.find(`casePage.verdict.${verdict ?? "none"}`) ?? verdict}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ links }: Pick<OpenCase, "links">): ReactNode {
  const t = useTranslate();
  if (links.length === 0) return null;
  return (
    <section className="card" aria-labelledby="links">
      <h2 id="links">{t("casePage.links")}</h2>
      <ul className="plain">
        {links.map((id) => (
          <li key={id}>
            <Link to={paths.case(id)} className="code">
              {id}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Purpose({ of: { purpose, retention } }: { readonly of: OpenCase }): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="purpose">
      <h2 id="purpose">{t("casePage.purpose")}</h2>
      <p>{t(`casePage.purposeOf.${purpose}`)}</p>
      {retention === null ? null : (
        <p>
          {t("casePage.retention", { days: retention.days })} <Shredding retention={retention} />
        </p>
      )}
    </section>
  );
}

function Shredding({ retention }: { readonly retention: NonNullable<OpenCase["retention"]> }): ReactNode {
  const t = useTranslate();
  const { shreddedAt, shredsAt } = retention;
  const at = shreddedAt ?? shredsAt;
  if (at === null) return null;
  return (
    <>
      {t(shreddedAt === null ? "casePage.shreds" : "casePage.shredded")}: <When at={at} />
    </>
  );
}
