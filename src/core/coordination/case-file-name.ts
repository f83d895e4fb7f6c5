/** Names of files that are sent within a case. */
import { isPrintable } from "#core/input/printable.ts";

const pathForm = /[\\/]|^\.{1,2}$/;

/** One line without a path, and without letters that are not shown or turn the direction of others: what is read there is what is saved. */
export function isCaseFileName(name: string): boolean {
  return name !== "" && name.length <= 200 && isPrintable(name) && !pathForm.test(name);
}
