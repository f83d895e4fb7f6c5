/** The embargo of a case: its exact instant on Korea's clocks and one's own, what is proposed, what is on the way there, and what others found meanwhile. */
import type { ReactNode } from "react";
import type { OpenCase } from "#web/case/case-names.ts";
import { TwoClocks } from "#web/desk/two-clocks.tsx";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge, type Tone } from "#web/ui/badge.tsx";
import { Due, When } from "#web/ui/instant.tsx";
import { useNow } from "#web/ui/reader-clock.ts";

type EmbargoProps = { readonly of: OpenCase; readonly zone: string };

const tones: Readonly<Record<OpenCase["view"]["embargo"], Tone>> = {
  none: "plain",
  proposed: "info",
  active: "warning",
  revise: "warning",
  exited: "plain",
};

export function Embargo({ of, zone }: EmbargoProps): ReactNode {
  const t = useTranslate();
  const { embargo, terms, proposal } = of.view;
  return (
    <section className="card" aria-labelledby="embargo">
      <h2 id="embargo">{t("casePage.embargo")}</h2>
      <p>
        <Badge tone={tones[embargo]}>{t(`casePage.embargoState.${embargo}`)}</Badge>{" "}
        {of.clock === null ? null : <Due at={of.clock} />}
      </p>
      <dl className="terms">
        {terms === null ? null : <Terms name={t("casePage.inForce")} terms={terms} zone={zone} />}
        {proposal === null ? null : <Terms name={t("casePage.proposal")} terms={proposal} zone={zone} />}
        <dt>{t("casePage.known")}</dt>
        <dd>
          <World world={of.view.world} />
        </dd>
      </dl>
      {of.view.coordinates ? <Rediscovered of={of} /> : null}
      <Dates of={of} zone={zone} />
    </section>
  );
}

type TermsProps = {
  readonly name: string;
  readonly terms: NonNullable<OpenCase["view"]["terms"]>;
  readonly zone: string;
};

function Terms({ name, terms, zone }: TermsProps): ReactNode {
  const t = useTranslate();
  const { ends, rule, rediscoveryDays, exploitedDays } = terms;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <TwoClocks at={ends} zone={zone} />
        <br />
        <span className="quiet">
          {t.find(`caseAct.rule.${rule}`) ?? rule} ·{" "}
          {t("casePage.rediscoveryDays", { days: rediscoveryDays, exploited: exploitedDays })}
        </span>
      </dd>
    </>
  );
}

function World({ world }: Pick<OpenCase["view"], "world">): ReactNode {
  const t = useTranslate();
  const facts = (["public", "exploit", "attacks"] as const).filter((fact) => world[fact]);
  return facts.length === 0
    ? t("casePage.world.nothing")
    : facts.map((fact) => t(`casePage.world.${fact}`)).join(", ");
}

function Rediscovered({ of: { rediscoveredAt, idleDays } }: { readonly of: OpenCase }): ReactNode {
  const t = useTranslate();
  return (
    <>
      <h3>{t("casePage.rediscovery")}</h3>
      {rediscoveredAt === null ? (
        <p>{t("casePage.rediscoveryNone")}</p>
      ) : (
        <p>
          <When at={rediscoveredAt} /> {t("casePage.rediscovered", { days: idleDays })}
        </p>
      )}
    </>
  );
}

/** Reminders and releases in their order; of the embargo in force, what was carried out is said. */
function Dates({ of, zone }: EmbargoProps): ReactNode {
  const t = useTranslate();
  const now = useNow(60);
  const planned = of.release.length > 0;
  const kept = of.dates.filter(({ moment }) => !planned || moment === "reminder");
  const dates = [
    ...kept.map(({ moment, at }) => ({ moment, at, releasedAt: null })),
    ...of.release.map(({ audience, ...rest }) => ({ moment: audience, ...rest })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (dates.length === 0) return null;
  return (
    <details>
      <summary>{t("casePage.dates")}</summary>
      <ol className="plain">
        {dates.map(({ moment, at, releasedAt }) => (
          <li key={`${moment} ${at}`} className={Date.parse(at) < now ? "quiet" : undefined}>
            <TwoClocks at={at} zone={zone} /> {t(`casePage.moment.${moment}`)}{" "}
            {releasedAt === null ? null : (
              <Badge tone="good">
                {t("casePage.released")} <When at={releasedAt} />
              </Badge>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
