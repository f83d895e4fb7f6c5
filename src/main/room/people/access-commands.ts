/** `token`, `link`, `operator`: letting people and scripts in, on the room's machine, beside a running room or without one. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { printable } from "#core/input/printable.ts";
import { people } from "#core/audience.ts";
import { tokenScopes } from "#core/token-scope.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { instantText } from "#messages/render/clock.ts";
import { inEveryLanguage } from "#messages/translators.ts";
import { roomConfigOf } from "#main/room/config.ts";
import { addressOf } from "#main/room/room-lock.ts";
import { withRoom } from "#main/room/open-room.ts";
import { listPasskeys, removePasskeys } from "#stages/registry/passkeys.ts";
import { makeLink } from "#stages/registry/sessions.ts";
import { listTokens, makeToken, revokeToken } from "#stages/registry/tokens.ts";

function verb(positionals: readonly string[], expected: string): void {
  if (positionals.length !== 1 || positionals[0] !== expected)
    throw new MessageRefusal("input-invalid", (t) => t("accessCommand.wordExpected", { word: expected }));
}

const text = { type: "string" } as const;

/** The options of `operator list`, `token list` and `token revoke`. */
export const dataOption = { ...commonOptions, data: text } as const;
/** The options of `token new`. */
export const tokenOptions = {
  ...commonOptions,
  role: text,
  office: text,
  organization: text,
  days: { type: "string", default: "30" },
  scopes: text,
  label: text,
  data: text,
} as const;
/** The options of `link new`. */
export const linkOptions = { ...commonOptions, operator: text, data: text, port: text } as const;
/** The options of `passkey list` and `passkey remove`. */
export const passkeyOptions = { ...commonOptions, operator: text, passkey: text, data: text } as const;

/** `bongsu token new | list | revoke ID`. */
export async function tokenCommand(args: readonly string[], io: Terminal): Promise<number> {
  const [what, ...rest] = args;
  if (what === "list") return await tokenList(rest, io);
  if (what === "revoke") return await tokenRevoke(rest, io);
  return await tokenNew(args, io);
}

async function tokenList(args: readonly string[], io: Terminal): Promise<number> {
  const { values } = readArguments({ args, options: dataOption });
  const t = translatorOfCommand(values, io.env);
  for (const { id, role, expires, revoked, scopes, label } of await withRoom(
    values.data,
    async (tx) => await listTokens(tx),
  )) {
    const state =
      revoked === null
        ? t("accessCommand.until", { at: instantText(expires, t) })
        : t("accessCommand.revokedAt", { at: instantText(revoked, t) });
    io.write(`${id}\t${role}\t${state}\t${scopes.join(",")}\t${printable(label)}\n`);
  }
  return 0;
}

async function tokenRevoke(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: dataOption,
  });
  const [id] = positionals;
  if (id === undefined) throw new MessageRefusal("input-invalid", (t) => t("accessCommand.tokenNeeded"));
  await withRoom(values.data, async (tx) => await revokeToken(tx, id));
  const t = translatorOfCommand(values, io.env);
  io.error(`${t("accessCommand.tokenRevoked", { id: printable(id, 80) })}\n`);
  return 0;
}

/** Prints the secret alone on standard output, everything else on standard error. */
async function tokenNew(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: tokenOptions,
  });
  verb(positionals, "new");
  const role = people.find((name) => name === values.role);
  if (role === undefined)
    throw new MessageRefusal("input-invalid", (t) => t("accessCommand.roles", { roles: people.join(", ") }));
  const days = Number(values.days);
  if (!(days > 0 && days <= 366))
    throw new MessageRefusal("input-invalid", (t) => t("accessCommand.days", { most: 366 }));
  const scopes = tokenScopes.filter((scope) => values.scopes?.split(",").includes(scope) ?? true);
  const known: readonly string[] = tokenScopes;
  if (scopes.length === 0 || (values.scopes ?? "read").split(",").some((name) => !known.includes(name)))
    throw new MessageRefusal("input-invalid", (t) =>
      t("accessCommand.scopes", { scopes: tokenScopes.join(",") }),
    );
  const made = await withRoom(
    values.data,
    async (tx) =>
      await makeToken(tx, {
        role,
        scopes,
        label: values.label ?? "",
        name: inEveryLanguage((t) => t("terminal.script")),
        now: new Date(),
        life: days * 86_400_000,
        ...(values.office === undefined ? {} : { office: values.office }),
        ...(values.organization === undefined ? {} : { organization: values.organization }),
      }),
  );
  const { office, organization } = made.operator;
  const t = translatorOfCommand(values, io.env);
  const of = organization ?? office ?? "–";
  io.error(`${t("accessCommand.tokenMade", { role, of, until: instantText(made.expires, t) })}\n`);
  io.write(`${made.secret}\n`);
  return 0;
}

/** `bongsu link new --operator ID`: prints the address alone on standard output, of the room that runs on the data directory where one does. */
export async function linkCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: linkOptions,
  });
  verb(positionals, "new");
  const { operator } = values;
  if (operator === undefined)
    throw new MessageRefusal("input-invalid", (t) => t("accessCommand.operatorNeeded"));
  const made = await withRoom(values.data, async (tx) => await makeLink(tx, { operator, now: new Date() }));
  const config = roomConfigOf({ data: values.data, port: values.port }, process.env);
  const address = values.port === undefined ? addressOf(config) : config.origin;
  const t = translatorOfCommand(values, io.env);
  const until = instantText(made.expires, t);
  io.error(`${t("accessCommand.linkMade", { operator: printable(operator, 80), until })}\n`);
  io.write(`${address}/sign-in#${made.secret}\n`);
  return 0;
}

/** `bongsu passkey list | remove --operator ID [--passkey ID]`: what an operator signs in with; for one who lost every passkey a new link then lets them in. */
export async function passkeyCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: passkeyOptions,
  });
  const [word = ""] = positionals;
  if (positionals.length !== 1 || !["list", "remove"].includes(word))
    throw new MessageRefusal("input-invalid", (t) =>
      t("accessCommand.wordExpected", { word: "list, remove" }),
    );
  const { operator, passkey, data } = values;
  if (operator === undefined)
    throw new MessageRefusal("input-invalid", (t) => t("accessCommand.operatorNeeded"));
  if (word === "list") {
    const all = await withRoom(data, async (tx) => await listPasskeys(tx, operator));
    for (const one of all)
      io.write(
        `${one.passkey}\t${one.registeredAt}\t${one.usedAt ?? ""}\t${printable(one.label)}\t${printable(one.place)}\n`,
      );
    return 0;
  }
  const { removed, revokedTokens } = await withRoom(
    data,
    async (tx) => await removePasskeys(tx, operator, passkey),
  );
  const t = translatorOfCommand(values, io.env);
  const who = printable(operator, 80);
  io.error(`${t("accessCommand.passkeysRemoved", { removed, tokens: revokedTokens, operator: who })}\n`);
  return 0;
}
