/** What an organisation itself stated and delegated, as it enters the explanation of its deadline. Nobody else is shown it. */
import { capitalized } from "#messages/render/list.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { Scroll } from "#web/ui/scroll.tsx";
import { Due, When } from "#web/ui/instant.tsx";
import { NotAll } from "#web/ui/pages.tsx";

type Explanation = Output<"directiveExplain">;
type Advisory = Explanation["advisories"][number];

/** By when, by the organisation's own facts; nothing for an officer. */
export function OwnDue({ explanation }: { readonly explanation: Explanation }): ReactNode {
  const t = useTranslate();
  const { own, advisories } = explanation;
  if (own === null) return null;
  if (Object.keys(own.facts).length === 0) return <p className="hint">{t("explanationPage.ownNone")}</p>;
  const due = advisories.find(({ decides }) => decides)?.due ?? null;
  return (
    <>
      <p className="facts">
        <span>
          {t("explanationPage.ownDue")} <Due at={due} />
        </span>
      </p>
      <p className="hint">{t("explanationPage.ownHint")}</p>
    </>
  );
}

type HeldProps = { readonly advisory: Advisory; readonly own: Explanation["own"] };

/** What the delegated lists hold of an advisory. */
export function Held({ advisory, own }: HeldProps): ReactNode {
  const t = useTranslate();
  const { held } = advisory;
  if (own === null || held === null) return null;
  const none = own.inventories === 0 ? t("explanationPage.heldUnknown") : t("explanationPage.heldNone");
  return (
    <>
      <h3>{t("explanationPage.held")}</h3>
      {held.length === 0 ? <p>{none}</p> : <HeldTable advisory={advisory.advisory} held={held} />}
      <NotAll is={advisory.moreHeld} />
    </>
  );
}

type HeldTableProps = { readonly advisory: string; readonly held: NonNullable<Advisory["held"]> };

function HeldTable({ advisory, held }: HeldTableProps): ReactNode {
  const t = useTranslate();
  return (
    <Scroll label={`${t("explanationPage.held")} ${advisory}`}>
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">{t("explanationPage.product")}</th>
            <th scope="col">{t("explanationPage.version")}</th>
            <th scope="col">{t("explanationPage.verdict")}</th>
            <th scope="col">{t("explanationPage.since")}</th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ product, version, verdict, since }) => (
            <tr key={`${product} ${version}`}>
              <th scope="row" className="code breaks">
                {product}
              </th>
              <td className="code">{version}</td>
              <td>{capitalized(t(`match.verdict.${verdict}`))}</td>
              <td>
                <When at={since} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
