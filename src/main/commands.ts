/** The command table: every command with its help and the code that runs it, loaded when it is asked for. */
import { resolve } from "node:path";
import { agentCommands, agentIo, pageCommand } from "#main/agent-commands.ts";
import type { CommandTable } from "#main/command.ts";
import { terminal } from "#main/terminal.ts";
import { version } from "#main/version.ts";

/** The command table, in the order in which help shows it. */
export const commands: CommandTable = {
  serve: {
    group: "room",
    summary: "commands.summary.serve",
    options: async () => (await import("#main/room/config.ts")).roomOptions,
    run: async (args) => await (await import("#main/serve/serve-command.ts")).serveCommand(args, terminal),
  },
  work: {
    group: "room",
    summary: "commands.summary.work",
    options: async () => (await import("#main/room/config.ts")).roomOptions,
    run: async (args) => await (await import("#main/serve/serve-command.ts")).workCommand(args, terminal),
  },
  witness: {
    group: "room",
    summary: "commands.summary.witness",
    words: ["keys"],
    options: async () => (await import("#main/witness/witness-command.ts")).witnessOptions,
    run: async (args) => await (await import("#main/witness/witness-command.ts")).runWitness(args, terminal),
  },
  config: {
    group: "room",
    summary: "commands.summary.config",
    words: ["check", "schema", "example"],
    options: async () => (await import("#main/room/config.ts")).roomOptions,
    run: async (args) => await (await import("#main/room/config-command.ts")).configCommand(args, terminal),
  },
  doctor: {
    group: "room",
    summary: "commands.summary.doctor",
    help: [
      ["bongsu doctor [--config FILE] [--data ./data] [--format table|json]"],
      ["commands.summary.doctor", "commands.doctorExit"],
    ],
    options: async () => (await import("#main/doctor/doctor-command.ts")).doctorOptions,
    run: async (args) => await (await import("#main/doctor/doctor-command.ts")).doctorCommand(args, terminal),
  },
  token: {
    group: "room",
    summary: "commands.summary.token",
    help: [
      [
        "bongsu token new --role ROLE [--office ID] [--organization ID] [--days 30] [--scopes read,import,change,approve] [--label TEXT] [--data ./data]",
        "bongsu token list [--data ./data]",
        "bongsu token revoke ID [--data ./data]",
      ],
      ["commands.summary.token"],
    ],
    words: ["new", "list", "revoke"],
    options: async () => (await import("#main/room/people/access-commands.ts")).tokenOptions,
    run: async (args) =>
      await (await import("#main/room/people/access-commands.ts")).tokenCommand(args, terminal),
  },
  link: {
    group: "room",
    summary: "commands.summary.link",
    help: [["bongsu link new --operator ID [--data ./data] [--port 8420]"], ["commands.summary.link"]],
    words: ["new"],
    options: async () => (await import("#main/room/people/access-commands.ts")).linkOptions,
    run: async (args) =>
      await (await import("#main/room/people/access-commands.ts")).linkCommand(args, terminal),
  },
  drill: {
    group: "room",
    summary: "commands.summary.drill",
    help: [["commands.drillUsage"], ["commands.summary.drill", "commands.drillWhere"]],
    options: async () => (await import("#cli/drill/drill.ts")).drillOptions,
    run: async (args) =>
      await (await import("#main/room/drill/drill-command.ts")).drillCommand(args, terminal),
  },
  world: {
    group: "room",
    summary: "commands.summary.world",
    help: [
      ["bongsu world check FILE", "bongsu world load FILE [--dry-run] [--data ./data]"],
      ["commands.summary.world", "commands.worldFile"],
    ],
    words: ["check", "load"],
    options: async () => (await import("#main/room/world-command.ts")).worldOptions,
    run: async (args) => await (await import("#main/room/world-command.ts")).worldCommand(args, terminal),
  },
  office: {
    group: "room",
    summary: "commands.summary.office",
    help: [
      ["bongsu office load FILE [--dry-run] [--data ./data]"],
      ["commands.summary.office", "commands.officeFile"],
    ],
    words: ["load"],
    options: async () => (await import("#main/room/world-command.ts")).worldOptions,
    run: async (args) => await (await import("#main/room/world-command.ts")).officeCommand(args, terminal),
  },
  roster: {
    group: "room",
    summary: "commands.summary.roster",
    words: ["adopt", "show", "policy"],
    options: async () => (await import("#main/room/offices/roster-command.ts")).rosterOptions,
    run: async (args) =>
      await (await import("#main/room/offices/roster-command.ts")).rosterCommand(args, terminal),
  },
  duty: {
    group: "room",
    summary: "commands.summary.duty",
    help: [
      ["bongsu duty check FILE", "bongsu duty load FILE [--data ./data]", "bongsu duty list [--data ./data]"],
      ["commands.summary.duty", "commands.dutyFile"],
    ],
    words: ["check", "load", "list"],
    options: async () => (await import("#main/room/people/duty-command.ts")).dutyOptions,
    run: async (args) =>
      await (await import("#main/room/people/duty-command.ts")).dutyCommand(args, terminal),
  },
  source: {
    group: "feeds",
    summary: "commands.summary.source",
    help: [
      [
        "bongsu source check FILE",
        "bongsu source load FILE [--data ./data]",
        "bongsu source list [--data ./data]",
        "bongsu source feeds [--data ./data]",
        "bongsu source fetch [ID …] [--data ./data]",
        "bongsu source accept ID [--data ./data]",
        "bongsu source standard",
      ],
      ["commands.summary.source", "commands.sourceFile", "commands.sourceFeeds"],
    ],
    words: ["check", "load", "list", "feeds", "fetch", "accept", "standard"],
    options: async () => (await import("#main/fetch/source-command.ts")).sourceOptions,
    run: async (args) => await (await import("#main/fetch/source-command.ts")).sourceCommand(args, terminal),
  },
  organization: {
    group: "room",
    summary: "commands.summary.organization",
    help: [
      [
        "bongsu organization load FILE [--dry-run] [--room URL --token T | --data ./data]",
        "bongsu organization invite --out FILE [--domain ID] [--days 14] [--data ./data]",
      ],
      ["commands.summary.organization", "commands.organizationFile", "commands.organizationInvite"],
    ],
    words: ["load", "invite"],
    options: async () => (await import("#main/room/people/organization-command.ts")).organizationOptions,
    run: async (args) =>
      await (await import("#main/room/people/organization-command.ts")).organizationCommand(args, terminal),
  },
  passkey: {
    group: "room",
    summary: "commands.summary.passkey",
    help: [
      [
        "bongsu passkey list --operator ID [--data ./data]",
        "bongsu passkey remove --operator ID [--passkey ID] [--data ./data]",
      ],
      ["commands.summary.passkey"],
    ],
    words: ["list", "remove"],
    options: async () => (await import("#main/room/people/access-commands.ts")).passkeyOptions,
    run: async (args) =>
      await (await import("#main/room/people/access-commands.ts")).passkeyCommand(args, terminal),
  },
  backup: {
    group: "room",
    summary: "commands.summary.backup",
    help: [
      ["bongsu backup --out DIR --passphrase-file FILE [--data ./data]"],
      ["commands.summary.backup", "commands.backupWhat", "commands.backupSealed"],
    ],
    options: async () => (await import("#main/backup/backup-command.ts")).backupOptions,
    run: async (args) => await (await import("#main/backup/backup-command.ts")).backupCommand(args, terminal),
  },
  restore: {
    group: "room",
    summary: "commands.summary.restore",
    help: [
      ["bongsu restore --from DIR --passphrase-file FILE [--to TIME] [--replace] [--data ./data]"],
      ["commands.summary.restore", "commands.restoreWhat"],
    ],
    options: async () => (await import("#main/backup/backup-command.ts")).restoreOptions,
    run: async (args) =>
      await (await import("#main/backup/backup-command.ts")).restoreCommand(args, terminal),
  },
  sealed: {
    group: "room",
    summary: "commands.summary.sealed",
    words: ["add", "list", "open", "shred", "history", "keys", "register", "unlock", "lock"],
    options: async () => (await import("#main/sealing/sealed-command.ts")).sealedOptions,
    run: async (args) =>
      await (await import("#main/sealing/sealed-command.ts")).sealedCommand(args, terminal),
  },
  journal: {
    group: "room",
    summary: "commands.summary.journal",
    help: [["bongsu journal verify [--data ./data]"], ["commands.summary.journal"]],
    words: ["verify"],
    options: async () => (await import("#main/room/journal-command.ts")).journalOptions,
    run: async (args) => await (await import("#main/room/journal-command.ts")).journalCommand(args, terminal),
  },
  operator: {
    group: "room",
    summary: "commands.summary.operator",
    help: [
      [
        "bongsu operator list [--data ./data]",
        "bongsu operator invite --role ROLE --name NAME [--office ID] [--domain ID] [--sector ID] [--organization ID] [--id ID] [--data ./data]",
        "bongsu operator disable | enable | sign-out ID [--data ./data]",
      ],
      ["commands.summary.operator"],
    ],
    words: ["list", "invite", "disable", "enable", "sign-out"],
    options: async () => (await import("#main/room/people/operator-command.ts")).operatorOptions,
    run: async (args) =>
      await (await import("#main/room/people/operator-command.ts")).operatorCommand(args, terminal),
  },
  import: {
    group: "feeds",
    summary: "commands.summary.import",
    help: [
      ["bongsu import PATH… [--complete NAMES] [--room URL --token T | --data ./data] [--format table|json]"],
      ["commands.summary.import", "commands.importPaths", "commands.importExit"],
      ["coverageOption.complete"],
    ],
    options: async () => (await import("#cli/room/import.ts")).importOptions,
    run: async (args) => await (await import("#main/feed/import-command.ts")).importCommand(args, terminal),
  },
  advisory: {
    group: "tools",
    summary: "commands.summary.advisory",
    words: ["lint", "export", "cve"],
    options: async () => (await import("#cli/advisory/advisory.ts")).advisoryOptions,
    run: async (args) =>
      await (await import("#cli/advisory/advisory.ts")).runAdvisory(args, terminal, version),
  },
  case: {
    group: "tools",
    summary: "commands.summary.case",
    words: ["transitions", "replay", "mark", "trace", "dates", "contacts", "invite", "invitation", "copy"],
    options: async () => (await import("#cli/case/case.ts")).caseOptions,
    run: async (args) => await (await import("#cli/case/case.ts")).runCase(args, agentIo),
  },
  ...agentCommands,
  page: pageCommand(resolve(import.meta.dirname, "../../dist/web/verify.html")),
};
