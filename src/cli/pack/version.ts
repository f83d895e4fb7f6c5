/**
 * `bongsu version`: compare versions, tell whether they lie in a range, show a version's key, list the schemes. Matching is `bongsu check`.
 */
import { createInterface } from "node:readline";
import { type Help, helpText } from "#cli/help.ts";
import { languageIn, translatorOfCommand, withoutLanguage } from "#cli/language.ts";
import { showWithin } from "#cli/pack/version-within.ts";
import type { Terminal } from "#cli/terminal.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { schemeNamed, schemeNames, schemes } from "#core/version/index.ts";
import { type Scheme, compareVersions } from "#core/version/scheme.ts";
import type { Translate } from "#messages/message.ts";

/** Where the command reads and writes; the caller owns all of it. */
export type VersionIo = Pick<Terminal, "env" | "write"> & { readonly stdin: NodeJS.ReadableStream };

const help: Help = [
  [
    "versionCommand.compare",
    "versionCommand.compareLines",
    "versionCommand.within",
    "versionCommand.key",
    "versionCommand.schemes",
  ],
  ["versionCommand.withinExits"],
];
const badUsage = 2;
const chunk = 1 << 16;

/** Runs `bongsu version …`; the exit code is 0, 1 for a version that is not within a range, 2 for what cannot be read. */
export async function runVersion(args: readonly string[], io: VersionIo): Promise<number> {
  const t = translatorOfCommand(languageIn(args), io.env);
  const [command, name, ...rest] = withoutLanguage(args);
  if (args.includes("--help") || args.includes("-h")) {
    io.write(helpText(help, t));
    return 0;
  }
  if (command === "schemes" && name === undefined) return listSchemes(io);
  const scheme = name === undefined ? undefined : schemeNamed(name);
  if (name !== undefined && scheme === undefined) return refuseScheme(name, { io, t });
  if (scheme !== undefined && command === "key" && rest.length === 1)
    return showKey(scheme, rest[0] as string, io);
  const [range, ...versions] = rest;
  if (scheme !== undefined && command === "within" && range !== undefined && versions.length > 0)
    return showWithin({ scheme, name: name as string, range }, versions, { io, t });
  if (scheme !== undefined && command === "compare" && rest.length === 1 && rest[0] === "-")
    return compareLines(scheme, io);
  if (scheme !== undefined && command === "compare" && rest.length === 2) {
    io.write(`${signOf(scheme, rest[0] as string, rest[1] as string)}\n`);
    return 0;
  }
  io.write(helpText(help, t));
  return badUsage;
}

function signOf(scheme: Scheme, a: string, b: string): string {
  const order = compareVersions(scheme, a, b);
  if (order === null) return "?";
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

/** One sign for every line; a line without a tab gets `?`, so that the output keeps step with the input. */
async function compareLines(scheme: Scheme, io: VersionIo): Promise<number> {
  let signs = "";
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Infinity })) {
    const tab = line.indexOf("\t");
    signs += tab < 0 ? "?\n" : `${signOf(scheme, line.slice(0, tab), line.slice(tab + 1))}\n`;
    if (signs.length >= chunk) {
      io.write(signs);
      signs = "";
    }
  }
  io.write(signs);
  return 0;
}

function showKey(scheme: Scheme, version: string, io: VersionIo): number {
  const key = scheme.key(version);
  io.write(key === null ? "?\n" : `${key.toHex()}\n`);
  return key === null ? badUsage : 0;
}

function listSchemes(io: VersionIo): number {
  for (const scheme of schemes) {
    const others = schemeNames.filter((name) => name !== scheme.name && schemeNamed(name) === scheme);
    io.write(`${[scheme.name, ...others].join(", ")}\n`);
  }
  return 0;
}

function refuseScheme(name: string, { io, t }: { readonly io: VersionIo; readonly t: Translate }): number {
  const near = suggestNames(name, schemeNames).join(", ");
  const quoted = JSON.stringify(name.slice(0, 80));
  const sentence =
    near === ""
      ? t("versionCommand.unknown", { name: quoted })
      : t("versionCommand.unknownNear", { name: quoted, near });
  io.write(`${sentence}\n`);
  return badUsage;
}
