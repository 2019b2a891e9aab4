#!/bin/bash -eu
# Puts into $OUT what ClusterFuzzLite and OSS-Fuzz run: each target with its seeds, its dictionary and its options.
# Runs in the checkout.

cargo fuzz build -O --debug-assertions
while read -r target kind _; do
    cp "${CARGO_TARGET_DIR:-fuzz/target}/x86_64-unknown-linux-gnu/release/$target" "$OUT/"
    (cd fuzz && zip -qr "$OUT/${target}_seed_corpus.zip" "corpus/$target" "seeds/$kind")
    cp fuzz/chats.dict "$OUT/$target.dict"
    printf '[libfuzzer]\nmax_len = 2048\ntimeout = 10\n' >"$OUT/$target.options"
done <fuzz/targets
