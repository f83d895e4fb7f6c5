/** Small marks for a state; the word always says it, the colour only repeats it. */
import type { ReactNode } from "react";

export type Tone = "plain" | "info" | "good" | "warning" | "danger" | "unknown";

export function Badge({
  tone = "plain",
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}): ReactNode {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
