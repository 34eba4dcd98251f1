#!/usr/bin/env bash
# Makes the test vectors of notifications with the openssl command line, an implementation that the tested code has nothing in
# common with: keys, encrypted content as the service sends it, and validation tokens, right and wrong ones.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

app=5b1c47f2-6f0a-4e6b-8a51-0b8e6d1e2f33
tenant=3f0c1d2e-9a64-4f57-b1c9-6f4b0b6f1a10
publisher=0bf30f3b-4a52-48df-9a82-234910c4a086

hex() { od -An -v -tx1 | tr -d ' \n'; }
plain64() { openssl base64 -A; }
url64() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
new_key() { openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1"; }

# Keys: that of the certificate in both forms of PEM, one of another certificate, one that is too short, and one for a curve.
new_key key.pem
openssl rsa -in key.pem -traditional -out key-pkcs1.pem 2>/dev/null
new_key other.pem
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out short.pem
openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out curve.pem
openssl pkey -in key.pem -pubout -out "$temporary/public.pem"

# Content of the bytes on standard input, encrypted with a key of so many bytes; further arguments are for `openssl enc`.
content() {
    local size=$1 key
    shift
    openssl rand "$size" >"$temporary/data.key"
    key=$(hex <"$temporary/data.key")
    openssl enc "-aes-$((size * 8))-cbc" -K "$key" -iv "${key:0:32}" "$@" -out "$temporary/data"
    openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary -out "$temporary/signature" "$temporary/data"
    openssl pkeyutl -encrypt -pubin -inkey "$temporary/public.pem" -in "$temporary/data.key" -out "$temporary/wrapped" \
        -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha1 -pkeyopt rsa_mgf1_md:sha1
    printf '{"data": "%s", "dataSignature": "%s", "dataKey": "%s", "encryptionCertificateId": "autumn", "encryptionCertificateThumbprint": "0A1B"}' \
        "$(plain64 <"$temporary/data")" "$(plain64 <"$temporary/signature")" "$(plain64 <"$temporary/wrapped")"
}

# Signed by the key in the file; claims that are given stand in place of those of a right token, and `null` leaves one out.
token() {
    local file=$1 header=$2 signed
    signed="$(printf %s "$header" | url64).$(printf %s "$3" | url64)"
    printf '%s.%s' "$signed" "$(printf %s "$signed" | openssl dgst -sha256 -sign "$file" -binary | url64)"
}
claims() {
    local iss=${iss-https://sts.windows.net/$tenant/} aud=${aud-$app} appid=${appid-$publisher} nbf=${nbf-1700000000}
    local exp=${exp-32503680000}
    printf '{"iss": "%s", "aud": "%s", "appid": "%s", "nbf": %s, "exp": %s, "tid": "%s"}' "$iss" "$aud" "$appid" "$nbf" "$exp" "$tenant"
}

new_key "$temporary/signing.pem"
new_key "$temporary/foreign.pem"
openssl pkey -in "$temporary/signing.pem" -pubout -out "$temporary/signing-public.pem"
modulus=$(openssl rsa -in "$temporary/signing.pem" -noout -modulus)
modulus=$(printf %s "${modulus#Modulus=}" | sed 's/../\\x&/g')
printf '{"keys": [{"kty": "EC", "crv": "P-256", "kid": "curve", "x": "AA", "y": "AA"}, {"kty": "RSA", "use": "sig", "kid": "test-key", "e": "AQAB", "n": "%s"}]}\n' \
    "$(printf "$modulus" | url64)" >keys.json

header='{"alg": "RS256", "typ": "JWT", "kid": "test-key"}'
signing=$temporary/signing.pem
right=$(token "$signing" "$header" "$(claims)")
second="{\"iss\": \"https://login.microsoftonline.com/$tenant/v2.0\", \"aud\": \"$app\", \"azp\": \"$publisher\", \"nbf\": 1700000000, \"exp\": 32503680000, \"tid\": \"$tenant\"}"
without_end="{\"iss\": \"https://sts.windows.net/$tenant/\", \"aud\": \"$app\", \"appid\": \"$publisher\", \"nbf\": 1700000000, \"tid\": \"$tenant\"}"
hmac_head="$(printf '{"alg": "HS256", "typ": "JWT", "kid": "test-key"}' | url64).$(claims | url64)"
hmac_key=$(hex <"$temporary/signing-public.pem")
{
    printf '{\n'
    printf '  "right": "%s",\n' "$right"
    printf '  "right, version 2": "%s",\n' "$(token "$signing" "$header" "$second")"
    printf '  "over": "%s",\n' "$(token "$signing" "$header" "$(exp=1700000001 claims)")"
    printf '  "not yet": "%s",\n' "$(token "$signing" "$header" "$(nbf=32503600000 claims)")"
    printf '  "endless": "%s",\n' "$(token "$signing" "$header" "$without_end")"
    printf '  "for another app": "%s",\n' "$(token "$signing" "$header" "$(aud=$tenant claims)")"
    printf '  "of another sender": "%s",\n' "$(token "$signing" "$header" "$(appid=$app claims)")"
    printf '  "of another issuer": "%s",\n' "$(token "$signing" "$header" "$(iss=https://sts.windows.net/$app/ claims)")"
    printf '  "of another cloud": "%s",\n' "$(token "$signing" "$header" "$(iss=https://sts.chinacloudapi.cn/$tenant/ claims)")"
    printf '  "by a foreign key": "%s",\n' "$(token "$temporary/foreign.pem" "$header" "$(claims)")"
    printf '  "by an unknown key": "%s",\n' "$(token "$signing" '{"alg": "RS256", "kid": "unknown"}' "$(claims)")"
    printf '  "by no key": "%s",\n' "$(token "$signing" '{"alg": "RS256"}' "$(claims)")"
    printf '  "unsigned": "%s.%s.",\n' "$(printf '{"alg": "none", "kid": "test-key"}' | url64)" "$(claims | url64)"
    printf '  "signed with the public key as a secret": "%s.%s",\n' "$hmac_head" \
        "$(printf %s "$hmac_head" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$hmac_key" -binary | url64)"
    printf '  "changed": "%s.%s.%s"\n' "${right%%.*}" "$(claims | sed "s/$tenant/$app/g" | url64)" "${right##*.}"
    printf '}\n'
} >tokens.json

# A call of the service, and further content: with a shorter key, empty, not JSON, and rightly signed but badly padded.
message='{"@odata.type": "#microsoft.graph.message", "id": "AAMk1", "subject": "Paint samples", "isRead": false}'
{
    printf '{"value": [{"subscriptionId": "9d2e", "subscriptionExpirationDateTime": "2026-12-01T08:00:00Z", "changeType": "created", '
    printf '"clientState": "a secret of the subscription", "tenantId": "%s", "resource": "users/7/messages/AAMk1", ' "$tenant"
    printf '"resourceData": {"id": "AAMk1", "@odata.etag": "W/\\"CQ\\""}, "encryptedContent": %s}], ' "$(printf %s "$message" | content 32)"
    printf '"validationTokens": ["%s"]}\n' "$right"
} >rich.json
{
    printf '{\n'
    printf '  "shorter key": %s,\n' "$(printf %s "$message" | content 16)"
    printf '  "empty": %s,\n' "$(printf '' | content 32)"
    printf '  "no JSON": %s,\n' "$(printf 'hello' | content 32)"
    printf '  "badly padded": %s\n' "$(printf 'sixteen bytes %%%%' | content 32 -nopad)"
    printf '}\n'
} >contents.json
