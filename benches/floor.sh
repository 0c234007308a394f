#!/bin/sh
# Puts dealbooks beside bare servers in one run: webhook in and panel out, on SQLite and PostgreSQL.
#
#   FLOOR=path/to/floor benches/floor.sh [ingest|panel|slow|growth|poll]…
#
# FLOOR is a rig that starts bare servers (Rust, Node, Python) and a product in turn, loads each and prints ratios; its
# README says what its variables mean (ROUNDS, CONNS, EVENTS, ONLY, PG, PEERS are passed on). What is started here is the
# release build with a production's settings; only the addresses are those of this machine.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
: "${FLOOR:?the folder of the rig}"
target=${CARGO_TARGET_DIR:-$root/target}/release
work=${FLOOR_WORK:-${TMPDIR:-/tmp}/floor}
[ -x "$target/dealbooks" ] && [ -x "$target/examples/seed" ] ||
    (cd "$root" && cargo build --release --bin dealbooks --example seed)

# A seeded database is copied for each run: {dir} is fresh each time.
settings="APP_ENV=production PUBLIC_URL=https://127.0.0.1:{port} BIND_ADDRESS=127.0.0.1:{port} ADMIN_BIND_ADDRESS=127.0.0.1:0 \
ENCRYPTION_KEYS=b:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= PIPEDRIVE_CLIENT_ID=pd PIPEDRIVE_CLIENT_SECRETS=panel-secret \
QUICKBOOKS_ENVIRONMENT=sandbox QUICKBOOKS_CLIENT_ID=qb QUICKBOOKS_CLIENT_SECRET=secret \
QUICKBOOKS_WEBHOOK_VERIFIER_TOKENS=verifier"
seeded() { # invoices
    file=$work/seed-$1.db
    [ -f "$file" ] || env $(echo "$settings" | sed 's/{port}/1/g') DATABASE_URL="sqlite://$file.new" \
        "$target/examples/seed" --invoices "$1" && { [ -f "$file" ] || mv "$file.new" "$file"; }
    echo "$file"
}
mkdir -p "$work"
export PRODUCT_TOKEN=verifier PRODUCT_WEBHOOK=/webhooks/quickbooks PRODUCT_REALM=9341450000000001
# Without `iat` a token counts as issued five minutes before its end, which is in the future here.
export PRODUCT_JWT_SECRET=panel-secret PRODUCT_CLAIMS='{"companyId":7400123,"userId":15500777,"iat":'$(date +%s)',"exp":{exp}}'
export PRODUCT_PANEL='/panel?resource=deal&view=details&userId=15500777&companyId=7400123&selectedIds={n}&theme=light&id=x&token={jwt}'
export PRODUCT_SPAN=2000
serve="$target/dealbooks serve"
# What an open panel asks once a second: 204 as long as nothing changed. Processor time of the server for 1,000 of them.
poll() {
    port=${POLL_PORT:-18080} dir=$(mktemp -d)
    cp "$1" "$dir/app.db"
    # shellcheck disable=SC2086
    env $(echo "$settings" | sed "s/{port}/$port/g") DATABASE_URL="sqlite://$dir/app.db" $serve >"$dir/log" 2>&1 &
    pid=$!
    trap 'kill $pid; rm -rf "$dir"' EXIT
    until curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null; do :; done
    part() { openssl base64 -A | tr '+/' '-_' | tr -d =; }
    claims=$(echo "$PRODUCT_CLAIMS" | sed "s/{exp}/$(($(date +%s) + 3600))/")
    body=$(printf '{"alg":"HS256","typ":"JWT"}' | part).$(printf %s "$claims" | part)
    jwt=$body.$(printf %s "$body" | openssl dgst -sha256 -hmac "$PRODUCT_JWT_SECRET" -binary | part)
    page=$(curl -s "http://127.0.0.1:$port$(echo "$PRODUCT_PANEL" | sed "s/{n}/7/; s/{jwt}/$jwt/")")
    look=$(echo "$page" | grep -o 'Bearer [^"]*' | head -n 1)
    version=$(echo "$page" | grep -o 'data-version="[^"]*' | head -n 1 | cut -d '"' -f 2)
    busy() { awk '{print $14 + $15}' "/proc/$pid/stat"; }
    before=$(busy)
    "${CARGO_TARGET_DIR_FLOOR:-${FLOOR_WORK:-${TMPDIR:-/tmp}/floor}/target}/release/load" get --conns "${CONNS:-64}" --secs "${SECS:-4}" \
        --url "http://127.0.0.1:$port/panel/state?subject=deal-7&version=$version" --header "authorization: $look" >"$dir/load"
    cat "$dir/load"
    echo "ticks of 10 ms: $(($(busy) - before))"
}
for suite in "${@:-ingest}"; do
    file=$(seeded "${SEED_INVOICES:-10000}")
    [ "$suite" != poll ] || { poll "$file"; continue; }
    PRODUCT_BEFORE="cp $file {dir}/app.db"
    PRODUCT_CMD="env $settings DATABASE_URL=sqlite://{dir}/app.db $serve"
    PRODUCT_COUNT="sqlite3 {dir}/app.db 'select count(*) from webhook_events'"
    export PRODUCT_BEFORE PRODUCT_CMD PRODUCT_COUNT
    "$FLOOR/run.sh" "$suite"
done
