#!/usr/bin/env bash
# Destroys VM instances with curl, openssl and jq, one call after the other. Usage and forms as in teardown.py:
#   ENDPOINT=127.0.0.1:8080 KEY_ID=... KEY_PASSWORD=... bash teardown.sh one-by-one vm-1 vm-2
set -euo pipefail

PAUSE_SECONDS=2
TYPE='application/json'

sha256() { openssl dgst -sha256 -hex | sed 's/^.* //'; }

# call ACTION BODY: prints the response, or the error and fails.
call() {
  local action=$1 body=$2 timestamp canonical to_sign signature answer
  timestamp=$(date +%s)
  canonical=$(printf 'POST\n/\n\ncontent-type:%s\nhost:%s\n\ncontent-type;host\n%s' \
    "$TYPE" "$ENDPOINT" "$(printf '%s' "$body" | sha256)")
  to_sign=$(printf 'ZC2-HMAC-SHA256\n%s\n%s' "$timestamp" "$(printf '%s' "$canonical" | sha256)")
  signature=$(printf '%s' "$to_sign" | openssl dgst -sha256 -hmac "$KEY_PASSWORD" -hex | sed 's/^.* //')
  answer=$(curl -sS -X POST "http://$ENDPOINT/api/v2/vm" \
    -H "Content-Type: $TYPE" \
    -H "x-zc-action: $action" -H 'x-zc-version: 2026-04-01' -H 'x-zc-service: vm' \
    -H "x-zc-timestamp: $timestamp" -H 'x-zc-signature-method: ZC2-HMAC-SHA256' \
    -H "Authorization: ZC2-HMAC-SHA256 Credential=$KEY_ID, SignedHeaders=content-type;host, Signature=$signature" \
    -d "$body")
  jq -e '.response // ("\(.code): \(.message)\n" | halt_error)' <<<"$answer"
}

status() {
  call DescribeInstances "{\"instanceIds\":[\"$1\"]}" | jq -r '.dataSet[0].instanceStatus // "GONE"'
}

wait_for() {
  while [ "$(status "$1")" != "$2" ]; do sleep "$PAUSE_SECONDS"; done
}

destroy() {
  local id
  for id in "$@"; do call TerminateInstance "{\"instanceId\":\"$id\"}" >/dev/null; done
  for id in "$@"; do wait_for "$id" RECYCLE; done
  # A hundred at most in one call.
  printf '%s\n' "$@" | jq -Rnc '[inputs] | _nwise(100) | {instanceIds: .}' | while read -r body; do
    call ReleaseInstances "$body" >/dev/null
  done
  for id in "$@"; do wait_for "$id" GONE; done
}

form=$1
shift
if [ "$form" = in-steps ]; then
  destroy "$@"
else
  for id in "$@"; do destroy "$id"; done
fi
