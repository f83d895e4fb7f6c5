/** The one reader of the environment and of the flags that say where a room is. All problems are reported together. */
import { readArguments } from "#cli/arguments.ts";
import { resolve } from "node:path";
import { type Finding, Refusal } from "#core/problem.ts";
import { type WorldName, worldNames } from "#stages/registry/load-world.ts";

/** Where a room lives and how it is reached. */
export type RoomConfig = {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  /** The shipped world that a fresh room is loaded with. */
  readonly world: WorldName;
  /** A topology document that a fresh room is loaded with in place of a shipped world. */
  readonly topology: string | null;
  /** An outside PostgreSQL; `null` for the room's own. */
  readonly databaseUrl: string | null;
  /** The file that says which channels the room has beside its own; `null` for none. */
  readonly channels: string | null;
  /** Where a vulnerability of the room itself is reported. */
  readonly securityContact: string | null;
  /** Members of the room's recorded identity that a person said are others from now on. */
  readonly changed: readonly ("origin" | "keyid")[];
  /** Origin under which people reach the room; made from the port when it is not said. */
  readonly origin: string;
};

/** Environment names that stand for flags. */
export const environment = {
  databaseUrl: "DATABASE_URL",
  room: "BONGSU_ROOM",
  token: "BONGSU_TOKEN",
  origin: "BONGSU_ORIGIN",
  channels: "BONGSU_CHANNELS",
  securityContact: "BONGSU_SECURITY_CONTACT",
} as const;

/** The options, for reading and completing them. */
export const roomOptions = {
  port: { type: "string", default: "8420" },
  host: { type: "string", default: "127.0.0.1" },
  data: { type: "string", default: "./data" },
  world: { type: "string" },
  topology: { type: "string" },
  channels: { type: "string" },
  "new-origin": { type: "boolean" },
  "new-key": { type: "boolean" },
} as const;

/** Reads the flags of `serve` and of commands that work on the room's machine. Refuses with every finding at once. */
export function roomConfig(args: readonly string[], env: NodeJS.ProcessEnv): RoomConfig {
  const { values } = readArguments({
    args,
    strict: true,
    options: roomOptions,
  });
  const findings: Finding[] = [];
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    findings.push({
      at: "--port",
      code: "flag-invalid",
      message: `${values.port} is not a port number (0 to 65535)`,
    });
  const world = worldNames.find((name) => name === (values.world ?? "drill"));
  if (world === undefined)
    findings.push({
      at: "--world",
      code: "flag-invalid",
      message: `${values.world} is not a world; there are ${worldNames.join(", ")}`,
    });
  if (values.world !== undefined && values.topology !== undefined)
    findings.push({
      at: "--topology",
      code: "flag-invalid",
      message: "a room begins with a shipped world or with a topology of its own, not both",
    });
  const databaseUrl = env[environment.databaseUrl] ?? null;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    findings.push({ at: environment.databaseUrl, code: "env-invalid", message: "expected postgres://…" });
  const securityContact = env[environment.securityContact] ?? null;
  if (securityContact !== null && !/^(?:mailto:|https:\/\/|tel:)[!-~]+$/.test(securityContact))
    findings.push({
      at: environment.securityContact,
      code: "env-invalid",
      message: "expected mailto:… or https://…",
    });
  if (findings.length > 0)
    throw new Refusal(
      "input-invalid",
      findings.map(({ at, message }) => `${at}: ${message}`).join("\n"),
      findings,
    );
  return {
    port,
    host: values.host,
    data: resolve(values.data),
    world: world ?? "drill",
    topology: values.topology === undefined ? null : resolve(values.topology),
    databaseUrl,
    channels: values.channels ?? env[environment.channels] ?? null,
    securityContact,
    changed: [
      ...(values["new-origin"] ? (["origin"] as const) : []),
      ...(values["new-key"] ? (["keyid"] as const) : []),
    ],
    origin: env[environment.origin] ?? `http://localhost:${port}`,
  };
}
