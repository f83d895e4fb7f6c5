/** The command table: every command with its help and the code that runs it, loaded when it is asked for. */
import type { ImportRecord } from "#core/format/import-record.ts";
import { environment, roomConfig } from "#main/config.ts";
import { surroundings, terminal } from "#main/terminal.ts";
import { version } from "#main/version.ts";

/** A command; `run` resolves with the exit code. `ownHelp` commands print their own `--help`. */
export type Command = {
  readonly group: "room" | "organisation" | "feeds" | "tools";
  readonly usage: string;
  readonly summary: { readonly en: string; readonly ko: string };
  readonly more?: string;
  readonly ownHelp?: boolean;
  readonly run: (args: readonly string[]) => Promise<number>;
};

const env = process.env;

/** The command table, in the order in which help shows it. */
export const commands: Readonly<Record<string, Command>> = {
  serve: {
    group: "room",
    usage: "serve [--port 8420] [--host 127.0.0.1] [--data ./data] [--world drill|empty]",
    summary: { en: "Run a room in the foreground.", ko: "상황반을 실행합니다." },
    more: `Without ${environment.databaseUrl} the room starts its own PostgreSQL under --data.`,
    run: async (args) => await (await import("#main/serve.ts")).serve(roomConfig(args, env)),
  },
  token: {
    group: "room",
    usage:
      "token new --role ROLE [--office ID] [--organization ID] [--days 30] | token list | token revoke ID   [--data ./data]",
    summary: { en: "Make a token for scripts, on the room's machine.", ko: "스크립트용 토큰을 만듭니다." },
    run: async (args) => await (await import("#main/access.ts")).tokenCommand(args, terminal),
  },
  link: {
    group: "room",
    usage: "link new --operator ID [--data ./data]",
    summary: { en: "Make a one-time sign-in link.", ko: "한 번만 쓰는 접속 주소를 만듭니다." },
    run: async (args) => await (await import("#main/access.ts")).linkCommand(args, terminal),
  },
  drill: {
    group: "room",
    usage: "drill [--room URL] [--data ./data] [--hours 24] [--seconds 75] [--lang ko|en] [--keep DIR]",
    summary: { en: "Replay a day of the drill world in a running room.", ko: "훈련의 하루를 재현합니다." },
    more: `Runs on the room's machine. --hours of the drill pass within --seconds. ${environment.room} stands for --room.`,
    run: async (args) => await (await import("#main/drill.ts")).drill(args, terminal),
  },
  passkey: {
    group: "room",
    usage: "passkey remove --operator ID [--data ./data]",
    summary: {
      en: "Let someone who lost every passkey start again.",
      ko: "패스키를 모두 잃은 사용자를 초기화합니다.",
    },
    run: async (args) => await (await import("#main/access.ts")).passkeyCommand(args, terminal),
  },
  operator: {
    group: "room",
    usage: "operator list [--data ./data]",
    summary: { en: "List who may sign in.", ko: "접속할 수 있는 사용자를 보여 줍니다." },
    run: async (args) => await (await import("#main/access.ts")).operatorCommand(args, terminal),
  },
  import: {
    group: "feeds",
    usage: "import PATH… [--room URL --token T | --data ./data] [--format table|json]",
    summary: {
      en: "Store advisories, catalogues and scores in a room.",
      ko: "권고문과 목록, 점수를 반입합니다.",
    },
    more: `PATH is a file, a folder, an archive, a URL or - for standard input; the format is recognised by content (OSV, CVE JSON 5.x, CSAF 2.0, KEV,
EPSS). Every record is new, changed, unchanged or quarantined with a finding; importing again changes nothing. With --room (or ${environment.room})
and --token (or ${environment.token}) the records go over HTTP, else into the database of this machine's room.`,
    run: async (args) => await (await import("#main/feeds.ts")).importCommand(args, terminal),
  },
  sync: {
    group: "organisation",
    usage: "sync --from URL|FOLDER --dir DIR",
    summary: {
      en: "Fetch and verify what a room published.",
      ko: "상황반이 낸 지시와 대조 묶음을 받아 확인합니다.",
    },
    ownHelp: true,
    run: async (args) => await (await import("#cli/sync.ts")).runSync(args, { ...terminal, surroundings }),
  },
  check: {
    group: "organisation",
    usage: "check PATH… --dir DIR",
    summary: { en: "Match your own systems, offline.", ko: "우리 시스템을 오프라인으로 대조합니다." },
    ownHelp: true,
    run: async (args) => await (await import("#cli/check.ts")).runCheck(args, withFeeds()),
  },
  acknowledge: {
    group: "organisation",
    usage: "acknowledge --directive ID --dir DIR --room URL",
    summary: { en: "Say that a directive was received.", ko: "지시를 받았음을 알립니다." },
    ownHelp: true,
    run: async (args) =>
      await (await import("#cli/attest.ts")).runAcknowledge(args, { ...terminal, surroundings }),
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
      await (await import("#cli/attest.ts")).runAttest(args, { ...terminal, surroundings }),
  },
  key: {
    group: "organisation",
    usage: "key new --dir DIR --organization ID",
    summary: { en: "Make the organisation's key.", ko: "기관의 서명 키를 만듭니다." },
    ownHelp: true,
    run: async (args) => await (await import("#cli/key.ts")).runKey(args, terminal),
  },
  pack: {
    group: "tools",
    usage: "pack build FEED… --out DIR",
    summary: { en: "Compile feeds into packs.", ko: "권고문을 대조 묶음으로 만듭니다." },
    ownHelp: true,
    run: async (args) => await (await import("#cli/pack.ts")).runPack(args, withFeeds()),
  },
  version: {
    group: "tools",
    usage: "version compare SCHEME A B | compare SCHEME - | key SCHEME VERSION | schemes",
    summary: { en: "Compare versions as their ecosystem does.", ko: "버전을 체계에 맞게 비교합니다." },
    run: async (args) => await (await import("#cli/version.ts")).runVersion(args, terminal),
  },
};

/** Feeds are read by code that most checks never need: it is loaded when the first record is asked for. */
function withFeeds() {
  async function* readFeed(paths: readonly string[]): AsyncGenerator<ImportRecord> {
    yield* (await import("#main/feeds.ts")).readFeed(paths);
  }
  return { ...terminal, surroundings, readFeed, version };
}

/** The command of that name, if there is one. */
export function commandNamed(name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}
