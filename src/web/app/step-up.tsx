/** Asks for a fresh proof that it is the person, over whatever page stands there, when the room refuses an act for a session alone; then the act goes on. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { GraveAct } from "#web/room/room-client.ts";
import { RoomError } from "#web/room/room-error.ts";
import { useRoom } from "#web/room/room-context.tsx";

const StepUpDialog = lazy(async () => ({
  default: (await import("#web/session/step-up-dialog.tsx")).StepUpDialog,
}));

type Pending = {
  readonly act: GraveAct;
  readonly give: (proof: string) => void;
  readonly refuse: (why: unknown) => void;
};

export function StepUp(): ReactNode {
  const { client } = useRoom();
  const [pending, setPending] = useState<Pending | null>(null);
  useEffect(() => {
    const ask = async (act: GraveAct): Promise<string> =>
      await new Promise((give, refuse) => setPending({ act, give, refuse }));
    return client.whenStepUpNeeded(ask);
  }, [client]);
  if (pending === null) return null;
  const { act, give, refuse } = pending;
  return (
    <Suspense fallback={null}>
      <StepUpDialog
        act={act}
        onProof={(proof) => {
          setPending(null);
          give(proof);
        }}
        onClose={() => {
          setPending(null);
          refuse(new RoomError("step-up-needed", ""));
        }}
      />
    </Suspense>
  );
}
