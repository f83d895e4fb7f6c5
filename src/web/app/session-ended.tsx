/** What happens when the room says that the session is over: who has typed something keeps the page and signs in beside it, everyone else is sent to sign in. */
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useAddress } from "#web/shell/router.tsx";
import { useRoom } from "#web/room/room-context.tsx";

const SignInBeside = lazy(async () => ({
  default: (await import("#web/session/sign-in-beside.tsx")).SignInBeside,
}));

export function SessionEnded(): ReactNode {
  const { client, session, enter } = useRoom();
  const [over, setOver] = useState(false);
  const hasTyped = useTyped();
  useEffect(
    () =>
      client.whenSignedOut(() => {
        if (hasTyped()) setOver(true);
        else enter(null);
      }),
    [client, enter, hasTyped],
  );
  if (!over || session === null) return null;
  return (
    <Suspense fallback={null}>
      <SignInBeside
        operator={session.operator}
        onBack={(csrf) => {
          client.admit(csrf);
          setOver(false);
        }}
        onClose={() => setOver(false)}
        onLeave={() => {
          setOver(false);
          enter(null);
        }}
      />
    </Suspense>
  );
}

/** Whether something was typed or chosen in a form since the reader came to this page. */
function useTyped(): () => boolean {
  const { pathname } = useAddress();
  const typedAt = useRef<string | null>(null);
  const [hasTyped] = useState(() => () => typedAt.current === window.location.pathname);
  useEffect(() => {
    typedAt.current = null;
    const note = ({ target }: Event): void => {
      if (target instanceof Element && target.closest("main form, dialog form") !== null)
        typedAt.current = pathname;
    };
    document.addEventListener("input", note);
    return () => document.removeEventListener("input", note);
  }, [pathname]);
  return hasTyped;
}
