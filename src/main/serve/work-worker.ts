/** The start of the thread that works: first where compiled modules lie, then the modules. */
import { enableCompileCache } from "node:module";
import { workerData } from "node:worker_threads";
import type { WorkData } from "#main/serve/work-messages.ts";
import { goBehindOthers } from "#edge/http/work/behind-others.ts";

const data = workerData as WorkData;
if (data.compiled !== null) enableCompileCache(data.compiled);
// On Linux this is of the thread alone: whoever answers goes first.
goBehindOthers();
void import("#main/serve/work-in-thread.ts").then(async ({ workInThread }) => await workInThread(data));
