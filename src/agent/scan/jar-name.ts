/** Which files are jars. The reader of jars is `jar.ts`. */
import { packingOf } from "#archive/signature.ts";

/** Names of jars, and of archives of the same form within them. */
export const jarName = /\.(?:jar|war|ear|rar|sar|hpi|jpi|kar)$/i;

/** Whether a file is a jar by its name and its first bytes; one that runs by itself begins with a script. */
export function isJar(path: string, head: Uint8Array): boolean {
  return jarName.test(path) && (packingOf(head) === "zip" || (head[0] === 0x23 && head[1] === 0x21));
}
