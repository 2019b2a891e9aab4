//! The clock of the server: its header `Date`.

use core::fmt::Write;

use chatwire::Timestamp;
use chatwire::heapless::String;

/// When the response was sent, if its headers say so.
pub fn of<'h>(mut headers: impl Iterator<Item = (&'h str, &'h [u8])>) -> Option<Timestamp> {
    let (_, value) = headers.find(|(name, _)| name.eq_ignore_ascii_case("Date"))?;
    parse(core::str::from_utf8(value).ok()?)
}

/// `Sun, 22 Aug 2021 01:14:01 GMT`, the only format that HTTP allows servers to send.
pub fn parse(value: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut words = value.split_ascii_whitespace().skip(1);
    let (day, month, year, time) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let mut iso = String::<24>::new();
    write!(iso, "{year}-{month:02}-{day:0>2}T{time}Z").ok()?;
    iso.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{of, parse};

    #[test]
    fn the_date_is_found_among_the_headers() {
        let date: (&str, &[u8]) = ("date", b"Sun, 22 Aug 2021 01:14:01 GMT");
        let found = of([("Age", &b"0"[..]), date].into_iter());
        assert_eq!(found, "2021-08-22T01:14:01Z".parse().ok());
        assert_eq!(of([("Date", &b"\xff"[..])].into_iter()), None);
        assert_eq!(of([].into_iter()), None);
    }

    #[test]
    fn dates_that_are_none_are_none() {
        for value in [
            "",
            "Sun,",
            "Sun, 22 Foo 2021 01:14:01 GMT",
            "Sun, 99 Aug 2021 01:14:01 GMT",
            "Sunday, 22-Aug-21 01:14:01 GMT",
            "Sun, 22 Aug 20210000000000000000000000000 01:14:01 GMT",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
    }
}
