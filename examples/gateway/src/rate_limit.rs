//! What the headers of a response say about when to ask again.

use chatwire::Timestamp;

use crate::date;

/// The limit is for a day, so its end can be far away. Asking once an hour costs little.
const LONGEST: i64 = 3600;
/// A `Rate-Limit-Reset` up to this is a number of seconds; above, it is seconds since 1970.
const A_YEAR: i64 = 366 * 86_400;

/// How many seconds the server asks to wait, if it does.
///
/// `Rate-Limit-Reset` is a timestamp, and a device may have no clock. The server has one: `Date`.
pub fn pause<'h>(status: u16, headers: impl Iterator<Item = (&'h str, &'h [u8])>) -> Option<u32> {
    let (mut remaining, mut reset, mut retry_after, mut now) = (None, None, None, None);
    for (name, value) in headers {
        let Ok(value) = core::str::from_utf8(value) else {
            continue;
        };
        let number = || value.trim().parse::<i64>().ok();
        match name {
            _ if name.eq_ignore_ascii_case("Rate-Limit-Remaining") => remaining = number(),
            _ if name.eq_ignore_ascii_case("Rate-Limit-Reset") => {
                let datetime = || Some(value.trim().parse::<Timestamp>().ok()?.unix_seconds());
                reset = number().or_else(datetime);
            }
            _ if name.eq_ignore_ascii_case("Retry-After") => retry_after = number(),
            _ if name.eq_ignore_ascii_case("Date") => {
                now = date::parse(value).map(|now| now.unix_seconds());
            }
            _ => {}
        }
    }
    if status != 429 && remaining != Some(0) {
        return None;
    }
    let seconds = match (retry_after, reset, now) {
        (Some(seconds), _, _) => seconds,
        (None, Some(seconds), _) if seconds <= A_YEAR => seconds,
        (None, Some(reset), Some(now)) => reset.saturating_sub(now),
        (None, Some(_), None) => LONGEST,
        (None, None, _) => return None,
    };
    u32::try_from(seconds.clamp(0, LONGEST)).ok()
}

#[cfg(test)]
mod tests {
    use super::pause;

    const NOW: (&str, &[u8]) = ("date", b"Sun, 22 Aug 2021 01:14:01 GMT");

    fn of(status: u16, headers: &[(&'static str, &'static [u8])]) -> Option<u32> {
        pause(status, headers.iter().copied())
    }

    #[test]
    fn a_pause_lasts_until_the_reset_by_the_clock_of_the_server() {
        let none: (&str, &[u8]) = ("RATE-LIMIT-REMAINING", b"0");
        assert_eq!(
            of(200, &[NOW, none, ("Rate-Limit-Reset", b"1629594851")]),
            Some(10)
        );
        assert_eq!(
            of(
                200,
                &[NOW, none, ("Rate-Limit-Reset", b"2021-08-22T01:14:03Z")]
            ),
            Some(2)
        );
        assert_eq!(of(200, &[none, ("Rate-Limit-Reset", b"30")]), Some(30));
        assert_eq!(
            of(200, &[none, ("Rate-Limit-Reset", b"1629594851")]),
            Some(3600),
            "without a clock"
        );
        assert_eq!(
            of(200, &[NOW, none, ("Rate-Limit-Reset", b"1629590000")]),
            Some(0),
            "it is over"
        );
        assert_eq!(
            of(
                200,
                &[NOW, none, ("Rate-Limit-Reset", b"9223372036854775807")]
            ),
            Some(3600)
        );
        assert_eq!(
            of(
                200,
                &[NOW, none, ("Rate-Limit-Reset", b"-9223372036854775808")]
            ),
            Some(0)
        );
    }

    #[test]
    fn there_is_no_pause_while_requests_remain_or_where_nothing_is_said() {
        let one: (&str, &[u8]) = ("Rate-Limit-Remaining", b"1");
        assert_eq!(of(200, &[NOW, one, ("Rate-Limit-Reset", b"30")]), None);
        assert_eq!(of(429, &[]), None);
        assert_eq!(of(429, &[("Retry-After", b"7")]), Some(7));
        assert_eq!(of(429, &[("Rate-Limit-Reset", b"soon")]), None);
        assert_eq!(of(429, &[("Rate-Limit-Reset", b"\xff")]), None);
    }
}
