/** What bubblewrap shows of this machine within: programs and libraries, and small files of the sandbox's own. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, lstatSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MachineView } from "#sandbox/bubblewrap/arguments.ts";

/** Programs and libraries; of `/etc` only what the linker and the names of programs need. */
const systemPlaces = [
  "/usr",
  "/bin",
  "/sbin",
  "/lib",
  "/lib64",
  "/lib32",
  "/etc/alternatives",
  "/etc/ld.so.cache",
];

/** Files of `/proc` that tell of the whole machine and that no program needs. */
const toHide = [
  "/proc/kcore",
  "/proc/keys",
  "/proc/key-users",
  "/proc/timer_list",
  "/proc/cmdline",
  "/proc/kallsyms",
];

/** The servers stand in a network that is nobody's: a name that is looked up is an attempt to reach the network, and is seen. */
const settings: Readonly<Record<string, string>> = {
  hosts: "127.0.0.1 localhost sandbox\n::1 localhost sandbox\n",
  "resolv.conf": "nameserver 192.0.2.53\noptions timeout:1 attempts:1\n",
  passwd: "root:x:0:0:root:/root:/bin/sh\nsandbox:x:1000:1000:sandbox:/tmp:/bin/sh\n",
  group: "root:x:0:\nsandbox:x:1000:\n",
  "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
};

/** The view, with the secret of its canary; closed when nothing runs any more. */
export type OpenMachineView = MachineView & { readonly secret: string; readonly close: () => void };

/** Writes the small files, and looks at where the machine has its programs. */
export function openMachineView(): OpenMachineView {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-sandbox-"));
  chmodSync(folder, 0o711);
  const secret = `canary-${randomBytes(16).toString("hex")}`;
  const canary = join(folder, "canary");
  for (const [name, text] of Object.entries({ ...settings, canary: `${secret}\n` }))
    writeFileSync(join(folder, name), text, { mode: 0o644 });
  return {
    system: systemPlaces.flatMap((path) => (existsSync(path) ? [placeOf(path)] : [])),
    hidden: toHide.filter((path) => existsSync(path)),
    settings: folder,
    canary,
    secret,
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function placeOf(path: string): MachineView["system"][number] {
  return lstatSync(path).isSymbolicLink() ? ["link", path, readlinkSync(path)] : ["folder", path];
}
