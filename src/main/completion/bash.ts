/** Completion for bash: one function that fills `COMPREPLY`; where it has nothing to offer, bash completes file names. */
import type { CompletedCommand } from "#main/completion/completed-command.ts";

/** The script, to be sourced. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const valued = new Map(
    commands.flatMap(({ options }) => options.map(({ name, values }) => [name, values])),
  );
  return `_bongsu() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  case "$before" in
${[...valued].flatMap(([name, values]) => (values.length === 0 ? [] : [`    --${name}) words="${values.join(" ")}" ;;`])).join("\n")}
  esac
  if [[ -z $words && $COMP_CWORD -eq 1 ]]; then
    words="${commands.map(({ name }) => name).join(" ")} help --help --version"
  elif [[ -z $words ]]; then
    case "\${COMP_WORDS[1]}" in
${commands.map(caseOf).join("\n")}
      help) words="${commands.map(({ name }) => name).join(" ")}" ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _bongsu bongsu bongsu-agent.mjs
`;
}

function caseOf({ name, words, options }: CompletedCommand): string {
  return `      ${name}) words="${[...words, ...options.map((option) => `--${option.name}`)].join(" ")}" ;;`;
}
