/** What a new room still needs, in the order in which it is done; nothing once a directive was issued. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { QuerySection } from "#web/ui/query-section.tsx";

type Setup = Output<"setupRead">;

/** The steps, each with where it is done and what says that it was. */
const steps = [
  { name: "offices", to: patterns.offices, done: () => true },
  { name: "secondOfficer", to: paths.operators(), done: (setup: Setup) => setup.secondOfficer },
  { name: "leadAuthority", to: paths.operators(), done: (setup: Setup) => setup.leadAuthority },
  { name: "organization", to: paths.organizations(), done: (setup: Setup) => setup.organization },
  {
    name: "organizationOperator",
    to: paths.organizations(),
    done: (setup: Setup) => setup.organizationOperator,
  },
  { name: "advisory", to: patterns.feeds, done: (setup: Setup) => setup.advisory },
  { name: "directive", to: paths.directiveNew(), done: (setup: Setup) => setup.directive },
] as const;

export function FirstSteps(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("setupRead", {});
  return (
    <QuerySection
      query={query}
      id="first-steps"
      title={t("firstSteps.title")}
      isNone={({ directive }) => directive}
    >
      {(setup) => <Steps setup={setup} />}
    </QuerySection>
  );
}

function Steps({ setup }: { readonly setup: Setup }): ReactNode {
  const t = useTranslate();
  const next = steps.find(({ done }) => !done(setup));
  return (
    <>
      <p>{t("firstSteps.lead")}</p>
      <ol>
        {steps.map(({ name, to, done }) => (
          <li key={name} aria-current={next?.name === name ? "step" : undefined}>
            <Link to={to}>{t(`firstSteps.${name}`)}</Link>{" "}
            {done(setup) ? (
              <Badge tone="good">{t("firstSteps.done")}</Badge>
            ) : next?.name === name ? (
              <Badge tone="info">{t("firstSteps.next")}</Badge>
            ) : null}
            <p className="quiet">{t(`firstSteps.${name}How`)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
