/**
 * Whether a text can be a version at all. Some schemes order any text (rpm, dpkg, Maven), as their references do; a word in the place of a
 * version is still none: `unknown`, `TBD`, a module's stream. It bounds nothing, and an installed "version" of that kind lies nowhere.
 */

/** Whether a text names a version: it has a digit. */
export function isVersionText(text: string): boolean {
  return /\d/.test(text);
}

const placeholder =
  /^(?:n\/?a|unknown|unspecified|unversioned|undefined|undetermined|not (?:specified|applicable|available|known)|none|null|nil|nan|tb[adc]|to be (?:determined|announced|confirmed)|see (?:advisory|references?|notes?)|various|multiple|-+|\?+|\.+|_+)?$/i;

/** Whether a text stands where a version should and says that there is none. */
export function isPlaceholder(text: string): boolean {
  if (isVersionText(text)) return false;
  return placeholder.test(text.trim().replace(/^[[(<{](.*)[\])>}]$/, "$1"));
}
