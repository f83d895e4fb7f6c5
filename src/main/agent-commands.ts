/** The commands of the agent: what an organisation needs, with no room and no database. Each is loaded when it is asked for. */
import type { ImportRecord } from "#core/format/import-record.ts";
import type { FeedPacks } from "#cli/check/feed-pack.ts";
import type { CommandTable } from "#main/command.ts";
import { surroundings, terminal } from "#main/terminal.ts";
import { version } from "#main/version.ts";

/** The agent's part of the command table. */
export const agentCommands: CommandTable = {
  sync: {
    group: "organisation",
    usage: "sync --from URL|FOLDER --dir DIR",
    summary: {
      en: "Fetch and verify what a room published.",
      ko: "상황반이 낸 지시와 대조 묶음을 받아 확인합니다.",
    },
    ownHelp: true,
    run: async (args) =>
      await (await import("#cli/room/sync.ts")).runSync(args, { ...terminal, surroundings }),
  },
  check: {
    group: "organisation",
    usage: "check PATH… --dir DIR",
    summary: { en: "Match your own systems, offline.", ko: "우리 시스템을 오프라인으로 대조합니다." },
    ownHelp: true,
    run: async (args) => await (await import("#cli/check/check.ts")).runCheck(args, withFeeds()),
  },
  tasks: {
    group: "organisation",
    usage: "tasks --dir DIR",
    summary: {
      en: "What is to be done, by when, and how.",
      ko: "무엇을 언제까지 어떻게 해야 하는지 보여 줍니다.",
    },
    ownHelp: true,
    run: async (args) =>
      await (await import("#cli/task/tasks.ts")).runTasks(args, { ...terminal, surroundings }),
  },
  facts: {
    group: "organisation",
    usage: "facts | facts list | facts set ASSET NAME=VALUE… | facts unset ASSET --dir DIR",
    summary: {
      en: "Say of your systems what decides by when you must act.",
      ko: "기한을 정하는 우리 시스템의 사실을 알려 줍니다.",
    },
    ownHelp: true,
    run: async (args) => await (await import("#cli/task/facts.ts")).runFacts(args, terminal),
  },
  acknowledge: {
    group: "organisation",
    usage: "acknowledge --directive ID --dir DIR --room URL",
    summary: { en: "Say that a directive was received.", ko: "지시를 받았음을 알립니다." },
    ownHelp: true,
    run: async (args) =>
      await (await import("#cli/response/attest.ts")).runAcknowledge(args, { ...terminal, surroundings }),
  },
  attest: {
    group: "organisation",
    usage: "attest --directive ID --dir DIR --room URL",
    summary: {
      en: "Show what would be sent, ask, sign, send, keep the receipt.",
      ko: "보낼 내용을 확인하고 서명해 회신합니다.",
    },
    ownHelp: true,
    run: async (args) =>
      await (await import("#cli/response/attest.ts")).runAttest(args, { ...terminal, surroundings }),
  },
  extension: {
    group: "organisation",
    usage: "extension take FILE|- | extension fetch DIRECTIVE | extension ask DIRECTIVE --days N",
    summary: {
      en: "Ask for more time, and keep what was granted.",
      ko: "기한 연장을 요청하고 승인된 연장을 받아 둡니다.",
    },
    ownHelp: true,
    run: async (args) =>
      await (
        await import("#cli/response/extension.ts")
      ).runExtension(args, {
        env: terminal.env,
        write: terminal.write,
        error: terminal.error,
        ask: null,
        get stdin() {
          return terminal.stdin;
        },
        surroundings,
      }),
  },
  key: {
    group: "organisation",
    usage: "key new --dir DIR --organization ID",
    summary: { en: "Make the organisation's key.", ko: "기관의 서명 키를 만듭니다." },
    ownHelp: true,
    run: async (args) => await (await import("#cli/response/key.ts")).runKey(args, terminal),
  },
  pack: {
    group: "tools",
    usage: "pack build FEED… | pack diff OLD NEW | pack apply OLD DELTA, each --out DIR",
    summary: {
      en: "Compile feeds into packs; tell changes.",
      ko: "권고문을 대조 묶음으로 만들고 바뀐 것만 뽑습니다.",
    },
    ownHelp: true,
    run: async (args) => await (await import("#cli/pack/pack.ts")).runPack(args, withFeeds()),
  },
  rule: {
    group: "tools",
    usage: "rule eval PACK KEY=VALUE… | eval - | list | show PACK | check FILE",
    summary: {
      en: "Ask rule packs who must do what by when; check one.",
      ko: "규칙 묶음에 묻고, 쓴 묶음을 검사합니다.",
    },
    ownHelp: true,
    run: async (args) => await (await import("#cli/rule/rule.ts")).runRule(args, terminal),
  },
  version: {
    group: "tools",
    usage: "version compare SCHEME A B | compare SCHEME - | key SCHEME VERSION | schemes",
    summary: { en: "Compare versions as their ecosystem does.", ko: "버전을 체계에 맞게 비교합니다." },
    run: async (args) => await (await import("#cli/pack/version.ts")).runVersion(args, terminal),
  },
};
/** What commands with feeds are given. Feeds are read by code that most checks never need: it is loaded when the first record is asked for. */
function withFeeds() {
  async function* readFeed(paths: readonly string[]): AsyncGenerator<ImportRecord> {
    yield* (await import("#main/feed/read-feed.ts")).readFeed(paths);
  }
  async function buildPacks(paths: readonly string[]): Promise<FeedPacks> {
    return await (await import("#main/packs/build-packs.ts")).buildPacks(paths);
  }
  const { env, write, error } = terminal;
  return { env, write, error, ask: null, surroundings, readFeed, buildPacks, version };
}
