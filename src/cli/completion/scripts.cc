// The name of a shell in, its script out. All that is offered is asked of the program itself; the scripts
// only know how each shell hands words over and takes them.
#include "cli/completion/scripts.h"

namespace diagclub {

namespace {

// Bash parts words at `=` and `:`; they are joined again where nothing stands between them on the line, and
// of what is offered the part that bash takes for its word is handed back.
constexpr std::string_view kBash = R"BASH(_diagclub() {
  local line="${COMP_LINE:0:${COMP_POINT:-0}}" words=() word answer own i
  if [[ -z $line ]]; then
    words=("${COMP_WORDS[@]:0:COMP_CWORD+1}")
  else
    for ((i = 0; i <= COMP_CWORD; i++)); do
      word="${COMP_WORDS[i]}"
      if [[ $i -gt 0 && -n $word && $line == "$word"* ]]; then
        words[${#words[@]}-1]+="$word"
      else
        line="${line#"${line%%[![:space:]]*}"}"
        ((i == COMP_CWORD)) && word="$line"
        words+=("$word")
      fi
      line="${line#"$word"}"
    done
  fi
  own="${COMP_WORDS[COMP_CWORD]}"
  [[ $own == [=:] ]] && own=""
  word="${words[${#words[@]}-1]}"
  local cut=$((${#word} - ${#own}))
  COMPREPLY=()
  while IFS= read -r answer; do
    case "$answer" in
      :files) compopt -o filenames 2>/dev/null; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$own") ;;
      :folders) compopt -o filenames 2>/dev/null; mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -d -- "$own") ;;
      :open) compopt -o nospace 2>/dev/null ;;
      ?*) answer="${answer%%$'\t'*}"; COMPREPLY+=("${answer:cut}") ;;
    esac
  done < <("${words[0]/#\~/$HOME}" completion --next "${words[@]:1}" 2>/dev/null)
}
complete -F _diagclub diagclub
)BASH";

constexpr std::string_view kZsh = R"ZSH(#compdef diagclub
_diagclub() {
  local -a answers matches about
  local answer files folders
  local -a blank
  answers=("${(@f)$("${(Q)words[1]}" completion --next "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for answer in "${answers[@]}"; do
    case "$answer" in
      :files) files=1 ;;
      :folders) folders=1 ;;
      :open) blank=(-S '') ;;
      ?*) matches+=("${answer%%$'\t'*}"); about+=("${answer/$'\t'/  -- }") ;;
    esac
  done
  (( $#matches )) && compadd -l "${blank[@]}" -d about -a matches
  if [[ -n $files$folders ]]; then
    compset -P '--*='
    if [[ -n $files ]]; then _files; else _files -/; fi
  fi
}
if [[ ${funcstack[1]} == _diagclub ]]; then
  _diagclub "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _diagclub diagclub
fi
)ZSH";

constexpr std::string_view kFish = R"FISH(function __diagclub_next
    set -l words (commandline -opc) (commandline -ct)
    set -l at $words[-1]
    for answer in ($words[1] completion --next $words[2..-1] 2>/dev/null)
        switch $answer
            case :files
                # Behind `--option=` only what follows is the name of a file.
                if string match -q -- '--*=*' $at
                    set -l lead (string replace -r '=.*' '=' -- $at)
                    string replace -r -- '^' $lead (__fish_complete_path (string replace -r '^[^=]*=' '' -- $at))
                else
                    __fish_complete_path $at
                end
            case :folders
                if string match -q -- '--*=*' $at
                    set -l lead (string replace -r '=.*' '=' -- $at)
                    string replace -r -- '^' $lead (__fish_complete_directories (string replace -r '^[^=]*=' '' -- $at))
                else
                    __fish_complete_directories $at
                end
            case :open
            case '*'
                echo $answer
        end
    end
end
complete -c diagclub -f -a '(__diagclub_next)'
)FISH";

}  // namespace

std::string_view completion_script(std::string_view shell) {
  return shell == "bash" ? kBash : shell == "zsh" ? kZsh : kFish;
}

}  // namespace diagclub
