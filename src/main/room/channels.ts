/** Joins the channels with the room: reads the channels document and its secrets, and what is published from the database. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readFileSync } from "node:fs";
import type {
  AlertReader,
  CaseReader,
  Channel,
  ChannelRoom,
  PublicationReader,
  SecretName,
} from "#channels/channel.ts";
import { channelKinds } from "#channels/index.ts";
import { openChannels } from "#channels/open-channels.ts";
import { type ChannelsDocument, noChannels, readChannels } from "#channels/settings.ts";
import { decodeText, readJson } from "#core/input/json.ts";
import { type Parsed } from "#core/problem.ts";
import { type IndexFile, readIndex } from "#core/document/pub-index.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { targetPath } from "#core/tuf/publication-targets.ts";
import { fileRefusal } from "#main/room/topology-file.ts";
import { noteDelivered } from "#stages/alerting/commands.ts";
import { alertMail } from "#stages/alerting/queries.ts";
import { replyAddressOf } from "#core/coordination/mail/reply-address.ts";
import { replyTokens } from "#stages/case/mail/reply-addresses.ts";
import { noteHandedOver, noticeMails } from "#stages/case/notices.ts";
import { leadsOfDirectives } from "#stages/directive/queries.ts";
import { metadataContent, publishedMetadata } from "#stages/dissemination/publication-metadata.ts";
import { newestIndex, pubContent } from "#stages/dissemination/queries.ts";
import { caseAlertMail, noteCaseAlerts } from "#stages/alerting/case/case-alerts.ts";
import type { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { type Store, system } from "#store/sql.ts";

/** A room as `serve` knows it. */
type ChannelSetUp = Pick<ChannelRoom, "origin" | "drill" | "now" | "publicFolder" | "roomLog"> & {
  readonly store: Store;
  /** What opens addresses of participants of cases now; nothing where it is left out. */
  readonly unlocked?: UnlockedKeys;
  /** The address under which participants of cases answer by mail; nothing where the room takes none. */
  readonly mailAddress?: string | null;
  /** The channels document (`bongsu.channels/1`); `null` where there is none. */
  readonly document: string | null;
};

/** The channels of a room. */
export function roomChannels({
  store,
  document,
  unlocked,
  mailAddress,
  ...room
}: ChannelSetUp): readonly Channel[] {
  const set = document === null ? noChannels : channelsIn(document);
  const { destinations } = set;
  return openChannels(set, {
    ...room,
    publication: publicationOf(store),
    alerts: alertsOf(store),
    cases: casesOf(store, unlocked, mailAddress ?? null),
    destinations,
    secret,
  });
}

function alertsOf(store: Store): AlertReader {
  return {
    mail: async (message) => await store.read(system, async (tx) => await alertMail(tx, message)),
    delivered: async (message) => await store.write(system, async (tx) => await noteDelivered(tx, message)),
  };
}

function casesOf(store: Store, unlocked: UnlockedKeys | undefined, mailAddress: string | null): CaseReader {
  const keys = (office: string): readonly Holder[] => unlocked?.holders(office) ?? [];
  return {
    mails: async (notices) => {
      const mails = await store.read(system, async (tx) => await noticeMails(tx, notices, keys));
      if (mailAddress === null || mails.length === 0) return mails.map((one) => ({ ...one, replyTo: null }));
      const now = new Date().toISOString();
      const tokens = await store.write(system, async (tx) => await replyTokens(tx, mails, now));
      return mails.map((one) => {
        const token = tokens.get(`${one.case} ${one.participant}`);
        return { ...one, replyTo: token === undefined ? null : replyAddressOf(mailAddress, token) };
      });
    },
    alertMail: async (alerts) => await store.read(system, async (tx) => await caseAlertMail(tx, alerts)),
    alerted: async (alerts) => await store.write(system, async (tx) => await noteCaseAlerts(tx, alerts)),
    handedOver: async (outcome) => await store.write(system, async (tx) => await noteHandedOver(tx, outcome)),
  };
}

/** What a room has published, from its database. */
export function publicationOf(store: Store): PublicationReader {
  return {
    newest: async () => {
      const { row, metadata, leads } = await store.read(system, async (tx) => ({
        row: await newestIndex(tx),
        metadata: await publishedMetadata(tx),
        leads: await leadsOfDirectives(tx),
      }));
      if (row === undefined) return undefined;
      const payload = decodeText(fromBase64(row.envelope.payload) ?? new Uint8Array());
      const index = then(then(payload, readJson), readIndex);
      if (!index.ok) throw new Error(`index ${row.sequence}: ${index.findings[0]?.message}`);
      const { files, issuedAt } = index.value;
      const targetOf = (file: IndexFile) => targetPath(file, (directive) => leads.get(directive));
      const documents = metadata.map((one) => ({
        path: one.path,
        content: async () => await store.read(system, async (tx) => await metadataContent(tx, one)),
      }));
      const { sequence, envelope } = row;
      return { sequence, issuedAt, envelope, files, metadata: documents, targetOf };
    },
    content: async (path) => await store.read(system, async (tx) => await pubContent(tx, path)),
  };
}

function then<A, B>(before: Parsed<A>, read: (value: A) => Parsed<B>): Parsed<B> {
  return before.ok ? read(before.value) : before;
}

function channelsIn(path: string): ChannelsDocument {
  const text = decodeText(readOrRefuse(path));
  const document = then(then(text, readJson), (value) => readChannels(value, channelKinds));
  if (document.ok) return document.value;
  throw fileRefusal(path, document.findings);
}

function secret(name: SecretName): string {
  if ("file" in name) return readOrRefuse(name.file).toString("utf8");
  const value = process.env[name.env];
  if (value === undefined)
    throw new MessageRefusal("input-invalid", (t) => t("serveCommand.variableUnset", { name: name.env }));
  return value;
}

function readOrRefuse(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new MessageRefusal("input-invalid", (t) => t("world.fileUnread", { file: path }));
  }
}
