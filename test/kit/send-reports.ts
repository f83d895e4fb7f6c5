/** Sends reports to a room that runs as a program of its own, one a call, as a pipeline does; and remembers which receipts it was given. */
import { runCommand } from "#test/kit/process.ts";

/** A receipt as it was given. */
export type GivenReceipt = { readonly number: string; readonly sha256: string };

/** A sender with a token that sends reports and does nothing else. */
export async function reportSender(data: string): Promise<{
  /** Sends a report; `null` where no receipt came back. */
  readonly send: (origin: string, body: string) => Promise<GivenReceipt | null>;
}> {
  const made = await runCommand([
    "token",
    "new",
    "--role",
    "organization",
    "--scopes",
    "report",
    "--data",
    data,
  ]);
  const token = /bst_[\w-]+/.exec(made.out)?.[0];
  if (token === undefined) throw new Error(`no token was made: ${made.out}${made.err}`);
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  return {
    send: async (origin, body) => {
      try {
        const response = await fetch(`${origin}/api/findings`, { method: "POST", headers, body });
        if (!response.ok) return null;
        const { items } = (await response.json()) as { items: readonly GivenReceipt[] };
        return items[0] ?? null;
      } catch {
        return null;
      }
    },
  };
}

/** A report of the drill that is like no other. */
export function drillReport(index: number): string {
  return JSON.stringify({
    type: "bongsu.report/1",
    product: { name: "Drill Reader", identifier: "pkg:npm/drill-reader" },
    version: "1.2.3",
    title: `[DRILL] report ${index}`,
    text: `A record of length 0xffff writes past the buffer. ${"The same again. ".repeat(60)}`,
    reproduce: "Run it on the file.",
  });
}
