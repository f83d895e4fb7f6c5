/** The command table: every command with its help and the code that runs it, loaded when it is asked for. */
import { agentCommands } from "#main/agent-commands.ts";
import type { CommandTable } from "#main/command.ts";
import { environment, roomConfig } from "#main/room/config.ts";
import { terminal } from "#main/terminal.ts";

const env = process.env;

/** The command table, in the order in which help shows it. */
export const commands: CommandTable = {
  serve: {
    group: "room",
    usage:
      "serve [--port 8420] [--host 127.0.0.1] [--data ./data] [--world NAME | --topology FILE] [--channels FILE]",
    summary: { en: "Run a room in the foreground.", ko: "상황반을 실행합니다." },
    more: `Worlds: drill (the default), empty, eu-drill, group-drill; or a topology document of your own.
Without ${environment.databaseUrl} the room starts its own PostgreSQL under --data.`,
    run: async (args) => await (await import("#main/room/serve.ts")).serve(roomConfig(args, env)),
  },
  token: {
    group: "room",
    usage:
      "token new --role ROLE [--office ID] [--organization ID] [--days 30] | token list | token revoke ID   [--data ./data]",
    summary: { en: "Make a token for scripts, on the room's machine.", ko: "스크립트용 토큰을 만듭니다." },
    run: async (args) => await (await import("#main/room/access-commands.ts")).tokenCommand(args, terminal),
  },
  link: {
    group: "room",
    usage: "link new --operator ID [--data ./data]",
    summary: { en: "Make a one-time sign-in link.", ko: "한 번만 쓰는 접속 주소를 만듭니다." },
    run: async (args) => await (await import("#main/room/access-commands.ts")).linkCommand(args, terminal),
  },
  drill: {
    group: "room",
    usage: "drill [--room URL] [--data ./data] [--hours 24] [--seconds 75] [--lang ko|en] [--keep DIR]",
    summary: { en: "Replay a day of the drill world in a running room.", ko: "훈련의 하루를 재현합니다." },
    more: `Runs on the room's machine. --hours of the drill pass within --seconds. ${environment.room} stands for --room.`,
    run: async (args) => await (await import("#main/room/drill-command.ts")).drillCommand(args, terminal),
  },
  world: {
    group: "room",
    usage: "world check FILE | world load FILE [--dry-run] [--data ./data]",
    summary: {
      en: "Check a topology, or load a later version of it.",
      ko: "편제 문서를 검사하거나 새 판을 불러옵니다.",
    },
    more: "FILE is a topology document (bongsu.topology/1): domains, sectors, tiers, regions, offices with what they lead, by date.",
    run: async (args) => await (await import("#main/room/world-command.ts")).worldCommand(args, terminal),
  },
  office: {
    group: "room",
    usage: "office load FILE [--dry-run] [--data ./data]",
    summary: { en: "Load offices and what they lead.", ko: "담당 기관과 소관을 불러옵니다." },
    more: "FILE is a CSV with a row for each jurisdiction (id, kind, name.ko, name.en, domain, sector, tier, region, validFrom, validTo), or JSON.",
    run: async (args) => await (await import("#main/room/world-command.ts")).officeCommand(args, terminal),
  },
  organization: {
    group: "room",
    usage: "organization load FILE [--dry-run] [--room URL --token T | --data ./data]",
    summary: { en: "Register and change many organisations.", ko: "기관을 한꺼번에 등록하고 고칩니다." },
    more: `FILE is a CSV (id, name.ko, name.en, tier, sector, domain, region, criticalInfrastructure, size, languages, email, validFrom, validTo,
succeededBy) or JSON. All rows are stored or none; --dry-run stores nothing; a finding names its line. With --room and --token
(${environment.room}, ${environment.token}) as the lead authority of a domain, else into this machine's room.`,
    run: async (args) =>
      await (await import("#main/room/organization-command.ts")).organizationCommand(args, terminal),
  },
  passkey: {
    group: "room",
    usage: "passkey remove --operator ID [--data ./data]",
    summary: {
      en: "Let someone who lost every passkey start again.",
      ko: "패스키를 모두 잃은 사용자를 초기화합니다.",
    },
    run: async (args) => await (await import("#main/room/access-commands.ts")).passkeyCommand(args, terminal),
  },
  journal: {
    group: "room",
    usage: "journal verify [--data ./data]",
    summary: { en: "Walk the journal's hash chain.", ko: "기록부의 해시 사슬을 확인합니다." },
    run: async (args) => await (await import("#main/room/journal-command.ts")).journalCommand(args, terminal),
  },
  operator: {
    group: "room",
    usage: "operator list [--data ./data]",
    summary: { en: "List who may sign in.", ko: "접속할 수 있는 사용자를 보여 줍니다." },
    run: async (args) =>
      await (await import("#main/room/access-commands.ts")).operatorCommand(args, terminal),
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
    run: async (args) => await (await import("#main/feed/import-command.ts")).importCommand(args, terminal),
  },
  ...agentCommands,
};
