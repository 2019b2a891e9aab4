//! Every chat arrives once and in order, whatever fault the server has; and the fault was really there.

use std::thread;

use chatwire::Pages;
use gateway::End;
use gateway::server::{FUTURE, Fault, Listed, Server};
use serde_json::{Value, json};

use crate::field::{Field, Wire, in_time, nothing};

/// Polls a server with these faults until all is quiet. Chats arrive between the passes, some in the second of the
/// newest one.
fn poll(seed: u64, chats: usize, faults: &[Fault]) -> Field {
    let mut field = Field::new(seed, chats, faults);
    let some = |server: &Server| server.arrive(7, 3);
    let of_the_same_second = |server: &Server| server.arrive(2, 0);
    let more_than_a_page = |server: &Server| server.arrive(13, 1);
    field.poll_to_the_end(&[
        &nothing,
        &some,
        &of_the_same_second,
        &of_the_same_second,
        &more_than_a_page,
    ]);
    field.assert_complete();
    field
}

/// The same with one fault, which has to strike.
fn under(fault: Fault, check: fn(&Field)) {
    for_seeds(4, move |seed| {
        let field = poll(seed, 37, &[fault]);
        let strikes = field.server.strikes(fault);
        assert!(strikes > 0, "{} never struck", fault.name());
        check(&field);
    });
}

/// All at the same time, since they wait most of it.
fn for_seeds(seeds: u64, test: impl Fn(u64) + Send + Sync + 'static) {
    in_time(move || {
        thread::scope(|scope| {
            for seed in 0..seeds {
                let test = &test;
                scope.spawn(move || test(seed));
            }
        });
    });
}

fn retried(field: &Field, why: &str) -> bool {
    field
        .seen
        .retries
        .iter()
        .any(|(trouble, ..)| trouble.contains(why))
}

#[test]
fn without_a_fault_the_uplink_gets_the_list_as_it_is() {
    in_time(|| {
        let mut field = Field::new(7, 37, &[]);
        let five = |server: &Server| server.arrive(5, 1);
        field.poll_to_the_end(&[&nothing, &five]);
        field.assert_complete();
        assert_eq!(field.seen.tokens, 2, "one for each gateway");
        assert!(field.seen.retries.is_empty() && field.seen.limits.is_empty());
        let listed = field.listed();
        let (new, old) = listed.split_at(5);
        assert_eq!(field.arrived()[..2], [old, new]);
    });
}

#[test]
fn a_pass_without_news_ends_within_the_first_page() {
    in_time(|| {
        let mut field = Field::new(1, 100, &[]);
        field.poll_to_the_end(&[&nothing]);
        let pages = &field.seen.pages;
        let whole: Vec<_> = pages[..10].iter().map(|(page, ..)| *page).collect();
        assert_eq!(whole, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        let [(page, tally, end)] = pages[10..] else {
            panic!("{pages:?}");
        };
        assert_eq!((page, tally.forwarded, end), (1, 0, End::Known));
        assert!(tally.bytes < pages[0].1.bytes / 2, "{tally:?}");
    });
}

#[test]
fn a_list_of_no_chats() {
    in_time(|| {
        let mut field = Field::new(1, 0, &[]);
        field.poll_to_the_end(&[&nothing, &|server: &Server| server.arrive(1, 0)]);
        field.assert_complete();
        assert_eq!(field.seen.forwarded, 1);
    });
}

#[test]
fn token() {
    under(Fault::Token, |field| {
        assert!(retried(field, "2004: Access Token expired"));
        let renewed = field.seen.retries.len();
        let gateways = field.seen.tokens as usize - renewed;
        assert!(gateways > 0 && gateways <= field.uplink.len());
        let at_once = |(_, attempt, wait): &(String, u32, u32)| (*attempt == 1) == (*wait == 0);
        assert!(
            field.seen.retries.iter().all(at_once),
            "{:?}",
            field.seen.retries
        );
    });
}

#[test]
fn rate_limit() {
    under(Fault::RateLimit, |field| {
        assert!(!field.seen.limits.is_empty());
        assert!(retried(field, "429"));
        assert_eq!(
            field.server.ignored_limits(),
            0,
            "requests that were not allowed"
        );
    });
}

#[test]
fn server_error() {
    under(Fault::ServerError, |field| {
        assert!(retried(field, "2007") || retried(field, "3454"));
        for (trouble, attempt, wait) in &field.seen.retries {
            assert_eq!(*wait, 500 << (attempt - 1), "{trouble}, attempt {attempt}");
        }
    });
}

#[test]
fn bad_gateway() {
    under(Fault::BadGateway, |field| {
        assert!(retried(field, "HTTP status 502"))
    });
}

#[test]
fn hang_up() {
    under(Fault::HangUp, |field| {
        assert!(retried(field, "the connection was cut"))
    });
}

#[test]
fn cut() {
    under(Fault::Cut, |field| {
        assert!(field.seen.ends(End::Broken) > 0);
        assert!(field.seen.skipped() > 0, "pages are read again");
    });
}

#[test]
fn stall() {
    under(Fault::Stall, |field| {
        assert!(retried(field, "the connection stalled"))
    });
}

#[test]
fn endless() {
    under(Fault::Endless, |field| {
        assert!(retried(field, "65536"), "{:?}", field.seen.retries);
        assert!(
            field
                .seen
                .pages
                .iter()
                .all(|(_, tally, _)| tally.bytes <= 65_536 + 1024)
        );
    });
}

#[test]
fn garbage() {
    under(Fault::Garbage, |field| {
        assert!(retried(field, "invalid JSON"))
    });
}

#[test]
fn trickle() {
    under(Fault::Trickle, |field| {
        assert!(field.seen.retries.is_empty())
    });
}

#[test]
fn chunked() {
    under(Fault::Chunked, |field| {
        assert!(field.seen.retries.is_empty())
    });
}

#[test]
fn close() {
    under(Fault::Close, |field| assert!(field.seen.retries.is_empty()));
}

#[test]
fn shift() {
    under(Fault::Shift, |field| {
        assert!(field.seen.retries.is_empty());
        assert!(field.seen.skipped() > 0);
    });
}

#[test]
fn same_instant() {
    under(Fault::SameInstant, |field| {
        assert!(field.seen.skipped() > 0);
        assert!(field.seen.crowded.is_empty());
    });
}

#[test]
fn future() {
    under(Fault::Future, |field| {
        assert!(field.seen.retries.is_empty());
        let mark = field.seen.checkpoint.mark().unwrap();
        assert!(mark.unix_seconds() < FUTURE, "{mark}");
    });
}

#[test]
fn odd_chats() {
    under(Fault::OddChats, |field| {
        assert_eq!(field.seen.no_id, 0, "an id is never cut");
        for fault in [
            "created_at is not a valid datetime",
            "chat_id exceeds its capacity",
        ] {
            let mut rejected = field.seen.rejected.iter();
            assert!(rejected.any(|why| why.contains(fault)), "{fault}");
        }
    });
}

/// Whether the server has such a chat. All that can arrive did, with every value.
fn sent(field: &Field, such: impl Fn(&Listed) -> bool) -> bool {
    field.server.chats().iter().any(such)
}

#[test]
fn bare_asset() {
    under(Fault::BareAsset, |field| {
        assert!(field.seen.rejected.is_empty(), "the chat comes without it");
        assert!(sent(field, |chat| chat.sent["asset"].is_string()));
    });
}

#[test]
fn apple_ids() {
    under(Fault::AppleIds, |field| {
        assert!(field.seen.rejected.is_empty());
        let length = |chat: &Listed| chat.sent["destination_id"].as_str().map(str::len);
        assert!(sent(field, |chat| length(chat) == Some(169)));
    });
}

#[test]
fn empties() {
    under(Fault::Empties, |field| {
        assert!(field.seen.rejected.is_empty());
        let as_sent = |name: &str, value: Option<Value>| {
            let same = |chat: &Listed| chat.sent.get(name) == value.as_ref();
            assert!(sent(field, same), "{name} {value:?}");
        };
        as_sent("flag", Some(json!("")));
        as_sent("flag", Some(json!(null)));
        as_sent("flag", None);
        as_sent("tag", Some(json!({})));
        as_sent("other_details", Some(json!("")));
        let nothing = |chat: &Listed| {
            let mut expected = chat.expected.iter();
            expected.any(|chat| chat["asset"].is_null())
        };
        assert!(sent(field, nothing), "no asset");
    });
}

#[test]
fn other_case() {
    under(Fault::OtherCase, |field| {
        assert!(field.seen.rejected.is_empty());
        for name in ["status", "channel"] {
            let upper = |chat: &Listed| {
                let name = chat.sent[name].as_str().unwrap();
                name.contains(char::is_uppercase)
            };
            assert!(sent(field, upper), "{name}");
        }
    });
}

#[test]
fn fractions() {
    under(Fault::Fractions, |field| {
        let digits = |chat: &Listed| chat.sent["created_at"].as_str().map(str::len);
        assert!(sent(field, |chat| digits(chat) == Some(28)));
        assert!(field.seen.crowded.is_empty());
    });
}

#[test]
fn dot_net() {
    under(Fault::DotNet, |field| {
        assert!(field.seen.retries.is_empty() && field.seen.rejected.is_empty());
    });
}

#[test]
fn links() {
    under(Fault::Links, |field| assert!(field.seen.retries.is_empty()));
}

/// As often as a page ends exactly where the list does, too.
#[test]
fn links_of_lists_of_whole_pages() {
    for_seeds(4, |seed| {
        poll(seed, 40, &[Fault::Links]);
    });
}

#[test]
fn teams() {
    in_time(|| {
        let mut field = Field::new(1, 37, &[Fault::Teams]);
        field.team = None;
        let results = field.poll(Pages::new(), &Wire::sound(), &[&nothing]);
        let trouble = results[0].as_ref().unwrap_err().to_string();
        assert!(trouble.starts_with("2010"), "{trouble}");
        assert!(field.seen.retries.is_empty(), "no attempt helps");
        assert_eq!(field.server.strikes(Fault::Teams), 1);
    });
    for_seeds(1, |seed| {
        let field = poll(seed, 37, &[Fault::Teams]);
        assert_eq!(field.server.strikes(Fault::Teams), 0);
    });
}

#[test]
fn html() {
    under(Fault::Html, |field| assert!(retried(field, "invalid JSON")));
}

#[test]
fn bare_code() {
    under(Fault::BareCode, |field| {
        assert!(retried(field, "no list, and status code 429"))
    });
}

#[test]
fn all_at_once() {
    for_seeds(12, |seed| {
        let field = poll(seed, 53, Fault::ALL);
        let struck = |fault: &&Fault| field.server.strikes(**fault) > 0;
        let faults = Fault::ALL.iter().filter(struck).count();
        assert!(faults >= 18, "{faults} faults");
    });
}
