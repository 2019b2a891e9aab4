//! What stands on the wire for a value, read and printed outside of a page.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use std::fmt::{Debug, Display};
use std::str::FromStr;

use chatwire::{Channel, ChatStatus, ParseVariantError, StatusCode};

/// Each name is read as the variant beside it, which prints as that name.
fn names<T>(documented: &[(&str, T)], all: &[T])
where
    T: FromStr<Err = ParseVariantError> + Display + Debug + PartialEq,
{
    assert_eq!(documented.len(), all.len());
    for (name, variant) in documented {
        assert_eq!(name.parse().as_ref(), Ok(variant));
        assert_eq!(variant.to_string(), *name);
        assert!(all.contains(variant));
        for other in [name.to_uppercase(), name[..1].to_uppercase() + &name[1..]] {
            assert_eq!(other.parse().as_ref(), Ok(variant), "{other:?}");
        }
        for other in [format!("{name} "), format!(" {name}"), name[1..].to_owned()] {
            assert!(other.parse::<T>().is_err(), "{other:?}");
        }
    }
    for other in ["", "unknown", "Unknown", "open", "pic\u{212a}ed", "ſms"] {
        assert!(other.parse::<T>().is_err(), "{other:?}");
    }
}

#[test]
fn statuses() {
    use ChatStatus::{Closed, OnHold, Picked, Queued};
    let documented = [
        ("queued", Queued),
        ("picked", Picked),
        ("onhold", OnHold),
        ("closed", Closed),
    ];
    names(&documented, ChatStatus::ALL);
}

#[test]
fn channels() {
    use Channel::{Abc, Api, Email, Facebook, LiveChat, Sms, Twitter, WhatsApp};
    let documented = [
        ("sms", Sms),
        ("facebook", Facebook),
        ("twitter", Twitter),
        ("livechat", LiveChat),
        ("email", Email),
        ("abc", Abc),
        ("whatsapp", WhatsApp),
        ("api", Api),
    ];
    names(&documented, Channel::ALL);
}

#[test]
fn status_codes() {
    for (number, code) in [
        ("4305", StatusCode::CHATS_RETRIEVED),
        ("2002", StatusCode::HEADER_MISSING),
        ("2003", StatusCode::INVALID_TOKEN),
        ("2004", StatusCode::TOKEN_EXPIRED),
        ("2007", StatusCode::INTERNAL_ERROR),
        ("2010", StatusCode::TEAM_NOT_FOUND),
        ("2099", StatusCode::METHOD_NOT_ALLOWED),
        ("3454", StatusCode::CHATS_NOT_RETRIEVED),
        ("4306", StatusCode::new(4306)),
        ("0", StatusCode::new(0)),
        ("-1", StatusCode::new(-1)),
        ("9223372036854775807", StatusCode::new(i64::MAX)),
        ("-9223372036854775808", StatusCode::new(i64::MIN)),
    ] {
        assert_eq!(number.parse(), Ok(code));
        assert_eq!(
            (StatusCode::from(code.number()), i64::from(code)),
            (code, code.number())
        );
        assert_eq!(code.number().to_string(), number);
    }
    for no_number in ["", "ok", "4305 ", "4305.0", "9223372036854775808"] {
        assert!(no_number.parse::<StatusCode>().is_err(), "{no_number:?}");
    }
    assert!(
        StatusCode::TOKEN_EXPIRED
            .to_string()
            .parse::<StatusCode>()
            .is_err()
    );
}
