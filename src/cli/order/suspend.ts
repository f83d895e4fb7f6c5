/** `bongsu directive suspend`: an office writes the suspension of an order from the order's own file, and signs it with its key; no network is needed. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { type KeySecrets, readSigningKey } from "#cli/key/key-file.ts";
import { bytesOf, orderIn, unreadable } from "#cli/order/order-input.ts";
import { publishedOrder } from "#cli/order/export.ts";
import { textByLanguage } from "#cli/order/text-option.ts";
import { signBytes } from "#cli/order/sign.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { readUnambiguousJson } from "#core/input/json.ts";
import { type OrderFile, readOrderHead } from "#core/roster/order.ts";
import { readRoster } from "#core/roster/roster.ts";
import { readSuspension, suspensionForm } from "#core/roster/suspension.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Translate } from "#messages/message.ts";

type SuspendRun = {
  readonly directive: string;
  /** The order: a file of it, or where it is published. */
  readonly order: string | undefined;
  readonly from: string | undefined;
  readonly reasons: readonly string[];
  /** Hours, or until the next revision. */
  readonly hours: string | undefined;
  readonly untilRevised: boolean;
  readonly key: string;
  readonly out: string;
};

/** Writes and signs it; the exit code is 0. Who signs is the office of the roster whose key this is. */
export async function suspendOrder(
  run: SuspendRun,
  { io, t, secrets }: { readonly io: AgentIo; readonly t: Translate; readonly secrets: KeySecrets },
): Promise<number> {
  const until = lastingOf(run);
  const order = await orderOf(run, io);
  const head = await readOrderHead(fromBase64(order.order.payload) ?? new Uint8Array());
  if (!head.ok) return unreadable(run.order ?? run.from ?? "", head.findings);
  const { directive, revision, sha256, issuedBy, drill } = head.value;
  if (directive !== run.directive)
    throw new MessageRefusal("input-invalid", (say) => say("directiveCommand.otherOrder", { directive }));
  const signing = await readSigningKey(run.key, secrets);
  const office = await officeOfKey(order, signing.key.keyid);
  if (office === undefined)
    throw new MessageRefusal("input-invalid", (say) =>
      say("directiveCommand.noOffice", { path: run.key, directive }),
    );
  const from = io.surroundings.now();
  const payload = canonicalBytes({
    type: suspensionForm,
    directive,
    revision,
    order: sha256,
    issuedBy,
    drill,
    office,
    from,
    until: until === null ? null : new Date(Date.parse(from) + until).toISOString(),
    reason: textByLanguage(run.reasons, t.language),
  });
  const read = readSuspension(payload);
  if (!read.ok) return unreadable("--reason", read.findings);
  const document = { payload, payloadType: payloadTypes.suspension, before: [] };
  return await signBytes(document, { path: run.out, keyPath: run.key, signing, out: run.out }, { io, t });
}

const [hour, aloneHours, mostHours] = [3_600_000, 24, 24 * 366];

/** Milliseconds, or `null` until the next revision; a day, which one office may do alone, where nothing is said. */
function lastingOf({ hours, untilRevised }: SuspendRun): number | null {
  if (untilRevised) return null;
  const count = hours === undefined ? aloneHours : /^[1-9]\d{0,4}$/.test(hours) ? Number(hours) : 0;
  if (count < 1 || count > mostHours)
    throw new MessageRefusal("input-invalid", (t) => t("directiveCommand.hoursWrong", { most: mostHours }));
  return count * hour;
}

async function orderOf({ directive, order, from }: SuspendRun, io: AgentIo): Promise<OrderFile> {
  if (order !== undefined) return orderIn(await bytesOf(order), order);
  return orderIn(await publishedOrder(directive, from ?? "", io), from ?? "");
}

/** The office of the newest roster beside the order that has this key. */
async function officeOfKey({ rosters }: OrderFile, keyid: string): Promise<string | undefined> {
  const json = readUnambiguousJson(fromBase64(rosters.at(-1)?.payload ?? "") ?? new Uint8Array());
  const roster = json.ok ? await readRoster(json.value) : json;
  if (!roster.ok) return undefined;
  return roster.value.offices.find(({ keys }) => keys.some((key) => key.keyid === keyid))?.id;
}
