/** Organisations of the reader's jurisdiction that are not closed, most overdue first, with whom to call and what to say. */
import { type ReactNode, useState } from "react";
import { useTerms } from "#web/room/topology.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import type { Output } from "#web/room/room-client.ts";
import { responseStatusTones } from "#web/directive/tones.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import type { Directive } from "#web/directive/directive-output.ts";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { kst } from "#web/ui/time-text.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Copy } from "#web/ui/copy.tsx";
import { Confirm, Dialog } from "#web/ui/dialog.tsx";
import { Field } from "#web/ui/field.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { Due, When } from "#web/ui/instant.tsx";

type UnresolvedPage = Output<"directiveStuck">;
type UnresolvedItem = UnresolvedPage["items"][number];

export function UnresolvedList({ directive }: { readonly directive: Directive }): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("directiveStuck", { directive: directive.id, limit: 15 });
  return (
    <section className="card" aria-labelledby="stuck">
      <h2 id="stuck">{t("unresolved.title")}</h2>
      <p className="hint">{t("unresolved.hint")}</p>
      <QueryResult query={asked}>
        {(first) => <StuckTable directive={directive} first={first} again={asked.reload} />}
      </QueryResult>
    </section>
  );
}

type UnresolvedTableProps = {
  readonly directive: Directive;
  readonly first: UnresolvedPage;
  readonly again: () => void;
};

function StuckTable({ directive, first, again }: UnresolvedTableProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [more, setMore] = useState<readonly UnresolvedPage[]>([]);
  const [calling, setCalling] = useState<UnresolvedItem | null>(null);
  const [renewing, setRenewing] = useState<UnresolvedItem | null>(null);
  const act = useRoomAction();
  const pages = [first, ...more];
  const items = pages.flatMap((page) => page.items);
  const next = pages.at(-1)?.next;
  if (items.length === 0) return <p className="empty">{t("unresolved.none")}</p>;
  function load(after: string): void {
    void act.run(async () => {
      const page = await client.call("directiveStuck", { directive: directive.id, limit: 50, after });
      setMore((before) => [...before, page]);
    });
  }
  return (
    <>
      <Scroll label={t("unresolved.title")}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t("unresolved.organization")}</th>
              <th scope="col">{t("unresolved.status")}</th>
              <th scope="col">{t("unresolved.since")}</th>
              <th scope="col">{t("picturePage.due")}</th>
              <th scope="col">{t("unresolved.contacts")}</th>
              <th scope="col">{t("unresolved.script")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <StuckRow
                key={item.organization}
                directive={directive.id}
                item={item}
                onCall={() => setCalling(item)}
                onRenew={() => setRenewing(item)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      <Failure of={act.failure} />
      {next === undefined ? null : (
        <button type="button" disabled={act.busy} onClick={() => load(next)}>
          {t("ui.more")}
        </button>
      )}
      {renewing === null ? null : (
        <Renewal directive={directive.id} item={renewing} again={again} onClose={() => setRenewing(null)} />
      )}
      {calling === null ? null : (
        <CallScript directive={directive} item={calling} onClose={() => setCalling(null)} />
      )}
    </>
  );
}

type UnresolvedRowProps = {
  readonly directive: string;
  readonly item: UnresolvedItem;
  readonly onCall: () => void;
  readonly onRenew: () => void;
};

function StuckRow({ directive, item, onCall, onRenew }: UnresolvedRowProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const terms = useTerms();
  return (
    <tr>
      <th scope="row">
        <LocalizedText text={item.name} />
        <br />
        <span className="quiet">
          {terms.name("tier", item.tier)} · {terms.name("sector", item.sector)}
        </span>
      </th>
      <td>
        <Badge tone={responseStatusTones[item.standing]}>{t(`values.standing.${item.standing}`)}</Badge>
      </td>
      <td>
        <When at={item.since} />
      </td>
      <td>
        <Due at={item.due} />
        <br />
        <Link
          to={paths.explanation(directive, item.organization)}
          aria-label={t("explanationPage.whyFor", { organization: pickText(item.name, language) })}
        >
          {t("explanationPage.title")}
        </Link>
      </td>
      <td>
        <ul className="plain">
          {item.contacts.map((contact) => (
            <li key={`${contact.kind} ${contact.value}`}>
              <Contact {...contact} />
            </li>
          ))}
        </ul>
      </td>
      <td>
        <button
          type="button"
          className="small"
          onClick={onCall}
          aria-label={t("unresolved.scriptFor", { name: pickText(item.name, language) })}
        >
          {t("unresolved.openScript")}
        </button>{" "}
        {silent.has(item.standing) ? null : (
          <button
            type="button"
            className="small"
            onClick={onRenew}
            aria-label={t("unresolved.renewFor", { name: pickText(item.name, language) })}
          >
            {t("unresolved.renew")}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Statuses of those who answered nothing. */
const silent: ReadonlySet<string> = new Set(["told", "acknowledged"]);

type RenewalProps = {
  readonly directive: string;
  readonly item: UnresolvedItem;
  readonly again: () => void;
  readonly onClose: () => void;
};

/** An officer has where an organisation stands begin anew, with a reason that it reads. */
function Renewal({ directive, item, again, onClose }: RenewalProps): ReactNode {
  const { client, language } = useRoom();
  const t = useTranslate();
  const [reason, setReason] = useState("");
  const act = useRoomAction();
  const { organization } = item;
  async function renew(): Promise<void> {
    const worked = await act.run(
      async () => await client.call("responseRenew", { directive, organization, reason }),
    );
    if (!worked) return;
    onClose();
    again();
  }
  return (
    <Confirm
      title={t("unresolved.renewFor", { name: pickText(item.name, language) })}
      confirm={t("unresolved.renew")}
      busy={act.busy}
      onClose={onClose}
      onConfirm={() => void renew()}
    >
      <p>{t("unresolved.renewHint")}</p>
      <Field pointer={`/${organization}/reason`} label={t("unresolved.renewReason")}>
        <textarea
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <Failure of={act.failure} findings />
    </Confirm>
  );
}

/** A contact as a link where its form says how. */
function Contact({ value }: { readonly kind: string; readonly value: string }): ReactNode {
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return <a href={`mailto:${encodeURI(value)}`}>{value}</a>;
  if (/^[+\d][\d\s()-]{2,30}$/.test(value))
    return <a href={`tel:${value.replace(/[^+\d]/g, "")}`}>{value}</a>;
  return value;
}

type CallScriptProps = {
  readonly directive: Directive;
  readonly item: UnresolvedItem;
  readonly onClose: () => void;
};

/** What to say on the telephone; one text, read from top to bottom. */
function CallScript({ directive, item, onClose }: CallScriptProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const due = item.due === null ? t("remaining.noDeadline") : kst(item.due, t);
  const mark = directive.drill ? `${t("app.drill.mark")} ` : "";
  const script = [
    `${mark}${t("unresolved.call.greeting")}`,
    t("unresolved.call.whom", { organization: pickText(item.name, language) }),
    "",
    t("unresolved.call.reason", { title: pickText(directive.draft.title, language), id: directive.id }),
    t("unresolved.call.status", { due, status: t(`values.standing.${item.standing}`) }),
    "",
    t("unresolved.call.received"),
    t("unresolved.call.running"),
    t("unresolved.call.obstacle"),
    t("unresolved.call.until"),
    "",
    t("unresolved.call.never"),
    t("unresolved.call.doubt", { contact: directive.draft.contact }),
  ].join("\n");
  return (
    <Dialog title={t("unresolved.script")} onClose={onClose}>
      <Copy text={script} label={t("unresolved.script")} prose />
      <div className="actions">
        <button type="button" onClick={onClose}>
          {t("ui.close")}
        </button>
      </div>
    </Dialog>
  );
}
