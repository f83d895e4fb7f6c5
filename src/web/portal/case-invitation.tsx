/** An invitation to a case: what it says, the embargo accepted first, then the way in. The secret stays in this tab. */
import { type ReactNode, useEffect, useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { startPage } from "#web/shell/navigation.ts";
import { paths } from "#web/shell/paths.ts";
import { go, Link } from "#web/shell/router.tsx";
import { TwoClocks } from "#web/desk/two-clocks.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Invitation = Output<"caseInvitationRead">;
type InvitationReading = Invitation | "unknown" | "declined" | null;

export function CaseInvitation({ secret }: { readonly secret: string }): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const [reading, setReading] = useState<InvitationReading>(null);
  useEffect(() => {
    client.call("caseInvitationRead", { secret }).then(setReading, () => setReading("unknown"));
  }, [client, secret]);
  return (
    <div className="narrow">
      <PageHeading title={t("portalPage.invitation.title")} drill={isDrill(reading)} />
      {reading === null ? (
        <p className="loading">{t("ui.loading")}</p>
      ) : typeof reading === "string" ? (
        <NoInvitation declined={reading === "declined"} />
      ) : (
        <Invited secret={secret} invitation={reading} onDecline={() => setReading("declined")} />
      )}
    </div>
  );
}

function isDrill(reading: InvitationReading): boolean {
  return typeof reading === "object" && reading?.purpose === "drill";
}

function NoInvitation({ declined }: { readonly declined: boolean }): ReactNode {
  const t = useTranslate();
  if (declined)
    return (
      <Notice kind="done" says="status">
        <p>{t("portalPage.invitation.declined")}</p>
      </Notice>
    );
  return (
    <Notice kind="danger" says="alert">
      <p>{t("portalPage.invitation.unknown")}</p>
      <p>
        <Link to={paths.signIn(paths.portal())}>{t("portalPage.signIn")}</Link>
      </p>
    </Notice>
  );
}

type InvitedProps = {
  readonly secret: string;
  readonly invitation: Invitation;
  readonly onDecline: () => void;
};

/** The terms that are asked for: those proposed or, while none are, those in force. */
function askedTerms({ embargo, terms, proposal }: Invitation): Invitation["terms"] {
  if (embargo === "proposed" || embargo === "revise") return proposal;
  return embargo === "active" ? terms : null;
}

function Invited({ secret, invitation, onDecline }: InvitedProps): ReactNode {
  const t = useTranslate();
  const { client, enter, session } = useRoom();
  const { busy, failure, run } = useRoomAction();
  const asked = askedTerms(invitation);
  const ends = asked?.ends ?? null;
  const joins = session?.role === "participant";
  async function accept(): Promise<void> {
    if (joins) {
      const joined = await client.call("caseInvitationJoin", { secret, ends });
      go(paths.portalCase(joined.case), { replace: true });
      return;
    }
    const opened = await client.call("caseInvitationAccept", { secret, ends });
    enter(opened);
    go(startPage(opened), { replace: true });
  }
  async function decline(): Promise<void> {
    await client.call("caseInvitationDecline", { secret });
    onDecline();
  }
  return (
    <section className="card">
      <Facts invitation={invitation} asked={asked} />
      {joins ? <p>{t("portalPage.invitation.joins")}</p> : null}
      <p className="quiet">{t("portalPage.invitation.more")}</p>
      {asked === null ? null : <p>{t("portalPage.invitation.keep")}</p>}
      <Failure of={failure} />
      <div className="actions">
        <button type="button" className="primary" disabled={busy} onClick={() => void run(accept)}>
          {t(asked === null ? "portalPage.invitation.goOn" : "portalPage.invitation.accept")}
        </button>
        <button type="button" disabled={busy} onClick={() => void run(decline)}>
          {t("portalPage.invitation.decline")}
        </button>
      </div>
    </section>
  );
}

type FactsProps = { readonly invitation: Invitation; readonly asked: Invitation["terms"] };

function Facts({ invitation, asked }: FactsProps): ReactNode {
  const t = useTranslate();
  const { language } = useRoom();
  const { office, product, severity, roles, published, zone, expires } = invitation;
  return (
    <>
      <p>{t("portalPage.invitation.from", { office: pickText(office, language) })}</p>
      {product === null ? <p>{t("portalPage.invitation.locked")}</p> : null}
      <dl className="receipt">
        <dt>{t("portalPage.invitation.product")}</dt>
        <dd>{product ?? "–"}</dd>
        <dt>{t("portalPage.invitation.severity")}</dt>
        <dd>{severity === null ? "–" : t(`portalPage.severity.${severity}`)}</dd>
        <dt>{t("portalPage.invitation.roles")}</dt>
        <dd>{roles.map((role) => t(`portalPage.role.${role}`)).join(", ")}</dd>
        {asked === null ? null : (
          <>
            <dt>{t("portalPage.invitation.embargo")}</dt>
            <dd>
              <strong>
                <TwoClocks at={asked.ends} zone={zone} />
              </strong>
            </dd>
          </>
        )}
        <dt>{t("portalPage.invitation.linkUntil")}</dt>
        <dd>
          <TwoClocks at={expires} zone={zone} />
        </dd>
      </dl>
      {asked === null ? (
        <p>{t(published ? "portalPage.invitation.published" : "portalPage.invitation.noEmbargo")}</p>
      ) : null}
    </>
  );
}
