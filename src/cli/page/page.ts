/** `bongsu page verify URL`: whether the public page that one gets, and every file of it, is what the room's log says; `bongsu page verifier` writes a page that says it in a browser. For strangers; no folder, no room and no key of one's own. */
import { hash } from "node:crypto";
import { readFileIfExists, readJsonFile, writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { readRoomKeys, type RoomKey } from "#core/document/room-keys.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";
import { type LogPolicy, readLogPolicy } from "#core/log/policy.ts";
import type { Finding } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { ownLogPolicy } from "#publication/page/own-log-policy.ts";
import { type FetchedPage, fetchPageBundle, verifyPage } from "#publication/page/verified-page.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

const help: Help = [
  ["pageCommand.usage", "pageCommand.usageVerifier"],
  [
    "pageCommand.optionPolicy",
    "pageCommand.optionTrust",
    "pageCommand.optionOut",
    "terminal.option.force",
    "terminal.option.lang",
  ],
  ["pageCommand.what", "pageCommand.exits"],
];

/** The options, for reading and completing them. */
export const pageOptions = {
  policy: { type: "string" },
  trust: { type: "string" },
  out: { type: "string" },
  ...forceOption,
  ...commonOptions,
} as const;

type PageRun = {
  readonly values: {
    readonly policy?: string | undefined;
    readonly trust?: string | undefined;
    readonly out?: string | undefined;
    readonly force?: boolean | undefined;
  };
  readonly io: AgentIo;
  readonly t: Translate;
};

const [largestPage, largestKeys, patience] = [4 * 1024 * 1024, 1024 * 1024, 30_000];

/** Runs `bongsu page`; `verifier` is where the verifier's page was built, `null` where the program carries none. For `verify` 0 when the page is what was logged, 1 when it is not, with what differs. Throws refusals for what cannot be fetched or read. */
export async function runPage(
  args: readonly string[],
  io: AgentIo,
  verifier: string | null = null,
): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: pageOptions,
    rules: optionRules.page,
  });
  const t = translatorOfCommand(values, io.env);
  const [word, address] = positionals;
  if (!values.help && word === "verifier" && address === undefined && values.out !== undefined)
    return await writeVerifier(values.out, verifier, { values, io, t });
  if (values.help || word !== "verify" || address === undefined)
    return printHelp(help, values.help, { io, t });
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    throw new MessageRefusal("input-invalid", (say) =>
      say("pageCommand.addressWrong", { address: printable(address, 200) }),
    );
  return await verify(address, { values, io, t });
}

async function writeVerifier(
  out: string,
  verifier: string | null,
  { values, io, t }: PageRun,
): Promise<number> {
  const bytes = verifier === null ? null : await readFileIfExists(verifier);
  if (bytes === null) throw new MessageRefusal("not-found", (say) => say("pageCommand.verifierMissing"));
  await refuseExisting(out, values.force);
  await writeFileAtomically(out, bytes);
  const digest = hash("sha256", bytes);
  io.write(`${t("pageCommand.verifierWritten", { path: printable(out, 300), digest })}\n`);
  return 0;
}

async function verify(address: string, run: PageRun): Promise<number> {
  const { io, t } = run;
  const { page, root } = await fetchPage(address, io.surroundings.fetch);
  const transport = httpTransport(root, io.surroundings.fetch);
  const bundle = await fetchPageBundle(transport);
  const keys = await believedKeys(run, transport);
  const policy = await policyFor(run, transport, bundle.log?.folder ?? "log");
  const log = (folder: string) => ({
    transport: httpTransport(`${root}pub/${folder}/`, io.surroundings.fetch),
    policy,
    hash: (bytes: Uint8Array) => hash("sha256", bytes, "buffer"),
  });
  const verified = await verifyPage(bundle, { transport, pages: [page], keys, log });
  if (!verified.ok) return differs(verified.findings, run);
  const { files, index, size, origin, witnesses, bundle: of } = verified.value;
  const seen = witnesses.length === 0 ? t("logCommand.noWitness") : witnesses.join(", ");
  const words = {
    address,
    files,
    index,
    size,
    origin,
    witnesses: seen,
    version: printable(of.manifest.version, 40),
  };
  io.write(`${t("pageCommand.same", words)}\n`);
  if (run.values.policy === undefined || run.values.trust === undefined)
    io.error(`${t("pageCommand.firstUse")}\n`);
  return 0;
}

function differs(findings: readonly Finding[], { io, t }: PageRun): number {
  io.write(`${t("pageCommand.differs", { count: findings.length })}\n`);
  for (const { at, code, message } of findings.slice(0, 50)) {
    const file = printable(at, 300);
    const why = t.find(`pageFinding.${code}`, { file }) ?? t.find(`logFinding.${code}`) ?? message;
    io.write(`  ${why}\n`);
  }
  return 1;
}

/** The page as a browser gets it, and the address of the room's root, which the page itself states. */
async function fetchPage(
  address: string,
  fetch: typeof globalThis.fetch,
): Promise<{ readonly page: FetchedPage; readonly root: string }> {
  const response = await fetch(address, {
    headers: { accept: "text/html" },
    redirect: "error",
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    throw new MessageRefusal("not-found", (t) =>
      t("pageCommand.unreachable", { address, why: String(error) }),
    );
  });
  const bytes = response.ok ? await readAtMost(response, largestPage) : null;
  if (bytes === null)
    throw new MessageRefusal("not-found", (t) =>
      t("pageCommand.unreachable", { address, why: response.status }),
    );
  const [, base = ""] = / data-base="([^"<>]{0,200})"/.exec(new TextDecoder().decode(bytes)) ?? [];
  const policy = response.headers.get("content-security-policy") ?? "";
  return {
    page: { at: new URL(address).pathname, bytes, policy },
    root: `${new URL(address).origin}${base}/`,
  };
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The room's keys: of a file that one has from elsewhere, or as the room shows them. */
async function believedKeys(
  { values: { trust } }: PageRun,
  transport: Transport,
): Promise<readonly RoomKey[]> {
  const document = trust === undefined ? await shown(transport) : await readJsonFile(trust);
  const keys = document.ok ? await readRoomKeys(document.value) : document;
  if (keys.ok) return keys.value;
  throw new MessageRefusal("input-invalid", (t) => t("pageCommand.keysWrong"), keys.findings);
}

async function shown(transport: Transport) {
  return readJsonBytes((await readLimitedFile(transport, "pub/keys.json", largestKeys)) ?? new Uint8Array());
}

/** Who has to have seen the log: a policy that one has from elsewhere, or nobody but the log's own keys as the room shows them. */
async function policyFor({ values }: PageRun, transport: Transport, folder: string): Promise<LogPolicy> {
  const text =
    values.policy === undefined
      ? await ownLogPolicy(transport, folder)
      : new TextDecoder().decode((await readFileIfExists(values.policy)) ?? new Uint8Array());
  const policy = await readLogPolicy(text);
  if (policy.ok) return policy.value;
  throw new MessageRefusal("input-invalid", (t) => t("pageCommand.policyWrong"), policy.findings);
}
