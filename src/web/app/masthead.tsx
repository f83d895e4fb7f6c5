/** The top of every page: the drill mark, the places, who is signed in, the language, and what level of the crisis alert is in force. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { LanguageMenu } from "#web/app/language-menu.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { PageBoundary } from "#web/app/page-boundary.tsx";
import { OfficeName } from "#web/ui/office-name.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { Link, go, useAddress } from "#web/shell/router.tsx";
import { LocalizedText, type Session, useRoom } from "#web/room/room-context.tsx";
import { startPage, mustRegister, navigationItems } from "#web/shell/navigation.ts";

export function Masthead(): ReactNode {
  const { session, t } = useRoom();
  const leaving = useRoomAction();
  return (
    <header className="masthead">
      <DrillBanner />
      <div className="bar">
        <Link to={session === null ? paths.picture() : startPage(session)} className="mark">
          <BeaconMark />
          <span>{t("app.name")}</span>
        </Link>
        {session === null || mustRegister(session) ? null : <Places session={session} />}
        <div className="who">
          {session === null ? null : <Who session={session} leaving={leaving} />}
          <LanguageMenu />
        </div>
      </div>
      {session === null || session.notices === 0 ? null : (
        <p className="notice notice-warning">
          <Link to={paths.passkey()}>{t("passkey.changed")}</Link>
        </p>
      )}
      <Failure of={leaving.failure} />
      {session === null || mustRegister(session) ? null : <Levels />}
    </header>
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

/** Shown while the room holds a drill world, with or without a session. */
function DrillBanner(): ReactNode {
  const { client, session, t } = useRoom();
  const [drill, setDrill] = useState(false);
  useEffect(() => {
    client.call("health", {}).then(
      (health) => setDrill(health.drill),
      () => setDrill(false),
    );
  }, [client]);
  if (!drill && session?.drill !== true) return null;
  return (
    <p className="drill">
      <strong>{t("app.drill.mark")}</strong> {t("app.drill.sentence")}
    </p>
  );
}

function BeaconMark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <path
        className="beacon-fire"
        d="M16 2c1 4 6 6 6 11a6 6 0 0 1-12 0c0-3 2-4 3-6 1 2 2 2 2 3 1-3 0-5 1-8z"
      />
      <path className="beacon-tower" d="M11 21h10l4 9H7z" />
    </svg>
  );
}

function Places({ session }: { readonly session: Session }): ReactNode {
  const { client, t } = useRoom();
  const { pathname } = useAddress();
  return (
    <nav aria-label={t("app.places.label")}>
      <ul>
        {navigationItems
          .filter(({ needs }) => client.allows(needs, session.role))
          .map(({ to, label }) => {
            const here = to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);
            return (
              <li key={to}>
                <Link to={to} aria-current={here ? "page" : undefined}>
                  {t(`app.places.${label}`)}
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
  const { client, enter, t } = useRoom();
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
          <strong className="role">{t(`app.role.${session.role}`)}</strong>{" "}
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
        {t("signIn.session.signOut")}
      </button>
    </>
  );
}
