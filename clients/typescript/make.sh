#!/bin/sh
# What `make` says to this client: generate | check | journey. Needs npm; the Node that the tools want (22.18 or newer)
# comes with the locked packages, so that an older one on the machine will do to install them.
set -eu
cd "$(dirname "$0")"

fail() {
  echo "clients/typescript: $1" >&2
  exit 1
}

install() {
  command -v npm >/dev/null 2>&1 || fail "there is no npm on this machine; install Node 20.20 or newer"
  # npm leaves its own lock in node_modules: nothing to do while it is newer than ours.
  if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    echo "clients/typescript: installing the locked packages …"
    npm ci --loglevel=error
    touch node_modules/.package-lock.json
  fi
  PATH="$PWD/node_modules/.bin:$PATH"
  node -e 'const [major, minor] = process.versions.node.split("."); process.exit(+major * 100 + +minor < 2218 ? 1 : 0)' \
    || fail "needs Node 22.18 or newer, and no package brings one for this machine (here: $(node --version))"
}

# A lock file with addresses works only where those can be reached, and tells where it was made.
check_lock() {
  ! grep -n '"resolved"' package-lock.json || fail "package-lock.json names download addresses; npm install puts that right"
}

case "${1-}" in
  generate)
    install
    node scripts/generate.ts
    ;;
  check)
    install
    check_lock
    node scripts/generate.ts --check
    tsc --noEmit
    tsc --project tsconfig.build.json --noEmit
    node --test --test-reporter=dot "test/unit/*.test.ts"
    ;;
  journey)
    [ -n "${DAYBOOK_URL-}" ] || fail "DAYBOOK_URL says where the server is, such as http://127.0.0.1:8000"
    [ -n "${DAYBOOK_MAIL-}" ] || fail "DAYBOOK_MAIL says where its letters are: the folder mail of its DAYBOOK_DATA"
    install
    node --test "test/journey/*.test.ts"
    ;;
  *)
    fail "say generate, check or journey"
    ;;
esac
