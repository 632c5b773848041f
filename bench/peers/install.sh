#!/usr/bin/env bash
# Installs what the peers need, each from its own registry, into $ZENLAYER_BENCH_PEERS or a folder for
# temporary files.
# What cannot be installed leaves its last words in NAME.failed; the benchmark reports them.
set -uo pipefail

peers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${ZENLAYER_BENCH_PEERS:-${TMPDIR:-/tmp}/zenlayer-teardown-peers}
mkdir -p "$home" && cd "$home" || exit 1
rm -f ./*.failed

# attempt NAME COMMAND...: keeps the output of a failure.
attempt() {
  local name=$1
  shift
  echo "installing $name"
  if ! "$@" >"$name.log" 2>&1; then
    tail -n 2 "$name.log" | tee "$name.failed"
  fi
}

python_sdk() {
  python3 -m venv python && python/bin/pip install --quiet zenlayercloud-sdk-python==2.0.77
}

go_sdk() {
  local program=$PWD/go-teardown
  (cd "$peers/go" && go build -o "$program" .)
}

zeno() {
  GOBIN="$home" go install github.com/zenlayer/zenlayercloud-cli@latest
}

shell_tools() {
  curl --version && openssl version && jq --version
}

attempt python python_sdk
attempt bash shell_tools
attempt go go_sdk
attempt zeno zeno
