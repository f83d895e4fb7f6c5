/** The program that tests start as a process: the bundle that `npm test` makes of it (`tools/build-program.ts`), or its sources. */
import { resolve } from "node:path";

/** The file that Node runs. */
export const program = process.env["BONGSU_PROGRAM"] ?? resolve(import.meta.dirname, "../../../src/main.ts");
