/** A framed message: information, a warning, something dangerous, something done. */
import type { ReactNode } from "react";

type NoticeProps = {
  readonly kind: "info" | "warning" | "danger" | "done";
  readonly role?: "alert" | "status";
  readonly children: ReactNode;
};

export function Notice({ kind, role, children }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice-${kind}`} role={role}>
      {children}
    </div>
  );
}
