/**
 * The channel `webhook`: tells a server, by an HTTPS POST in the form of Standard Webhooks 1.0, that a directive was issued, revised or ended, and that somebody is to be alerted.
 * The body names the directive; the signed document is fetched from the publication, so nothing rests on the secret but the call itself.
 */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import { createHmac } from "node:crypto";
import { type ChannelKind, type ChannelMessage, PermanentFailure } from "#channels/channel.ts";
import { postJson } from "#channels/post-json.ts";
import { readSecretName, strayMembers } from "#channels/settings.ts";
import type { AlertKind } from "#core/duty/alert-kind.ts";
import { isLoopback } from "#core/input/inside-address.ts";
import { member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { ChannelRoom, Deliver, Destinations, OpenChannel, SecretName } from "#channels/channel.ts";
import type { JournalEntry } from "#store/journal.ts";

type WebhookSettings = { readonly url: URL; readonly secret: SecretName };

/** What a message holds until it is sent: a directive's change, or that somebody is to be alerted. */
type Announcement =
  | { readonly type: string; readonly at: string; readonly directive: string; readonly revision: number }
  | {
      readonly type: "alert.raised";
      readonly at: string;
      readonly alert: string;
      readonly alertKind: AlertKind;
      readonly about: string;
    };

/** A new webhook announces what comes after it; a receiver learns the past from the publication. */
export const webhook: ChannelKind = {
  follows: [
    "directive.disseminated",
    "directive.superseded",
    "directive.withdrawn",
    "directive.expired",
    "alert.raised",
  ],
  startsAt: "now",
  messages: (entries) => entries.flatMap(announcementsOf),
  timeLimit: 15,
  readSettings,
};

function announcementsOf({ position, at, fact }: JournalEntry): readonly ChannelMessage[] {
  switch (fact.kind) {
    case "directive.disseminated":
    case "directive.superseded":
    case "directive.withdrawn":
    case "directive.expired": {
      const { kind, directive, revision } = fact;
      const type = kind === "directive.disseminated" ? "directive.issued" : kind;
      const payload: Announcement = { type, at, directive, revision };
      return [{ key: String(position), payload }];
    }
    case "alert.raised": {
      const { kind: type, alert, alertKind, about } = fact;
      return [
        { key: String(position), payload: { type, at, alert, alertKind, about } satisfies Announcement },
      ];
    }
    default:
      return [];
  }
}

function readSettings(value: unknown): Parsed<OpenChannel> {
  const url = URL.parse(textMember(value, "url") ?? "");
  const stray = strayMembers(value, "", ["url", "secret"]);
  if (stray.length > 0) return { ok: false, findings: stray };
  if (url === null || !isAcceptable(url))
    return failed("/url", "setting-invalid", "expected an https URL without user, password or fragment");
  const secret = readSecretName(member(value, "secret"), "/secret");
  if (!secret.ok) return secret;
  return parsed((room) => open({ url, secret: secret.value }, room));
}

/** Plain HTTP only to this machine, where nobody is between. */
function isAcceptable({ protocol, hostname, username, password, hash }: URL): boolean {
  const secure = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  return secure && username === "" && password === "" && hash === "";
}

function open({ url, secret }: WebhookSettings, room: ChannelRoom): Deliver {
  checkDestination(url, room.destinations);
  const key = keyOf(room.secret(secret));
  return async ({ channel, key: message, payload }, signal) => {
    const body = JSON.stringify(bodyOf(payload as Announcement, room));
    const id = `${channel}.${message}`;
    const timestamp = String(Math.trunc(room.now().getTime() / 1000));
    const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${signature}`,
    };
    const { privateAddresses } = room.destinations;
    const status = await postJson(url, { headers, body, signal, privateAddresses });
    if (status === 410) throw new PermanentFailure("the receiver answers 410: it is gone");
    if (status < 200 || status > 299) throw new Error(`the receiver answers ${status}`);
  };
}

function checkDestination({ hostname }: URL, { hosts, privateAddresses }: Destinations): void {
  if (!hosts.includes(hostname))
    throw new ReasonRefusal("input-invalid", "host-not-listed", { host: hostname });
  if (isLoopback(hostname) && !privateAddresses)
    throw new ReasonRefusal("input-invalid", "host-private", { host: hostname });
}

/** The key of a Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(/^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret.trim())?.[1] ?? "", "base64");
  if (key.length < 24 || key.length > 64) throw new ReasonRefusal("input-invalid", "webhook-secret", {});
  return key;
}

function bodyOf(announcement: Announcement, { origin, drill }: ChannelRoom) {
  const { type, at } = announcement;
  if ("alert" in announcement) {
    const { alert, alertKind: kind, about } = announcement;
    return {
      type,
      timestamp: at,
      data: { room: origin, drill, alert, kind, about, page: `${origin}/alerts` },
    };
  }
  const { directive, revision } = announcement;
  const document = `${origin}/pub/directives/${directive}/${revision}.json`;
  return { type, timestamp: at, data: { room: origin, drill, directive, revision, document } };
}
