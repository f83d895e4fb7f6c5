/**
 * `bongsu publication role`: what a lead authority vouches for whose keys are not in the room. The room writes it (`keys/to-sign`); it is shown as the files that
 * it names, signed on a machine without a network, and put back.
 */
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readTreeSigners } from "#cli/key/key-file.ts";
import { keySecrets } from "#cli/key/secret-options.ts";
import { refuseExisting } from "#cli/out-file.ts";
import {
  jsonOf,
  type Printing,
  readRoot,
  rootFile,
  rootVersions,
  signedRoleFile,
  wordLines,
} from "#cli/publication/files.ts";
import { printable } from "#core/input/printable.ts";
import { comparedBytes } from "#core/tuf/publication-root.ts";
import {
  readRoleDocument,
  roleChanges,
  type RoleDocument,
  roleDocumentValue,
  roleSignatures,
  withRoleSignatures,
} from "#core/tuf/role-document.ts";

type RoleOptions = {
  readonly root?: string | undefined;
  readonly before?: string | undefined;
  readonly force?: boolean | undefined;
  readonly "passphrase-file"?: string | undefined;
  readonly "pin-file"?: string | undefined;
};

/** One run of the command. */
type RoleRun = Printing & { readonly values: RoleOptions };

async function readRole(file: string): Promise<RoleDocument> {
  const json = await jsonOf(file);
  const role = json.ok ? readRoleDocument(json.value) : json;
  if (role.ok) return role.value;
  throw new MessageRefusal(
    "input-invalid",
    (t) => t("publicationCommand.notRole", { path: file }),
    role.findings,
  );
}

/** Shows what a document says; 0 where enough have signed whom the root names, 1 where not, or where no root says who that is. */
export async function showRole(run: RoleRun, file: string): Promise<number> {
  const document = await readRole(file);
  await printRole(run, document);
  const { root: path } = run.values;
  if (path === undefined) {
    run.io.write(`${run.t("publicationCommand.roleWithoutRoot")}\n`);
    return 1;
  }
  const root = await readRoot(path);
  const count = await roleSignatures(document, root);
  const { role } = document;
  if (count === null) {
    run.io.write(`${run.t("publicationCommand.roleOfOther", { role, version: root.version })}\n`);
    return 1;
  }
  run.io.write(`${run.t("publicationCommand.roleSignatures", count)}\n`);
  return count.signed >= count.threshold ? 0 : 1;
}

/** Signs a document with both halves of a holder's key. */
export async function signRole(
  run: RoleRun,
  { file, key: path, out }: { readonly file: string; readonly key: string; readonly out: string },
): Promise<number> {
  const document = await readRole(file);
  await refuseExisting(out, run.values.force, file);
  const { key, signers } = await readTreeSigners(path, await keySecrets(run.values, run.io.env));
  if (key.drill !== document.mark.drill)
    throw new MessageRefusal("input-invalid", (t) => t("publicationCommand.otherKey", { path }));
  await writeJson(out, roleDocumentValue(await withRoleSignatures(document, signers)));
  await printRole(run, document);
  run.io.write(`${run.t("publicationCommand.signed", { out })}\n`);
  return 0;
}

/** Puts a signed document beside the room's keys: judged by the newest root that lies there, and never an older one over a newer. */
export async function putRole({ io, t }: RoleRun, file: string, data: string): Promise<number> {
  const document = await readRole(file);
  const newest = (await rootVersions(data)).at(-1);
  if (newest === undefined)
    throw new MessageRefusal("not-found", (say) => say("publicationCommand.noRoot", { data }));
  const { role, version } = document;
  const count = await roleSignatures(document, await readRoot(rootFile(data, newest)));
  if (count === null || count.signed < count.threshold)
    throw new MessageRefusal("signature-invalid", (say) =>
      say("publicationCommand.roleUnsigned", { path: file, root: newest }),
    );
  const path = signedRoleFile(data, role);
  const there = await readJsonFile(path);
  const before = there.ok ? readRoleDocument(there.value) : there;
  if (before.ok && before.value.version > version)
    throw new MessageRefusal("conflict", (say) =>
      say("publicationCommand.roleOlder", { path: file, version: before.value.version }),
    );
  await writeJson(path, roleDocumentValue(document));
  io.write(`${t("publicationCommand.rolePut", { role, version })}\n`);
  return 0;
}

/** What the holder reads before signing: whose it is, until when, every file with how it differs from the document before, and the words of the bytes. */
async function printRole({ io, t, values }: RoleRun, document: RoleDocument): Promise<void> {
  const before = values.before === undefined ? null : await readRole(values.before);
  if (before !== null && before.role !== document.role)
    throw new MessageRefusal("input-invalid", (say) =>
      say("publicationCommand.notRole", { path: values.before ?? "" }),
    );
  const { role, mark, version, expires } = document;
  const lines = [
    t(mark.drill ? "keyCommand.worldDrill" : "keyCommand.worldReal"),
    t("publicationCommand.roleShown", {
      role: printable(role),
      version,
      room: printable(mark.room),
      expires: new Date(expires).toISOString(),
    }),
    ...roleChanges(document, before).map(
      ({ change, path, sha256 }) =>
        `${before === null ? " " : change} ${printable(path)}  ${printable(sha256)}`,
    ),
    t(before === null ? "publicationCommand.roleWhole" : "publicationCommand.roleAgainst"),
    ...(await wordLines(comparedBytes(document.trees), t)),
  ];
  io.write(`${lines.join("\n")}\n`);
}
