/** Signing in again over a page whose session has ended: by a passkey here, or by a link in another window. What was typed stays where it is. */
import { type ReactNode, useCallback, useEffect } from "react";
import { PasskeyFailure, passkeySession } from "#web/session/by-passkey.tsx";
import type { Session } from "#web/room/room-context.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { RoomError } from "#web/room/room-error.ts";
import { paths } from "#web/shell/paths.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type SignInBesideProps = {
  /** Whose page it is: for somebody else it is not kept. */
  readonly operator: string;
  readonly onBack: (csrf: string) => void;
  readonly onClose: () => void;
  readonly onLeave: () => void;
};

export function SignInBeside({ operator, onBack, onClose, onLeave }: SignInBesideProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const passkey = useRoomAction();
  const looking = useRoomAction();
  const arrive = useCallback(
    (session: Session): void => {
      if (session.operator === operator) onBack(session.csrf);
      else window.location.assign(paths.picture());
    },
    [operator, onBack],
  );
  useEffect(() => {
    // Another window of this browser signs in: its cookie is this page's too.
    const look = (): void => {
      if (document.visibilityState === "visible") void client.call("sessionRead", {}).then(arrive, ignore);
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
    };
  }, [client, arrive]);
  const busy = passkey.busy || looking.busy;
  return (
    <Dialog title={t("sessionEnded.title")} onClose={onClose}>
      <p>{t("sessionEnded.kept")}</p>
      <PasskeyFailure of={passkey.failure} />
      <Failure of={looking.failure} />
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={busy}
          onClick={() => void passkey.run(async () => arrive(await passkeySession(client)))}
        >
          {t("signIn.usePasskey")}
        </button>
        <button
          type="button"
          disabled={busy}
          onClick={() => void looking.run(async () => arrive(await client.call("sessionRead", {})))}
        >
          {t("sessionEnded.done")}
        </button>
        <button type="button" onClick={onLeave}>
          {t("sessionEnded.leave")}
        </button>
      </div>
      <p className="hint">{t("sessionEnded.byLink")}</p>
    </Dialog>
  );
}

/** Nobody has signed in yet, which is said where somebody asks. */
function ignore(failure: unknown): void {
  if (!(failure instanceof RoomError)) throw failure;
}
