/** The commands of the agent: what an organisation needs, with no room and no database. Each is loaded when it is asked for. */
import type { CompletenessStatement } from "#core/completeness.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import type { FeedPacks } from "#cli/check/feed-pack.ts";
import type { CommandTable } from "#main/command.ts";
import { surroundings, terminal } from "#main/terminal.ts";
import { version } from "#main/version.ts";

/**
 * What commands that call a room, or keep an agent's folder, stand on: the terminal with what an agent finds around it. What of it opens
 * a stream still does so only when it is looked at.
 */
export const agentIo = Object.assign(Object.create(terminal) as typeof terminal, { surroundings });

const reportIo = Object.assign(Object.create(agentIo) as typeof agentIo, { version });

/** `bongsu page`, with where the verifier's page was built: a program of one file carries none. */
export function pageCommand(verifier: string | null): CommandTable[string] {
  return {
    group: "tools",
    summary: "commands.summary.page",
    words: ["verify", "verifier"],
    options: async () => (await import("#cli/page/page.ts")).pageOptions,
    run: async (args) => await (await import("#cli/page/page.ts")).runPage(args, agentIo, verifier),
  };
}

/** The agent's part of the command table. */
export const agentCommands: CommandTable = {
  sync: {
    group: "organisation",
    summary: "commands.summary.sync",
    options: async () => (await import("#cli/room/sync.ts")).syncOptions,
    run: async (args) => await (await import("#cli/room/sync.ts")).runSync(args, agentIo),
  },
  check: {
    group: "organisation",
    summary: "commands.summary.check",
    options: async () => (await import("#cli/check/check.ts")).checkOptions,
    run: async (args) => await (await import("#cli/check/check.ts")).runCheck(args, withFeeds()),
  },
  fix: {
    group: "organisation",
    summary: "commands.summary.fix",
    options: async () => (await import("#cli/fix/fix.ts")).fixOptions,
    run: async (args) => await (await import("#cli/fix/fix.ts")).runFix(args, withFeeds()),
  },
  tasks: {
    group: "organisation",
    summary: "commands.summary.tasks",
    options: async () => (await import("#cli/task/tasks.ts")).tasksOptions,
    run: async (args) => await (await import("#cli/task/tasks.ts")).runTasks(args, agentIo),
  },
  facts: {
    group: "organisation",
    summary: "commands.summary.facts",
    words: ["list", "set", "unset"],
    options: async () => (await import("#cli/task/facts.ts")).factsOptions,
    run: async (args) => await (await import("#cli/task/facts.ts")).runFacts(args, terminal),
  },
  acknowledge: {
    group: "organisation",
    summary: "commands.summary.acknowledge",
    options: async () => (await import("#cli/response/attest.ts")).responseOptions,
    run: async (args) => await (await import("#cli/response/attest.ts")).runAcknowledge(args, agentIo),
  },
  attest: {
    group: "organisation",
    summary: "commands.summary.attest",
    options: async () => (await import("#cli/response/attest.ts")).responseOptions,
    run: async (args) => await (await import("#cli/response/attest.ts")).runAttest(args, agentIo),
  },
  receipt: {
    group: "organisation",
    summary: "commands.summary.receipt",
    words: ["list", "take", "send", "slip"],
    options: async () => (await import("#cli/response/receipt.ts")).receiptOptions,
    run: async (args) => await (await import("#cli/response/receipt.ts")).runReceipt(args, agentIo),
  },
  extension: {
    group: "organisation",
    summary: "commands.summary.extension",
    words: ["ask", "fetch", "take"],
    options: async () => (await import("#cli/response/extension.ts")).extensionOptions,
    run: async (args) => await (await import("#cli/response/extension.ts")).runExtension(args, agentIo),
  },
  key: {
    group: "organisation",
    summary: "commands.summary.key",
    words: ["new", "show", "rotate", "revoke"],
    options: async () => (await import("#cli/key/key.ts")).keyOptions,
    run: async (args) => await (await import("#cli/key/key.ts")).runKey(args, terminal),
  },
  seal: {
    group: "tools",
    summary: "commands.summary.seal",
    words: ["add", "remove", "shred"],
    options: async () => (await import("#cli/seal/seal.ts")).sealOptions,
    run: async (args) => await (await import("#cli/seal/seal.ts")).runSeal(args, terminal),
  },
  open: {
    group: "tools",
    summary: "commands.summary.open",
    options: async () => (await import("#cli/seal/open.ts")).openOptions,
    run: async (args) => await (await import("#cli/seal/open.ts")).runOpen(args, terminal),
  },
  self: {
    group: "organisation",
    summary: "commands.summary.self",
    words: ["check"],
    options: async () => (await import("#cli/self/self.ts")).selfOptions,
    run: async (args) =>
      await (
        await import("#cli/self/self.ts")
      ).runSelf(
        args,
        Object.assign(Object.create(agentIo) as typeof agentIo, {
          program: { path: await ownFile(), version },
        }),
      ),
  },
  bundle: {
    group: "organisation",
    summary: "commands.summary.bundle",
    words: ["export", "verify", "import"],
    options: async () => (await import("#cli/bundle/bundle.ts")).bundleOptions,
    run: async (args) => await (await import("#cli/bundle/bundle.ts")).runBundle(args, agentIo),
  },
  log: {
    group: "tools",
    summary: "commands.summary.log",
    words: ["verify", "monitor", "prove", "inclusion"],
    options: async () => (await import("#cli/log/log.ts")).logOptions,
    run: async (args) => await (await import("#cli/log/log.ts")).runLog(args, agentIo),
  },
  page: pageCommand(null),
  publication: {
    group: "tools",
    summary: "commands.summary.publication",
    words: ["root", "role"],
    options: async () => (await import("#cli/publication/root.ts")).publicationOptions,
    run: async (args) => await (await import("#cli/publication/root.ts")).runPublication(args, terminal),
  },
  sign: {
    group: "tools",
    summary: "commands.summary.sign",
    options: async () => (await import("#cli/order/sign.ts")).signOptions,
    run: async (args) => await (await import("#cli/order/sign.ts")).runSign(args, terminal),
  },
  report: {
    group: "tools",
    summary: "commands.summary.report",
    words: ["parse", "lint", "same", "reproduce", "proof", "plausible", "submit", "status", "sandbox"],
    options: async () => (await import("#cli/submission/report.ts")).reportOptions,
    run: async (args) => await (await import("#cli/submission/report.ts")).runReport(args, reportIo),
  },
  directive: {
    group: "tools",
    summary: "commands.summary.directive",
    words: ["draft", "export", "verify", "assemble", "suspend", "code"],
    options: async () => (await import("#cli/order/directive.ts")).directiveOptions,
    run: async (args) => await (await import("#cli/order/directive.ts")).runDirective(args, agentIo),
  },
  notice: {
    group: "tools",
    summary: "commands.summary.notice",
    words: ["draft", "sign", "export", "verify", "list"],
    options: async () => (await import("#cli/order/notice.ts")).noticeOptions,
    run: async (args) => await (await import("#cli/order/notice.ts")).runNotice(args, agentIo),
  },
  pack: {
    group: "tools",
    summary: "commands.summary.pack",
    words: ["build", "diff", "apply"],
    options: async () => (await import("#cli/pack/pack.ts")).packOptions,
    run: async (args) => await (await import("#cli/pack/pack.ts")).runPack(args, withFeeds()),
  },
  rule: {
    group: "tools",
    summary: "commands.summary.rule",
    words: ["eval", "list", "show", "check"],
    options: async () => (await import("#cli/rule/rule.ts")).ruleCommandOptions,
    run: async (args) => await (await import("#cli/rule/rule.ts")).runRule(args, terminal),
  },
  version: {
    group: "tools",
    summary: "commands.summary.version",
    words: ["compare", "within", "key", "schemes"],
    run: async (args) => await (await import("#cli/pack/version.ts")).runVersion(args, terminal),
  },
  completion: {
    group: "tools",
    summary: "commands.summary.completion",
    help: [["bongsu completion bash|zsh|fish"], ["commands.completionUse"]],
    words: ["bash", "zsh", "fish"],
    run: async (args, commands) =>
      await (await import("#main/completion/completion.ts")).runCompletion(args, commands, terminal),
  },
};

/** The one file that runs; `null` where the program runs from its sources. */
async function ownFile(): Promise<string | null> {
  const { isSea } = await import("node:sea");
  if (isSea()) return process.execPath;
  const [, file = ""] = process.argv;
  return file === "" || /[\\/]main\.[jt]s$/.test(file) ? null : file;
}

/** What commands that match or pack are given. Feeds are read by code that most checks never need: it is loaded when the first record is asked for. */
function withFeeds() {
  async function* readFeed(paths: readonly string[]): AsyncGenerator<ImportRecord> {
    yield* (await import("#main/feed/read-feed.ts")).readFeed(paths);
  }
  async function buildPacks(
    paths: readonly string[],
    stated: readonly CompletenessStatement[],
  ): Promise<FeedPacks> {
    const packs = await import("#main/packs/build-packs.ts");
    return await packs.buildPacks(paths, { now: surroundings.now(), stated });
  }
  return Object.assign(Object.create(agentIo) as typeof agentIo, { readFeed, buildPacks, version });
}
