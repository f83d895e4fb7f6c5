/** Doing something at the room from a button or a form: one at a time, with the failure kept to be shown. */
import { type ReactNode, useRef, useState } from "react";
import { RoomError, errorText } from "#web/room/room-error.ts";
import { useRoom } from "#web/room/room-context.tsx";
import { FindingText } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";

type RoomAction = {
  readonly busy: boolean;
  readonly failure: unknown;
  /** Runs the work unless something is running; answers whether it succeeded. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly forget: () => void;
};

/** One thing that a person can do, and how it went. */
export function useRoomAction(): RoomAction {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  /** At once: two clicks may come before anything is drawn anew. */
  const running = useRef(false);
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (thrown) {
      setFailure(thrown);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }
  return { busy, failure, run, forget: () => setFailure(null) };
}

/** Refusals of one meaning: the sentence in the reader's language says it whole, and the room's own adds nothing. */
const exact: ReadonlySet<string> = new Set(["second-person-needed", "not-signed-in"]);

type FailureProps = {
  readonly of: unknown;
  /** Whether the findings stand here: where no field of the form shows them. */
  readonly findings?: boolean;
};

/** Says why something did not work; nothing while there is nothing to say. The room's own sentence stands there where no finding says it better. */
export function Failure({ of, findings: shown = false }: FailureProps): ReactNode {
  const { t } = useRoom();
  if (of === null) return null;
  const findings = of instanceof RoomError ? of.findings : [];
  const isExact = of instanceof RoomError && exact.has(of.code);
  const detail = of instanceof RoomError && findings.length === 0 && !isExact ? of.message : "";
  return (
    <Notice kind="danger" says="alert">
      <p>{errorText(of, t)}</p>
      {shown
        ? findings.map((finding) => (
            <p key={`${finding.at}${finding.code}${finding.message}`}>
              <FindingText of={finding} />
            </p>
          ))
        : null}
      {detail === "" ? null : (
        <p className="quiet">
          <span lang="en">{detail}</span>
        </p>
      )}
    </Notice>
  );
}
