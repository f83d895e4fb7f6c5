/**
 * Every setting of a room, once. From this list come the flags of `serve`, the environment variables, the members of the configuration file and its
 * schema, the help, and the table in `docs/settings.md`. A new setting is an entry here, its sentence `setting.about.NAME` in the languages, and the place
 * in `room/config.ts` that uses it.
 */
import { logLevels } from "#edge/watch/log.ts";
import {
  choice,
  type Form,
  mailAddress,
  mailboxPlace,
  networks,
  path,
  patterned,
  webAddress,
  wholeNumber,
} from "#main/settings/form.ts";
import { driverNames } from "#sandbox/drivers.ts";
import { worldNames } from "#stages/registry/load-world.ts";

/**
 * A setting. It has one name: `some-name` in the file, `--some-name` as a flag, `BONGSU_SOME_NAME` in the environment where `env` says nothing else.
 * A secret is no flag, since everyone on a machine may read the arguments of a process, and may lie in a file of its own: `some-name-file`, `BONGSU_SOME_NAME_FILE`.
 */
export type Setting<T = unknown> = {
  readonly form: Form<T>;
  /** What holds where nobody says anything; `null` for nothing. */
  readonly fallback: T | null;
  readonly env?: string;
  readonly secret?: true;
};

/** The list, in the order in which people read it. */
const settings = {
  port: { form: wholeNumber(0, 65_535), fallback: 8420 },
  host: { form: patterned(/^[^\s/]+$/, "setting.expected.host"), fallback: "127.0.0.1" },
  origin: { form: webAddress, fallback: null },
  data: { form: path, fallback: "./data" },
  world: { form: choice(worldNames), fallback: null },
  topology: { form: path, fallback: null },
  "database-url": {
    form: patterned(/^postgres(?:ql)?:\/\//, "setting.expected.databaseUrl"),
    fallback: null,
    env: "DATABASE_URL",
    secret: true,
  },
  publication: { form: path, fallback: null },
  channels: { form: path, fallback: null },
  oidc: { form: path, fallback: null },
  "oidc-client-secret": {
    form: patterned(/^[!-~]+$/, "setting.expected.secret"),
    fallback: null,
    secret: true,
  },
  intake: { form: path, fallback: null },
  "mail-address": { form: mailAddress, fallback: null },
  mailbox: { form: mailboxPlace, fallback: null },
  "mailbox-password": {
    form: patterned(/^[!-~]+$/, "setting.expected.secret"),
    fallback: null,
    secret: true,
  },
  sandbox: { form: choice(["none", ...driverNames]), fallback: null },
  "log-policy": { form: path, fallback: null },
  "advisory-prefix": {
    form: patterned(/^[A-Z][A-Z0-9]{0,15}(?:-[A-Z0-9]{1,8}){0,2}$/, "setting.expected.advisoryPrefix"),
    fallback: null,
  },
  "cve-endpoint": { form: webAddress, fallback: null },
  "cve-org": { form: patterned(/^[!-~]{1,60}$/, "setting.expected.cveName"), fallback: null },
  "cve-user": { form: patterned(/^[!-~]{1,200}$/, "setting.expected.cveName"), fallback: null },
  "cve-key": {
    form: patterned(/^[!-~]{1,200}$/, "setting.expected.secret"),
    fallback: null,
    secret: true,
  },
  "security-contact": {
    form: patterned(/^(?:mailto:|https:\/\/|tel:)[!-~]+$/, "setting.expected.contact"),
    fallback: null,
  },
  "trusted-proxies": { form: networks, fallback: null },
  "metrics-port": { form: wholeNumber(0, 65_535), fallback: null },
  "metrics-host": { form: patterned(/^[^\s/]+$/, "setting.expected.host"), fallback: "127.0.0.1" },
  "otlp-endpoint": { form: webAddress, fallback: null, env: "OTEL_EXPORTER_OTLP_ENDPOINT" },
  "log-level": { form: choice(logLevels), fallback: null },
} as const satisfies Readonly<Record<string, Setting>>;

/** The name of a setting. */
export type SettingName = keyof typeof settings;

type ValueOf<S> = S extends { readonly form: Form<infer T>; readonly fallback: infer F }
  ? T | (F extends null ? null : never)
  : never;

/** The value of every setting. */
export type SettingValues = { readonly [N in SettingName]: ValueOf<(typeof settings)[N]> };

/** The names and their settings, for those who go through all of them. */
export const allSettings = Object.entries(settings) as unknown as readonly (readonly [
  SettingName,
  Setting,
])[];

/** The environment variable of a setting. */
export function variableOf(name: SettingName): string {
  const { env }: Setting = settings[name];
  return env ?? `BONGSU_${name.toUpperCase().replaceAll("-", "_")}`;
}
