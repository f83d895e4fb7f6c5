/** A table of changes: what, why, what would change, who brought it, and for those who decide the decisions. */
import { type ReactNode, useState } from "react";
import { DecisionDialog } from "#web/feed/decision-dialog.tsx";
import { ChangeEffect } from "#web/feed/change-effect.tsx";
import { type ChangeDecision, decisionsOn, type FeedChange } from "#web/feed/feed-change.ts";
import type { FeedChangeState, HeldReason } from "#core/provenance/feed-change.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { When } from "#web/ui/instant.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type TableProps = {
  readonly items: readonly FeedChange[];
  readonly label: string;
  readonly isHeld: boolean;
  readonly reload: () => void;
};

export function ChangeTable({ items, label, isHeld, reload }: TableProps): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const [asked, setAsked] = useState<{ change: FeedChange; decision: ChangeDecision } | null>(null);
  const decides = session !== null && client.allows("feedChangeConfirm", session.role);
  return (
    <>
      <Scroll label={label}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t("feedChangePage.name")}</th>
              <th scope="col">{t("feedChangePage.reason")}</th>
              <th scope="col">{t(isHeld ? "feedChangePage.effect" : "feedChangePage.made")}</th>
              <th scope="col">{t("feedChangePage.broughtBy")}</th>
              {isHeld ? null : <th scope="col">{t("feedChangePage.state")}</th>}
              {decides ? <th scope="col">{t("feedChangePage.act")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((change) => (
              <ChangeRow key={change.id} change={change} isHeld={isHeld}>
                {decides ? (
                  <Decisions change={change} onAsk={(decision) => setAsked({ change, decision })} />
                ) : null}
              </ChangeRow>
            ))}
          </tbody>
        </table>
      </Scroll>
      {asked === null ? null : <DecisionDialog {...asked} onClose={() => setAsked(null)} onDone={reload} />}
    </>
  );
}

type RowProps = { readonly change: FeedChange; readonly isHeld: boolean; readonly children: ReactNode };

function ChangeRow({ change, isHeld, children }: RowProps): ReactNode {
  const t = useTranslate();
  const { name, format, path, at, broughtBy, broughtByName } = change;
  return (
    <tr>
      <th scope="row">
        {name} <span className="quiet">{format}</span>
      </th>
      <td>{reasonOf(change, t)}</td>
      <td>
        <ChangeEffect change={change} />
      </td>
      <td>
        {broughtBy === "room" ? t("feedChangePage.room") : <Bringer id={broughtBy} name={broughtByName} />}
        <br />
        <When at={at} /> <span className="quiet">{path}</span>
      </td>
      {isHeld ? null : (
        <td>
          <ChangeState change={change} />
        </td>
      )}
      {children}
    </tr>
  );
}

/** Who brought it, by name where one is known; the id stays beside it. */
function Bringer({
  id,
  name,
}: {
  readonly id: string;
  readonly name: FeedChange["broughtByName"];
}): ReactNode {
  if (name === null) return id;
  return (
    <>
      <LocalizedText text={name} /> <span className="quiet code">{id}</span>
    </>
  );
}

function reasonOf({ reason, state }: FeedChange, t: ReturnType<typeof useTranslate>): string {
  if (state === "made" && (reason === "withdrawal" || reason === "many-delistings"))
    return t(`feedChangePage.madeReasons.${reason}`);
  return t(`feedChangePage.reasons.${reason as HeldReason}`);
}

function ChangeState({ change }: { readonly change: FeedChange }): ReactNode {
  const t = useTranslate();
  const { state, decidedBy, decidedAt, undoneBy, undoneAt } = change;
  const [by, when] = state === "undone" ? [undoneBy, undoneAt] : [decidedBy, decidedAt];
  return (
    <>
      <Badge tone={state === "undone" || state === "refused" ? "warning" : "plain"}>
        {t(`feedChangePage.states.${state as FeedChangeState}`)}
      </Badge>{" "}
      {by === null || when === null ? null : (
        <>
          {by} <When at={when} />
        </>
      )}
    </>
  );
}

type DecisionsProps = { readonly change: FeedChange; readonly onAsk: (decision: ChangeDecision) => void };

function Decisions({ change, onAsk }: DecisionsProps): ReactNode {
  const t = useTranslate();
  const possible = decisionsOn(change);
  if (change.own && possible.length > 0) return <td className="quiet">{t("feedChangePage.own")}</td>;
  return (
    <td>
      {possible.map((decision) => (
        <button
          key={decision}
          type="button"
          className="small"
          aria-label={t(`feedChangePage.${decision}Named`, { name: change.name })}
          onClick={() => onAsk(decision)}
        >
          {t(`feedChangePage.${decision}`)}
        </button>
      ))}
    </td>
  );
}
