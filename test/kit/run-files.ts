/**
 * Runs test files in this one process, as `node --test --test-isolation=none` does, but for one thing: to which test a promise belongs is not noted.
 * Node's runner notes it of every promise, which costs up to thirty times what the promise itself does. What is rejected and nobody catches fails the run
 * all the same; it is printed with its stack in place of the name of its test.
 */
import { type AsyncHook, type HookCallbacks } from "node:async_hooks";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const hooks = process.getBuiltinModule("node:async_hooks");
const { createHook } = hooks;
const lighter = (callbacks: HookCallbacks): AsyncHook => createHook({ ...callbacks, trackPromises: false });
Object.assign(hooks, { createHook: lighter });
const { before, test } = await import("node:test");
Object.assign(hooks, { createHook });
process.on("unhandledRejection", (reason) => console.error(reason));

// No test begins before all are known: the run would end with those of the first file.
const loaded = Promise.withResolvers<void>();
before(async () => await loaded.promise);
for (const file of process.argv.slice(2))
  await import(pathToFileURL(resolve(file)).href).catch((error: unknown) => {
    test(file, () => {
      throw error;
    });
  });
loaded.resolve();
