/** The top of every page: the drill mark, the name, the language; and what stands there for who is signed in (`signed-in-bar.tsx`), which comes with the session. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Bar } from "#web/app/bar.tsx";
import { PageBoundary } from "#web/app/page-boundary.tsx";
import { useRoom } from "#web/room/room-context.tsx";

const SignedInBar = lazy(async () => ({
  default: (await import("#web/app/signed-in-bar.tsx")).SignedInBar,
}));

export function Masthead(): ReactNode {
  const { session } = useRoom();
  return (
    <header className="masthead">
      <DrillBanner />
      {session === null ? (
        <Bar />
      ) : (
        <PageBoundary>
          <Suspense fallback={<Bar />}>
            <SignedInBar session={session} />
          </Suspense>
        </PageBoundary>
      )}
    </header>
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
