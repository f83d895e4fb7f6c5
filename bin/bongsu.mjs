#!/usr/bin/env node
/** `bongsu COMMAND`: brings the checkout up to date and runs the program under the right Node. Runs on any Node ≥ 20. */
import { spawn } from "node:child_process";
import module from "node:module";
import { constants } from "node:os";
import { join } from "node:path";
import { buildAll, installPackages, program, programNode, root } from "./setup.mjs";

const args = process.argv.slice(2);
installPackages();
const asks = ["--help", "-h", "--version"];
if (args[0] === "serve" && !args.some((arg) => asks.includes(arg))) await buildAll();

const node = programNode();
const cache = (process.env.NODE_COMPILE_CACHE ??= join(root, "node_modules/.cache/bongsu"));

if (node === process.execPath) {
  module.enableCompileCache(cache);
  process.argv = [node, program, ...args];
  await import(program);
} else {
  const child = spawn(node, [program, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
