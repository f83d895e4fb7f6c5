/**
 * `bongsu version`: compare versions, show a version's key, list the schemes. Ranges and matching are `bongsu check`.
 */
import { createInterface } from "node:readline";
import { suggestNames } from "#core/input/suggest-names.ts";
import { schemeNamed, schemeNames, schemes } from "#core/version/index.ts";
import { type Scheme, compareVersions } from "#core/version/scheme.ts";

/** Where a command reads and writes; the caller owns both. */
export type VersionStreams = { readonly stdin: NodeJS.ReadableStream; write(text: string): void };

const usage = `bongsu version compare SCHEME A B    prints <, = or >, or ? for a version that the scheme cannot read
bongsu version compare SCHEME -      the same for A<TAB>B lines from standard input
bongsu version key SCHEME VERSION    the key in hexadecimal
bongsu version schemes               every scheme with its other names
`;
const badUsage = 2;
const chunk = 1 << 16;

/** Runs `bongsu version …`; the exit code is 0, or 2 for a command, scheme or version that cannot be read. */
export async function runVersion(args: readonly string[], io: VersionStreams): Promise<number> {
  const [command, name, ...rest] = args;
  if (command === "schemes" && name === undefined) return listSchemes(io);
  const scheme = name === undefined ? undefined : schemeNamed(name);
  if (name !== undefined && scheme === undefined) return refuseScheme(name, io);
  if (scheme !== undefined && command === "key" && rest.length === 1)
    return showKey(scheme, rest[0] as string, io);
  if (scheme !== undefined && command === "compare" && rest.length === 1 && rest[0] === "-")
    return compareLines(scheme, io);
  if (scheme !== undefined && command === "compare" && rest.length === 2) {
    io.write(`${signOf(scheme, rest[0] as string, rest[1] as string)}\n`);
    return 0;
  }
  io.write(usage);
  return badUsage;
}

function signOf(scheme: Scheme, a: string, b: string): string {
  const order = compareVersions(scheme, a, b);
  if (order === null) return "?";
  return order < 0 ? "<" : order > 0 ? ">" : "=";
}

/** One sign for every line; a line without a tab gets `?`, so that the output keeps step with the input. */
async function compareLines(scheme: Scheme, io: VersionStreams): Promise<number> {
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

function showKey(scheme: Scheme, version: string, io: VersionStreams): number {
  const key = scheme.key(version);
  io.write(key === null ? "?\n" : `${key.toHex()}\n`);
  return key === null ? badUsage : 0;
}

function listSchemes(io: VersionStreams): number {
  for (const scheme of schemes) {
    const others = schemeNames.filter((name) => name !== scheme.name && schemeNamed(name) === scheme);
    io.write(`${[scheme.name, ...others].join(", ")}\n`);
  }
  return 0;
}

function refuseScheme(name: string, io: VersionStreams): number {
  const near = suggestNames(name, schemeNames);
  const hint = near.length > 0 ? ` Near: ${near.join(", ")}.` : "";
  io.write(
    `No version scheme is called ${JSON.stringify(name.slice(0, 80))}.${hint} \`bongsu version schemes\` lists them all.\n`,
  );
  return badUsage;
}
