/** The start of a thread that does calls apart: first where compiled modules lie, then the modules. */
import { enableCompileCache } from "node:module";
import { workerData } from "node:worker_threads";
import type { ThreadData } from "#edge/http/work/thread-messages.ts";
import { goBehindOthers } from "#edge/http/work/behind-others.ts";

const data = workerData as ThreadData;
if (data.compiled !== null) enableCompileCache(data.compiled);
// On Linux this is of the thread alone: whoever answers everyone goes first.
if (!data.urgent) goBehindOthers();
void import("#edge/http/work/serve-calls.ts").then(async ({ serveCalls }) => await serveCalls(data));
