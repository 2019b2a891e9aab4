//! What stands on the wire for a value, read and printed outside of a page.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use chatwire::{Channel, ChatStatus, StatusCode, UnknownVariant};

/// Each name is read as the variant beside it, which prints as that name.
fn names<T>(documented: &[(&str, T)], all: &[T])
where
    T: FromStr<Err = UnknownVariant> + Display + Debug + PartialEq,
{
    assert_eq!(documented.len(), all.len());
    for (name, variant) in documented {
        assert_eq!(name.parse().as_ref(), Ok(variant));
        assert_eq!(variant.to_string(), *name);
        assert!(all.contains(variant));
        for other in [name.to_uppercase(), format!("{name} "), format!(" {name}")] {
            assert_eq!(other.parse::<T>(), Err(UnknownVariant), "{other:?}");
        }
    }
    for other in ["", "unknown", "open"] {
        assert_eq!(other.parse::<T>(), Err(UnknownVariant), "{other:?}");
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
    use StatusCode::{
        ChatsNotRetrieved, ChatsRetrieved, HeaderMissing, InternalError, InvalidToken,
        MethodNotAllowed, TeamNotFound, TokenExpired, Unknown,
    };
    for (number, code) in [
        ("4305", ChatsRetrieved),
        ("2002", HeaderMissing),
        ("2003", InvalidToken),
        ("2004", TokenExpired),
        ("2007", InternalError),
        ("2010", TeamNotFound),
        ("2099", MethodNotAllowed),
        ("3454", ChatsNotRetrieved),
        ("4306", Unknown(4306)),
        ("0", Unknown(0)),
        ("-1", Unknown(-1)),
        ("9223372036854775807", Unknown(i64::MAX)),
        ("-9223372036854775808", Unknown(i64::MIN)),
    ] {
        assert_eq!(number.parse(), Ok(code));
        assert_eq!(code.number().to_string(), number);
    }
    for no_number in ["", "ok", "4305 ", "4305.0", "9223372036854775808"] {
        assert!(no_number.parse::<StatusCode>().is_err(), "{no_number:?}");
    }
    assert!(TokenExpired.to_string().parse::<StatusCode>().is_err());
}
