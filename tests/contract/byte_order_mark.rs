//! One byte order mark at the very start is passed over, and counted.

use chatwire::{Error, ErrorKind, Options, Reason};

use crate::marked::{GOOD, assert_error, decoded, page};
use crate::outcome::{Full, Told, assert_same, fed};

const MARK: &str = "\u{feff}";

#[test]
fn it_changes_nothing_but_the_offsets() {
    let plain = page(&format!("{{{GOOD}}},{{}}"));
    let marked = format!("{MARK}{plain}");
    let expected = decoded(plain.as_bytes(), Options::new());
    let outcome = decoded(marked.as_bytes(), Options::new());
    assert_eq!(outcome.envelope, expected.envelope);
    assert_eq!((outcome.end, outcome.told.len()), (Ok(()), 2));
    assert_eq!(outcome.told[0], expected.told[0]);
    let [Told::Rejected(first), Told::Rejected(second)] = [&expected.told[1], &outcome.told[1]]
    else {
        panic!("{outcome:?}");
    };
    assert_eq!(
        (second.reason, second.offset),
        (Reason::Missing, first.offset + 3)
    );
    // Cut anywhere, in the mark too.
    for first in 0..6 {
        for second in first..6 {
            let (head, rest) = marked.as_bytes().split_at(first);
            let (middle, tail) = rest.split_at(second - first);
            let cut = fed::<Full>([head, middle, tail], Options::new());
            assert_same(&cut, &outcome, || format!("cut at {first} and {second}"));
        }
    }
    let spaced = format!("{MARK} \n{{\"status_code\":1}}");
    decoded(spaced.as_bytes(), Options::new()).ended();
}

#[test]
fn offsets_and_limits_count_it() {
    let page = format!("{MARK}{{^!");
    assert_error(page.as_bytes(), Options::new(), ErrorKind::Syntax);
    let page = format!("{MARK}{{\"status_code\":1}}^");
    let limit = |bytes| Options::new().max_bytes(bytes);
    decoded(page.trim_end_matches('^').as_bytes(), limit(20)).ended();
    assert_error((page + " ").as_bytes(), limit(20), ErrorKind::ByteLimit);
    for allowed in 0..3 {
        let error = decoded(MARK.as_bytes(), limit(allowed)).end.unwrap_err();
        let expected = Error::new(ErrorKind::ByteLimit, allowed);
        assert_eq!(error, expected);
    }
}

#[test]
fn it_is_whole_and_stands_at_the_start() {
    for page in [
        &b"\xef\xbb\xbf^\xef\xbb\xbf{}"[..],
        b" ^\xef\xbb\xbf{}",
        b"{^\xef\xbb\xbf}",
        b"{\"status_code\"^\xef\xbb\xbf:1}",
        b"\xef^{",
        b"\xef\xbb^{",
        b"\xef\xbb^\xbe{}",
        b"\xef^\xbf\xbd{}",
        b"^\xff\xfe{}",
        b"^\xbb\xbf{}",
    ] {
        assert_error(page, Options::new(), ErrorKind::Syntax);
    }
    assert_error(
        b"{\"status_code\":1}^\xef\xbb\xbf",
        Options::new(),
        ErrorKind::Trailing,
    );
    for page in [&b"^"[..], b"\xef^", b"\xef\xbb^", b"\xef\xbb\xbf^"] {
        assert_error(page, Options::new(), ErrorKind::UnexpectedEnd);
    }
}

/// In a text it is a character like any other.
#[test]
fn elsewhere_it_is_a_character() {
    let page = page(&format!(r#"{{{GOOD},"flag":"{MARK}f"}}"#));
    let outcome = decoded(page.as_bytes(), Options::new());
    let [Told::Record(chat)] = &outcome.told[..] else {
        panic!("{outcome:?}");
    };
    assert_eq!(chat.flag.as_deref(), Some("\u{feff}f"));
}
