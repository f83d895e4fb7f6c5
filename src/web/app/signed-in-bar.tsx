/** What the top of every page has for who is signed in: the places, who it is, what changed of the ways in, and what level of the crisis alert is in force. */
import { lazy, type ReactNode, Suspense, use, useEffect } from "react";
import { Bar } from "#web/app/bar.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { PageBoundary } from "#web/app/page-boundary.tsx";
import { OfficeName } from "#web/ui/office-name.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { Link, go, useAddress } from "#web/shell/router.tsx";
import { LocalizedText, type Session, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { topologyOf } from "#web/room/topology.ts";
import { mustRegister, navigationItems } from "#web/shell/navigation.ts";

export function SignedInBar({ session }: { readonly session: Session }): ReactNode {
  const { client } = useRoom();
  use(client.whole());
  const t = useTranslate();
  const leaving = useRoomAction();
  useEffect(() => void topologyOf(client), [client]);
  return (
    <>
      <Bar
        places={mustRegister(session) ? null : <Places session={session} />}
        who={<Who session={session} leaving={leaving} />}
      />
      {session.notices === 0 ? null : (
        <p className="notice notice-warning">
          <Link to={paths.passkey()}>{t("passkey.changed")}</Link>
        </p>
      )}
      <Failure of={leaving.failure} />
      {mustRegister(session) || !client.allows("alertLevelList", session.role) ? null : <Levels />}
    </>
  );
}

const LevelLine = lazy(async () => ({ default: (await import("#web/alert/level-line.tsx")).LevelLine }));

/** Not on the page that promises to ask nothing of the room while a file is compared. */
function Levels(): ReactNode {
  const { pathname } = useAddress();
  if (pathname === patterns.check) return null;
  return (
    <PageBoundary>
      <Suspense fallback={null}>
        <LevelLine />
      </Suspense>
    </PageBoundary>
  );
}

function Places({ session }: { readonly session: Session }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const { pathname } = useAddress();
  return (
    <nav aria-label={t("masthead.places.label")}>
      <ul>
        {navigationItems
          .filter(({ needs }) => client.allows(needs, session.role))
          .map(({ to, label }) => {
            const here = to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);
            return (
              <li key={to}>
                <Link to={to} aria-current={here ? "page" : undefined}>
                  {t(`masthead.places.${label}`)}
                </Link>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}

type SignedInProps = { readonly session: Session; readonly leaving: ReturnType<typeof useRoomAction> };

function Who({ session, leaving }: SignedInProps): ReactNode {
  const { client, enter } = useRoom();
  const t = useTranslate();
  function signOut(): void {
    void leaving.run(async () => {
      await client.call("sessionClose", {});
      enter(null);
      go(paths.signIn());
    });
  }
  return (
    <>
      <p className="identity">
        <span>
          <strong className="role">{t(`masthead.role.${session.role}`)}</strong>{" "}
          {session.office === undefined || mustRegister(session) ? null : (
            <OfficeName office={session.office} />
          )}
        </span>
        <span className="quiet">
          <LocalizedText text={session.name} />
        </span>
      </p>
      <Link to={paths.passkey()} className="plain-link">
        {t("passkey.short")}
      </Link>
      <button type="button" className="small" onClick={signOut} disabled={leaving.busy}>
        {t("masthead.signOut")}
      </button>
    </>
  );
}
