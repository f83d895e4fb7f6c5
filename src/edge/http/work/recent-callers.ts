/**
 * Who proved a moment ago who they are: their calls are proved anew each time, but not in one line with those who only try. It holds digests of what was shown, lets
 * nobody in, and is empty after a start.
 */
import { hash } from "node:crypto";

/** The callers that were let in last. */
export type RecentCallers = {
  readonly has: (shown: string) => boolean;
  readonly add: (shown: string) => void;
  readonly forget: (shown: string) => void;
};

const most = 10_000;

/** Remembers nobody yet. */
export function rememberCallers(): RecentCallers {
  const digests = new Set<string>();
  const digestOf = (shown: string): string => hash("sha256", shown, "base64");
  return {
    has: (shown) => digests.has(digestOf(shown)),
    add: (shown) => {
      const digest = digestOf(shown);
      digests.delete(digest);
      digests.add(digest);
      for (const oldest of digests) {
        if (digests.size <= most) return;
        digests.delete(oldest);
      }
    },
    forget: (shown) => void digests.delete(digestOf(shown)),
  };
}
