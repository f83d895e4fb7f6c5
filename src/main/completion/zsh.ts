/** Completion for zsh, by its own `_arguments` and `_describe`. */
import type { CompletedCommand } from "#main/completion/completed-command.ts";

/** The script, to be sourced, or to be stored as `_bongsu` in a folder of `fpath`. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`);
  return `#compdef bongsu bongsu-agent.mjs
_bongsu() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${commands.map(caseOf).join("\n")}
    help) _describe command commands ;;
  esac
}
if [[ "$funcstack[1]" == _bongsu ]]; then _bongsu "$@"; else compdef _bongsu bongsu bongsu-agent.mjs; fi
`;
}

function caseOf({ name, words, options }: CompletedCommand): string {
  const taken = options.map(
    (option) => `'*--${option.name}${option.takesValue ? `:value:${valuesOf(option.values)}` : ""}'`,
  );
  const first = words.length === 0 ? "" : ` '1:word:(${words.join(" ")})'`;
  return `    ${name}) _arguments${first} ${taken.join(" ")} '*:file:_files' ;;`;
}

function valuesOf(values: readonly string[]): string {
  return values.length === 0 ? "_files" : `(${values.join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
