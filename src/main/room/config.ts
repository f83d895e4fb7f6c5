/** The one reader of what says where a room is and how it is reached: flags, environment and configuration file (`settings/settings.ts` has the list). */
import { join, resolve } from "node:path";
import { readArguments } from "#cli/arguments.ts";
import { settingOptions } from "#main/settings/describe.ts";
import { noProxies, readTrustedProxies, type TrustedProxies } from "#edge/http/work/client-address.ts";
import type { MailSetting } from "#main/mail/mail-intake.ts";
import { readMailboxAddress } from "#main/mail/mailbox-address.ts";
import { type CveSetting, cveSetting } from "#main/settings/cve-setting.ts";
import { configVariable, type ReadSettings, readSettings, refuseWith } from "#main/settings/read-settings.ts";
import type { LogLevel } from "#edge/watch/log.ts";
import type { WorldName } from "#stages/registry/load-world.ts";

/** Where a room lives and how it is reached. */
export type RoomConfig = {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** The shipped world that a fresh room is loaded with; `null` where nobody says: then a room stays what it is, and a fresh one is a drill. */
  readonly world: WorldName | null;
  /** A topology document that a fresh room is loaded with in place of a shipped world. */
  readonly topology: string | null;
  /** An outside PostgreSQL; `null` for the room's own. */
  readonly databaseUrl: string | null;
  /** The file that says which channels the room has beside its own; `null` for none. */
  readonly channels: string | null;
  /** The document that says at which identity provider people may sign in; `null` for none. */
  readonly oidc: string | null;
  readonly oidcClientSecret: string | null;
  /** A policy that says which witnesses are asked to cosign the room's log; `null` for none. */
  readonly logPolicy: string | null;
  /** The document that says who takes reports in and on which terms; `null`: a drill has its own, any other room takes none. */
  readonly intake: string | null;
  /** Where participants of cases answer by mail, and where that mail waits. */
  readonly mail: MailSetting;
  /** The kind of sandbox in which reproducers are run, or `none`; `null` where nothing is said. */
  readonly sandbox: string | null;
  /** What the ids of the room's own advisories begin with; `null`: a drill has the reserved one, any other room none. */
  readonly advisoryPrefix: string | null;
  /** Whom the room is to the CVE programme's services, and where those are; `null` for nobody. */
  readonly cve: CveSetting | null;
  /** Where a vulnerability of the room itself is reported. */
  readonly securityContact: string | null;
  /** Proxies that are believed about whose call they pass on. */
  readonly proxies: TrustedProxies;
  /** Members of the room's recorded identity that a person said are others from now on. */
  readonly changed: readonly ("origin" | "keyid")[];
  /** A person said that the database was put back by other means than `bongsu restore`. */
  readonly newEpoch: boolean;
  /** Address under which people reach the room, with a path where a proxy serves it under one; made from the port when it is not said. */
  readonly origin: string;
  /** The folder of the publication; one that all processes of a room share. */
  readonly publication: string;
  /** `null` where nobody says: then the log decides by who reads it. */
  readonly logLevel: LogLevel | null;
  /** Where metrics and traces go. */
  readonly telemetry: {
    readonly prometheus: { readonly host: string; readonly port: number } | null;
    readonly collector: string | null;
  };
  /** Whether a process that answers also works. */
  readonly works: boolean;
  /** Whether a person said that the machine's clock is right, whatever the newest entries say. */
  readonly acceptClock: boolean;
};

/** Environment names that stand for flags of commands which work over HTTP. */
export const environment = { room: "BONGSU_ROOM", token: "BONGSU_TOKEN" } as const;

/** The options, for reading and completing them. */
export const roomOptions = {
  config: { type: "string" },
  ...settingOptions,
  "new-origin": { type: "boolean" },
  "new-key": { type: "boolean" },
  "new-epoch": { type: "boolean" },
  "no-work": { type: "boolean" },
  "accept-clock": { type: "boolean" },
} as const;

/** Reads the flags of `serve` and of commands that work on the room's machine. Refuses with every problem at once. */
export function roomConfig(args: readonly string[], env: NodeJS.ProcessEnv): RoomConfig {
  return roomConfigOf(readArguments({ args, strict: true, options: roomOptions }).values, env);
}

/** The same from flags that were read already, by a command that has others beside them. */
export function roomConfigOf(
  values: Readonly<Record<string, string | boolean | undefined>>,
  env: NodeJS.ProcessEnv,
): RoomConfig {
  const { values: set, origins } = settingsOf(values, env);
  if (set.world !== null && set.topology !== null)
    refuseWith([(t) => `${origins.topology}: ${t("setting.worldOrTopology")}`]);
  return {
    port: set.port,
    host: set.host,
    data: set.data,
    world: set.world,
    topology: set.topology,
    databaseUrl: set["database-url"],
    channels: set.channels,
    oidc: set.oidc,
    oidcClientSecret: set["oidc-client-secret"],
    logPolicy: set["log-policy"],
    intake: set.intake,
    mail: mailSetting(set, origins),
    sandbox: set.sandbox,
    advisoryPrefix: set["advisory-prefix"],
    cve: cveSetting(set, origins),
    securityContact: set["security-contact"],
    proxies: trustedProxies(set["trusted-proxies"]),
    changed: [
      ...(values["new-origin"] === true ? (["origin"] as const) : []),
      ...(values["new-key"] === true ? (["keyid"] as const) : []),
    ],
    newEpoch: values["new-epoch"] === true,
    origin: set.origin ?? `http://localhost:${set.port}`,
    publication: set.publication ?? join(set.data, "pub"),
    telemetry: {
      prometheus:
        set["metrics-port"] === null ? null : { host: set["metrics-host"], port: set["metrics-port"] },
      collector: set["otlp-endpoint"],
    },
    logLevel: set["log-level"],
    works: values["no-work"] !== true,
    acceptClock: values["accept-clock"] === true,
  };
}

/** Refuses a mailbox that no address is of, an IMAP server without a password, and a password without a server. */
function mailSetting(
  { "mail-address": address, mailbox, "mailbox-password": password }: ReadSettings["values"],
  origins: ReadSettings["origins"],
): MailSetting {
  const place = mailbox === null ? null : readMailboxAddress(mailbox);
  if (mailbox !== null && address === null)
    refuseWith([(t) => `${origins.mailbox ?? "mailbox"}: ${t("setting.mailboxWithoutAddress")}`]);
  if ((place?.kind === "imap") !== (password !== null))
    refuseWith([
      (t) =>
        `${origins.mailbox ?? origins["mailbox-password"] ?? "mailbox"}: ${t("setting.mailboxPassword")}`,
    ]);
  return { address, mailbox, password };
}

function trustedProxies(named: string | null): TrustedProxies {
  return (named === null ? undefined : readTrustedProxies(named)) ?? noProxies;
}

/** Every setting by what flags, environment and the file that one of them names say. */
export function settingsOf(
  flags: Readonly<Record<string, string | boolean | undefined>>,
  env: NodeJS.ProcessEnv,
): ReadSettings {
  const file = flags["config"] ?? env[configVariable];
  const path = typeof file === "string" && file !== "" ? resolve(file) : null;
  return readSettings({ flags, env, file: path });
}
