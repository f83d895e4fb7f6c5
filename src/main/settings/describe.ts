/** The settings as others need them: options of commands, help, a schema for editors, a commented example, the table of the documents. */
import type { Options } from "#cli/arguments.ts";
import type { Help } from "#cli/help.ts";
import type { Key } from "#messages/keys.ts";
import type { Translate } from "#messages/message.ts";
import { allSettings, type Setting, type SettingName, variableOf } from "#main/settings/settings.ts";

type OptionsOf = { readonly [N in SettingName]: { readonly type: "string" } };

/** The flags: every setting but secrets. What is not said is not there; what holds then is the list's. */
export const settingOptions = Object.fromEntries(
  allSettings.filter(([, { secret }]) => secret !== true).map(([name]) => [name, { type: "string" }]),
) as OptionsOf & Options;

/** What a setting is for. */
function aboutSetting(name: SettingName, t: Translate): string {
  return t.find(`setting.about.${name satisfies SettingKey}`) ?? name;
}

/** A setting without its sentence does not compile. */
type SettingKey =
  Extract<Key<"setting">, `setting.about.${string}`> extends `setting.about.${infer N}` ? N : never;

/** A line for each setting: its flag and what it is for; secrets by their variable. */
export function settingHelp(t: Translate): Help {
  const lines = allSettings.map(([name, { form, secret }]) => {
    const head = secret === true ? variableOf(name) : `--${name} ${form.placeholder}`.trim();
    return `  ${head}  ${aboutSetting(name, t)}`.trimStart() as `--${string}  ${string}`;
  });
  return [lines];
}

/** JSON Schema (2020-12) of the configuration file. */
export function settingSchema(t: Translate): object {
  const members = allSettings.flatMap(([name, setting]) => membersOf(name, setting, t));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: t("setting.fileTitle"),
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(members),
  };
}

function membersOf(name: SettingName, { form, fallback, secret }: Setting, t: Translate) {
  const description = aboutSetting(name, t);
  const own = { description, ...form.schema, ...(fallback === null ? {} : { default: fallback }) };
  const file = { description: t("setting.secretFile", { name }), type: "string", minLength: 1 };
  return secret === true
    ? [
        [name, own],
        [`${name}-file`, file],
      ]
    : [[name, own]];
}

/** A configuration file in which every setting stands as a comment. */
export function exampleFile(t: Translate): string {
  const entries = allSettings.map(([name, { fallback, secret }]) => {
    const member = secret === true ? `${name}-file` : name;
    const value = fallback === null ? '""' : JSON.stringify(fallback);
    return `# ${aboutSetting(name, t)}\n#${member} = ${value}\n`;
  });
  return `# ${t("setting.fileTitle")}\n\n${entries.join("\n")}`;
}

/** The settings as a Markdown table. */
export function settingTable(t: Translate): string {
  const rows = allSettings.map(([name, { form, fallback, secret }]) => {
    const variable = secret === true ? `\`${variableOf(name)}\`, \`…_FILE\`` : `\`${variableOf(name)}\``;
    const flag = secret === true ? "–" : `\`${`--${name} ${form.placeholder}`.trim()}\``;
    const member = secret === true ? `\`${name}\`, \`${name}-file\`` : `\`${name}\``;
    return `| ${member} | ${flag} | ${variable} | ${fallback === null ? "–" : `\`${JSON.stringify(fallback).replaceAll('"', "")}\``} | ${aboutSetting(name, t)} |`;
  });
  return [
    "| in the file | flag | variable | default | what it is |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
