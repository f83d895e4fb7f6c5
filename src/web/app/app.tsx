/** The shell around every page: language, session, drill mark, landmarks. What stands inside is `routes.tsx`. */
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { PageLanguage } from "#web/language/load-language.ts";
import { MachineMade } from "#web/app/language-menu.tsx";
import { useLanguage } from "#web/app/use-language.ts";
import type { Client } from "#web/room/room-client.ts";
import { RoomError } from "#web/room/room-error.ts";
import { PageBoundary } from "#web/app/page-boundary.tsx";
import { SessionEnded } from "#web/app/session-ended.tsx";
import { StepUp } from "#web/app/step-up.tsx";
import { Masthead } from "#web/app/masthead.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { go, useAddress } from "#web/shell/router.tsx";
import { type Room, RoomContext, type Session, useRoom } from "#web/room/room-context.tsx";
import { type PageProps, startPage, mustRegister } from "#web/shell/navigation.ts";
import { loadWelcome, routeAt } from "#web/app/routes.tsx";
import { NotFoundPage } from "#web/app/not-found-page.tsx";
import { Failure } from "#web/ui/room-action.tsx";

type SessionState = { readonly session: Session | null; readonly asked: boolean; readonly failure: unknown };

/** Stands in this browser's storage while somebody is signed in: the cookie itself is not for pages to see, and who never signed in is not asked about. */
const signedInKey = "bongsu.signedIn";

/** The session that the browser's cookie stands for, asked once at the start. */
function useSession(client: Client): readonly [SessionState, (session: Session | null) => void] {
  const [entry, setEntry] = useState<SessionState>(() => {
    const asked = window.localStorage.getItem(signedInKey) === null;
    return { session: null, asked, failure: null };
  });
  /** Called when somebody signs in or out: what the cookie stood for at the start is then of no interest. */
  const entered = useRef(() => undefined as unknown);
  const enter = useCallback(
    (session: Session | null) => {
      entered.current();
      client.admit(session?.csrf ?? "");
      if (session === null) window.localStorage.removeItem(signedInKey);
      else window.localStorage.setItem(signedInKey, "yes");
      setEntry({ session, asked: true, failure: null });
    },
    [client],
  );
  useEffect(() => {
    if (window.localStorage.getItem(signedInKey) === null) return;
    let answered = false;
    entered.current = () => (answered = true);
    client.call("sessionRead", {}).then(
      (session) => (answered ? undefined : enter(session)),
      (failure: unknown) => {
        if (answered) return;
        const signedOut = failure instanceof RoomError && failure.code === "not-signed-in";
        if (signedOut) window.localStorage.removeItem(signedInKey);
        setEntry({ session: null, asked: true, failure: signedOut ? null : failure });
      },
    );
  }, [client, enter]);
  return [entry, enter];
}

const WelcomePage = lazy(loadWelcome);

type AppProps = { readonly client: Client; readonly firstLanguage: PageLanguage };

export function App({ client, firstLanguage }: AppProps): ReactNode {
  const [{ session, asked, failure }, enter] = useSession(client);
  const [language, chooseLanguage] = useLanguage(firstLanguage, session?.language);
  const room = useMemo<Room>(() => {
    const { tag, t, whole } = language;
    return { client, session, enter, language: tag, t, whole, chooseLanguage };
  }, [client, session, enter, language, chooseLanguage]);
  const { t } = room;
  return (
    <RoomContext value={room}>
      <a className="skip" href="#main">
        {t("ui.skip")}
      </a>
      <Masthead />
      <main id="main" tabIndex={-1}>
        <MachineMade />
        {failure === null ? (
          asked ? (
            <Inside session={session} />
          ) : (
            <p className="loading">{t("ui.loading")}</p>
          )
        ) : (
          <Failure of={failure} />
        )}
      </main>
      <SessionEnded />
      <StepUp />
      <footer className="foot">
        <p>{t("app.disclaimer")}</p>
      </footer>
    </RoomContext>
  );
}

/** Where this person has to go instead; `null` to stay. */
function awayFrom({ pathname, search }: URL, session: Session | null): string | null {
  if (session === null) return paths.signIn(pathname + search);
  if (pathname === patterns.passkey) return null;
  const home = startPage(session);
  const misplaced = mustRegister(session) || pathname === patterns.picture;
  return misplaced && pathname !== home ? home : null;
}

/** The page of the address, for who is signed in. */
function Inside({ session }: { readonly session: Session | null }): ReactNode {
  const address = useAddress();
  const found = routeAt(address.pathname);
  const welcomed = session === null && address.pathname === patterns.picture;
  const away = welcomed || found?.route.open === true ? null : awayFrom(address, session);
  useEffect(() => {
    if (away !== null) go(away, { replace: true });
  }, [away]);
  useEffect(() => {
    if (address.hash === "") window.scrollTo(0, 0);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another page begins at its top
  }, [address.pathname, address.hash]);
  if (away !== null) return null;
  if (found === null) return <NotFoundPage />;
  return (
    <PageBoundary key={address.pathname}>
      <Suspense fallback={null}>
        <Shown page={welcomed ? WelcomePage : found.route.page} params={found.params} />
      </Suspense>
    </PageBoundary>
  );
}

type ShownProps = PageProps & { readonly page: ComponentType<PageProps> };

/** A page; with a session once the client knows what it may be asked in one. */
function Shown({ page: Page, params }: ShownProps): ReactNode {
  const { client, session } = useRoom();
  if (session !== null) use(client.whole());
  return <Page params={params} />;
}
