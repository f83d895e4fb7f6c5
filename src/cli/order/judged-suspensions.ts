/** Suspensions that somebody brings beside an order: which of them stop its clocks, and why the others do not. None of them changes whether the order is in force. */
import { compareInstants } from "#core/clock/clock.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { printable } from "#core/input/printable.ts";
import type { OrderFile } from "#core/roster/order.ts";
import { countedSuspensions, judgeSuspension, type SuspensionInForce } from "#core/roster/suspension.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { orderFindingText } from "#messages/render/order/order-finding.ts";

type SuspensionFile = { readonly path: string; readonly file: OrderFile };

/** Lines for those that count, and for those that stop no clock. */
type JudgedSuspensions = { readonly lines: readonly string[]; readonly ignored: readonly string[] };

/** Judges each by what the order was judged with. */
export async function judgedSuspensions(
  files: readonly SuspensionFile[],
  by: Parameters<typeof judgeSuspension>[1],
  t: Translate,
): Promise<JudgedSuspensions> {
  const ignored: string[] = [];
  const judged: (SuspensionInForce & { readonly path: string })[] = [];
  const ignore = (path: string, why: string): void => {
    ignored.push(t("directiveCommand.suspensionIgnored", { path: printable(path, 200), why }));
  };
  for (const { path, file } of files) {
    const one = await judgeSuspension(file, by);
    if (one.ok) judged.push({ ...one.value, path });
    else ignore(path, one.findings.map((finding) => orderFindingText(finding, t)).join(" "));
  }
  const counted = countedSuspensions(judged);
  for (const one of judged) if (!counted.includes(one)) ignore(one.path, t("orderFinding.suspension-again"));
  return { lines: counted.map((one) => suspensionLine(one, by.at, t)), ignored };
}

function suspensionLine(
  { suspension, pause: { from, until } }: SuspensionInForce,
  at: string,
  t: Translate,
): string {
  const { office, reason } = suspension;
  const values = {
    office: printable(office),
    from: instantText(from, t),
    reason: oneLineIn(reason, t.language),
  };
  if (until === null) return t("directiveCommand.suspendedOpen", values);
  const lasting = { ...values, until: instantText(until, t) };
  return t(
    compareInstants(at, until) < 0 ? "directiveCommand.suspended" : "directiveCommand.wasSuspended",
    lasting,
  );
}
