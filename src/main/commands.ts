/** The command table: every command with its help and the code that runs it, loaded when it is asked for. */
import { environment, roomConfig } from "#main/config.ts";

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
const io = {
  stdin: process.stdin,
  write: (text: string): void => void process.stdout.write(text),
  error: (text: string): void => void process.stderr.write(text),
};
export type Io = typeof io;

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
    usage: "token new --role ROLE [--office ID] [--organization ID] [--days 30] [--data ./data]",
    summary: { en: "Make a token for scripts, on the room's machine.", ko: "스크립트용 토큰을 만듭니다." },
    run: async (args) => await (await import("#main/access.ts")).token(args, io),
  },
  link: {
    group: "room",
    usage: "link new --operator ID [--data ./data]",
    summary: { en: "Make a one-time sign-in link.", ko: "한 번만 쓰는 접속 주소를 만듭니다." },
    run: async (args) => await (await import("#main/access.ts")).link(args, io),
  },
  drill: {
    group: "room",
    usage: "drill [--room URL] [--data ./data] [--hours 24] [--seconds 75] [--lang ko|en] [--keep DIR]",
    summary: { en: "Replay a day of the drill world in a running room.", ko: "훈련의 하루를 재현합니다." },
    more: `Runs on the room's machine. --hours of the drill pass within --seconds. ${environment.room} stands for --room.`,
    run: async (args) => await (await import("#main/drill.ts")).drill(args, io),
  },
  operator: {
    group: "room",
    usage: "operator list [--data ./data]",
    summary: { en: "List who may sign in.", ko: "접속할 수 있는 사용자를 보여 줍니다." },
    run: async (args) => await (await import("#main/access.ts")).operator(args, io),
  },
};

/** The command of that name, if there is one. */
export function commandNamed(name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}
