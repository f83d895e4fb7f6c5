/** The cases of a participant: what waits first, a few at a time; the rest is a count until it is asked for. */
import { type ReactNode, useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";

type Overview = Output<"caseList">["cases"][number];

const shownAtFirst = 5;

/** Whether something is asked of the participant: a word on the embargo, an assessment, a fix. */
function isWaiting({ own, view }: Overview): boolean {
  const one = view.participants.find(({ id }) => id === own);
  if (one === undefined || view.coordinates) return false;
  const isAsked = one.consent === "invited" || one.consent === "lapsed";
  return isAsked || one.report === "received" || (one.report === "accepted" && one.fixPath === "Vfd");
}

/** By when something is asked, as far as the board says it: the embargo's end. */
function endOf({ view }: Overview): string {
  return (view.proposal ?? view.terms)?.ends ?? "9999";
}

export function PortalCases(): ReactNode {
  const query = useEndpoint("caseList", {});
  return (
    <>
      <QueryResult query={query}>{({ cases, paced }) => <Cases cases={cases} paced={paced} />}</QueryResult>
      <Access />
    </>
  );
}

type CasesProps = { readonly cases: readonly Overview[]; readonly paced: number };

function Cases({ cases, paced }: CasesProps): ReactNode {
  const t = useTranslate();
  const [all, setAll] = useState(false);
  const guest = cases.filter(({ view }) => !view.coordinates);
  const waiting = guest.filter(isWaiting).toSorted((a, b) => endOf(a).localeCompare(endOf(b)));
  const others = guest.filter((one) => !isWaiting(one));
  const shown = all ? waiting : waiting.slice(0, shownAtFirst);
  const later = waiting.length - shown.length;
  return (
    <section aria-labelledby="portal-cases">
      <h2 id="portal-cases">{t("portalPage.cases")}</h2>
      {guest.length === 0 ? (
        <p>{t("portalPage.none")}</p>
      ) : (
        <p>
          {waiting.length === 0
            ? t("portalPage.waitingNone")
            : t("portalPage.waiting", { count: waiting.length })}
        </p>
      )}
      {paced === 0 ? null : <p>{t("portalPage.paced", { count: paced })}</p>}
      <ul className="plain">
        {shown.map((one) => (
          <Line key={one.id} of={one} />
        ))}
      </ul>
      {later === 0 ? null : (
        <p>
          {t("portalPage.later", { count: later })}{" "}
          <button type="button" className="small" onClick={() => setAll(true)}>
            {t("portalPage.showAll")}
          </button>
        </p>
      )}
      {others.length === 0 ? null : (
        <>
          <h3>{t("portalPage.quiet")}</h3>
          <ul className="plain">
            {others.map((one) => (
              <Line key={one.id} of={one} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Line({ of: { id, own, view, invitation } }: { readonly of: Overview }): ReactNode {
  const t = useTranslate();
  const report = view.participants.find((one) => one.id === own)?.report ?? "start";
  return (
    <li className="card">
      <Link to={paths.portalCase(id)}>
        <strong>{invitation?.product ?? id}</strong>
      </Link>
      <p>{t(`portalPage.report.${report}`)}</p>
    </li>
  );
}

function Access(): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="portal-access">
      <h2 id="portal-access">{t("portalPage.access")}</h2>
      <p>{t("portalPage.accessLead")}</p>
      <div className="actions">
        <Link to={paths.passkey()}>{t("portalPage.passkeys")}</Link>
        <Link to={paths.tokens()}>{t("portalPage.tokens")}</Link>
      </div>
    </section>
  );
}
