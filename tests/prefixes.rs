//! Every page, broken off at every byte.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;
#[path = "support/outcome/mod.rs"]
mod outcome;
#[path = "support/pages/mod.rs"]
mod pages;

use chatwire::{Error, ErrorKind, Options};
use outcome::{Full, fed, whole};

#[test]
fn every_prefix_of_every_page_ends_early() {
    for page in pages::all() {
        for options in [Options::new(), Options::new().lenient()] {
            let expected = whole::<Full>(&page.bytes, options);
            assert!(expected.end.is_ok(), "{}", page.name);
            for end in 0..page.bytes.trim_ascii_end().len() {
                let prefix = &page.bytes[..end];
                for outcome in [
                    whole::<Full>(prefix, options),
                    fed(prefix.chunks(7), options),
                ] {
                    let error = Error::new(ErrorKind::UnexpectedEnd, end as u64);
                    assert_eq!(outcome.end, Err(error), "{} up to {end}", page.name);
                    assert!(
                        expected.told.starts_with(&outcome.told),
                        "{} up to {end}",
                        page.name
                    );
                }
            }
        }
    }
}
