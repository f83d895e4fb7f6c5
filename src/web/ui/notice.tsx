/** A framed message: information, a warning, something dangerous, something done. */
import type { ReactNode } from "react";

type NoticeProps = {
  readonly kind: "info" | "warning" | "danger" | "done";
  /** Spoken at once, or when the reader is idle. */
  readonly says?: "alert" | "status";
  readonly children: ReactNode;
};

export function Notice({ kind, says, children }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice-${kind}`} role={says}>
      {children}
    </div>
  );
}
