#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| chatwire_fuzz::checks::declared::check(bytes));
