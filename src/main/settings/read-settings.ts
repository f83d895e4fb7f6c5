/** Reads the settings: a flag before the environment, the environment before the file, the file before what holds otherwise. All problems are reported together. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse, TomlError } from "smol-toml";
import { MessageRefusal, type Sentence } from "#agent/home/message-refusal.ts";
import { printable } from "#core/input/printable.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { secretIn } from "#main/settings/form.ts";
import {
  allSettings,
  type Setting,
  type SettingName,
  type SettingValues,
  variableOf,
} from "#main/settings/settings.ts";

/** Where a value comes from: `--port`, `BONGSU_PORT`, `room.toml: port`; `null` where nobody said it. */
type SettingOrigin = string | null;

/** The settings, and where each was said. */
export type ReadSettings = {
  readonly values: SettingValues;
  readonly origins: Readonly<Record<SettingName, SettingOrigin>>;
};

/** What the three places say. Flags are text, or `true` for a flag that takes none. */
type SettingSources = {
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  readonly env: NodeJS.ProcessEnv;
  /** The configuration file; `null` for none. */
  readonly file: string | null;
};

/** Names the configuration file in the environment. */
export const configVariable = "BONGSU_CONFIG";

/** What a place says of one setting: its value, read; or why it cannot be. */
type Statement = { readonly at: string; readonly value: unknown } | { readonly trouble: Sentence };

/** Reads every setting. Refuses with every problem at once, each naming its place. */
export function readSettings({ flags, env, file }: SettingSources): ReadSettings {
  const document = file === null ? {} : documentIn(file);
  const troubles: Sentence[] = file === null ? [] : unknownMembers(document, file);
  const values: Record<string, unknown> = {};
  const origins: Record<string, SettingOrigin> = {};
  for (const [name, setting] of allSettings) {
    const statement =
      fromFlag(name, setting, flags) ??
      fromEnvironment(name, setting, env) ??
      (file === null ? undefined : fromDocument(name, setting, { document, file }));
    if (statement !== undefined && "trouble" in statement) troubles.push(statement.trouble);
    values[name] = statement === undefined || "trouble" in statement ? fallbackOf(setting) : statement.value;
    origins[name] = statement === undefined || "trouble" in statement ? null : statement.at;
  }
  refuseWith(troubles);
  return {
    values: values as SettingValues,
    origins: origins as Readonly<Record<SettingName, SettingOrigin>>,
  };
}

/** Throws where there is any trouble. */
export function refuseWith(troubles: readonly Sentence[]): void {
  if (troubles.length > 0)
    throw new MessageRefusal("input-invalid", (t) => troubles.map((trouble) => trouble(t)).join("\n"));
}

function fallbackOf({ form, fallback }: Setting): unknown {
  return typeof fallback === "string" ? form.fromText(fallback, process.cwd()) : fallback;
}

function fromFlag(
  name: SettingName,
  setting: Setting,
  flags: SettingSources["flags"],
): Statement | undefined {
  const value = flags[name];
  if (value === undefined || setting.secret === true) return undefined;
  return read(setting, `--${name}`, setting.form.fromText(String(value), process.cwd()));
}

function fromEnvironment(name: SettingName, setting: Setting, env: NodeJS.ProcessEnv): Statement | undefined {
  const variable = variableOf(name);
  const text = env[variable];
  const fileVariable = `${variable}_FILE`;
  const file = setting.secret === true ? env[fileVariable] : undefined;
  if (text && file) return twice(variable, fileVariable);
  if (file) return fromSecretFile(setting, fileVariable, resolve(file));
  return text ? read(setting, variable, setting.form.fromText(text, process.cwd())) : undefined;
}

type Document = { readonly document: Readonly<Record<string, unknown>>; readonly file: string };

function fromDocument(
  name: SettingName,
  setting: Setting,
  { document, file }: Document,
): Statement | undefined {
  const at = `${file}: ${name}`;
  const own = document[name];
  const secret = setting.secret === true ? document[`${name}-file`] : undefined;
  if (own !== undefined && secret !== undefined) return twice(at, `${name}-file`);
  if (typeof secret === "string")
    return fromSecretFile(setting, `${at}-file`, resolve(dirname(file), secret));
  if (secret !== undefined) return { trouble: (t) => `${at}-file: ${t("setting.expected.path")}` };
  return own === undefined ? undefined : read(setting, at, setting.form.fromFile(own, dirname(file)));
}

function read({ form }: Setting, at: string, value: unknown): Statement {
  return value === undefined
    ? { trouble: (t) => `${at}: ${t.find(form.expected, form.values)}` }
    : { at, value };
}

function fromSecretFile(setting: Setting, at: string, file: string): Statement {
  const text = secretIn(file);
  if (text === undefined)
    return { trouble: (t) => t("setting.secretUnreadable", { at, file: printable(file, 400) }) };
  return read(setting, at, setting.form.fromText(text, process.cwd()));
}

function twice(at: string, other: string): Statement {
  return { trouble: (t) => t("setting.twice", { at, other }) };
}

function documentIn(file: string): Readonly<Record<string, unknown>> {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof TomlError))
      throw new MessageRefusal("input-invalid", (t) => t("setting.fileUnreadable", { file }));
    const [message = ""] = error.message.split("\n");
    throw new MessageRefusal("input-invalid", (t) =>
      t("setting.fileMalformed", { file, line: error.line, detail: message }),
    );
  }
}

/** The members that the file may have. */
const memberNames: readonly string[] = allSettings.flatMap(([name, { secret }]) =>
  secret === true ? [name, `${name}-file`] : [name],
);

function unknownMembers(document: Readonly<Record<string, unknown>>, file: string): Sentence[] {
  return Object.keys(document)
    .filter((name) => !memberNames.includes(name))
    .map((name) => {
      const values = { file, name: printable(name, 60) };
      const [near] = suggestNames(name, memberNames);
      return near === undefined
        ? (t) => t("setting.unknown", values)
        : (t) => t("setting.unknownNear", { ...values, near });
    });
}
