# Sourced by the other scripts: one sentence, in the language of the person's locale, on standard error.

# say CHINESE ENGLISH
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) printf '%s\n' "$1" >&2 ;;
    *) printf '%s\n' "$2" >&2 ;;
  esac
}

# fail CHINESE ENGLISH
fail() {
  say "错误：$1" "error: $2"
  exit 1
}
