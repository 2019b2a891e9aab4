//! A gateway that stops anywhere, and one that goes on from the last checkpoint.

use std::collections::BTreeSet;

use chatwire::Pages;
use gateway::Trouble;
use gateway::server::{Fault, Server};

use crate::field::{Field, Wire, in_time, nothing};

/// The uplink breaks after so many bytes and the pass fails; the same gateway goes on.
#[test]
fn a_broken_uplink_loses_and_repeats_nothing() {
    in_time(|| {
        for bytes in (0..2600).step_by(13) {
            let mut field = Field::new(3, 23, &[Fault::Shift]);
            let wire = Wire::breaking_after(bytes);
            let results = field.poll(
                Pages::new(),
                &wire,
                &[&nothing, &nothing, &nothing, &nothing],
            );
            assert!(
                matches!(results[0], Err(Trouble::Uplink(_))),
                "{bytes}: {results:?}"
            );
            assert!(
                results[1..].iter().all(Result::is_ok),
                "{bytes}: {results:?}"
            );
            // The first two are one pass in two halves.
            let rest = field.uplink.remove(1);
            field.uplink[0].extend(rest);
            while field.seen.forwarded < field.server.chats().len() as u32 {
                let checkpoint = field.seen.checkpoint.clone();
                field.poll(checkpoint, &wire, &[&nothing]);
            }
            field.assert_complete();
        }
    });
}

/// The device restarts wherever the uplink breaks. All that it knows is the checkpoint, as it was kept.
#[test]
fn a_restart_loses_nothing_and_repeats_no_more_than_a_page() {
    in_time(|| {
        for bytes in (0..3300).step_by(17) {
            let mut field = Field::new(5, 31, &[]);
            let wire = Wire::breaking_after(bytes);
            let results = field.poll(Pages::new(), &wire, &[&nothing]);
            assert!(
                matches!(results[..], [Err(Trouble::Uplink(_))]),
                "{bytes}: {results:?}"
            );

            let kept = postcard::to_stdvec(&field.seen.checkpoint).unwrap();
            let checkpoint: Pages = postcard::from_bytes(&kept).unwrap();
            let more = |server: &Server| server.arrive(25, 1);
            let results = field.poll(checkpoint, &Wire::sound(), &[&more, &nothing]);
            assert!(results.iter().all(Result::is_ok), "{bytes}: {results:?}");

            let listed: BTreeSet<_> = field.listed().into_iter().collect();
            let arrived = field.arrived().concat();
            let distinct: BTreeSet<_> = arrived.iter().cloned().collect();
            assert_eq!(distinct, listed, "{bytes}");
            assert!(arrived.len() - distinct.len() < 10, "{bytes}: {arrived:?}");
        }
    });
}

/// A pass that breaks off does not move the mark: the next gateway has all of it before it still.
#[test]
fn the_mark_moves_when_a_pass_is_complete() {
    in_time(|| {
        let mut field = Field::new(5, 31, &[]);
        let results = field.poll(Pages::new(), &Wire::breaking_after(3000), &[&nothing]);
        assert!(matches!(results[..], [Err(Trouble::Uplink(_))]));
        assert!(field.seen.forwarded > 10);
        assert_eq!(field.seen.checkpoint.mark(), None);

        let checkpoint = field.seen.checkpoint.clone();
        field.poll(checkpoint, &Wire::sound(), &[&nothing]);
        let newest = field.server.chats().last().map(|chat| chat.created_at);
        let mark = field.seen.checkpoint.mark().map(|mark| mark.unix_seconds());
        assert_eq!(mark, newest);
    });
}

/// More chats of one second than the gateway tells apart: it says so, and still gets those that come later.
#[test]
fn a_crowded_second_is_told() {
    in_time(|| {
        let mut field = Field::new(5, 0, &[]);
        let crowd = |server: &Server| server.arrive(35, 0);
        let three = |server: &Server| server.arrive(3, 0);
        field.poll_to_the_end(&[&crowd, &nothing, &three, &three, &nothing]);
        field.assert_complete();
        assert!(!field.seen.crowded.is_empty());
    });
}

/// Where pages of such a second are read again, chats may come twice, but none gets lost.
#[test]
fn a_crowded_second_loses_nothing() {
    in_time(|| {
        let mut field = Field::new(5, 0, &[Fault::Cut]);
        let crowd = |server: &Server| server.arrive(35, 0);
        field.poll_to_the_end(&[&crowd, &crowd]);
        assert!(field.server.strikes(Fault::Cut) > 0);
        let arrived: BTreeSet<_> = field.arrived().concat().into_iter().collect();
        assert_eq!(arrived, field.listed().into_iter().collect());
    });
}
