/** Runs every escape in a sandbox, as whoever runs this program, and prints what was seen of each as a line of JSON. A program of its own, so that it can be run as an ordinary user. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { usualSetting } from "#sandbox/bubblewrap/lane.ts";
import { driverNames, openDriver } from "#sandbox/drivers.ts";
import { escapesOf, type Outside } from "#test/sandbox/escapes.ts";

const folder = mkdtempSync(join(tmpdir(), "bongsu-outside-"));
chmodSync(folder, 0o755);
const secret = "DRILL-secret-of-the-machine";
const secretFile = join(folder, "secret");
writeFileSync(secretFile, `${secret}\n`);
process.env["DRILL_SECRET"] = secret;
const socketName = `bongsu-drill-${process.pid}`;
let connections = 0;
const count = (): void => void connections++;
const [tcp, abstract] = [createServer(count), createServer(count)];
await new Promise<void>((done) => void tcp.listen(0, "127.0.0.1", done));
await new Promise<void>((done) => void abstract.listen(`\0${socketName}`, done));
const address = tcp.address();
const port = typeof address === "object" && address !== null ? address.port : 0;
const outside: Outside = { secretFile, port, socketName, pid: process.pid };

const seconds = process.argv[2] === "runsc" ? 6 : 2;
const limits = { seconds, memoryMiB: 96, processes: 24, diskMiB: 8, outputKiB: 64 };
const asked = driverNames.find((one) => one === process.argv[2]) ?? driverNames[0];
const driver = openDriver(asked, usualSetting);
const state = await driver.examine();
process.stdout.write(`${JSON.stringify(state)}\n`);
if (state.ready)
  for (const { name, command } of escapesOf(driver.name)) {
    const order = {
      root: null,
      inputs: folder,
      instead: null,
      environment: { PATH: "/usr/bin:/bin" },
      standardInput: null,
    };
    const seen = await driver.run({
      ...order,
      command: command(outside),
      limits,
      leaves: driver.name === "runsc" ? [] : ["/tmp/core"],
    });
    const leaked = seen.output.includes(secret) || connections > 0;
    process.stdout.write(`${JSON.stringify({ name, leaked, ...seen })}\n`);
  }
driver.close();
tcp.close();
abstract.close();
rmSync(folder, { recursive: true });
