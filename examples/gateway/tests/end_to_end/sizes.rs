//! What a message takes, beside the JSON that it is made of.

use chatwire::{Chat, Event, Options};
use gateway::message::{FRAME, Message};

const PAGE: &[u8] = include_bytes!("../../../../tests/data/page.json");

#[test]
fn a_message_takes_a_third_of_the_json() {
    let (mut messages, mut records) = (0, 0);
    chatwire::decode::<Chat>(PAGE, Options::new(), |event| {
        let Event::Record(chat) = event else {
            panic!("{event:?}");
        };
        messages += postcard::to_stdvec_cobs(&Message::from(chat))
            .unwrap()
            .len();
        records += postcard::to_stdvec_cobs(chat).unwrap().len();
    })
    .unwrap();
    // The README's figures.
    assert_eq!((PAGE.len(), messages, records), (5395, 1629, 1629));
}

/// The longest text that every field holds, all of them mended.
#[test]
fn the_largest_chat_fits_a_frame() {
    let long = format!(r#""{}\ud800""#, "\u{1f642}".repeat(40));
    // An id is never cut, so it has as much as it has room for.
    let id = |capacity: usize| format!(r#""{}\ud800x""#, "\u{1f642}".repeat(capacity / 4 - 1));
    let [chat_id, alias_id, customer_id, asset_id, destination_id] = [24, 32, 36, 48, 176].map(id);
    let tags = [long.as_str(); 9].join(",");
    let page = format!(
        r#"{{"status_code":4305,"response":[{{"chat_id":{chat_id},"alias_id":{alias_id},
            "created_at":"9999-12-31T23:59:59.999999999Z","updated_at":"0000-01-01T00:00:00.999999999Z",
            "status":"new","channel":"new","asset":{{"id":{asset_id},"name":{long}}},"customer_id":{customer_id},
            "destination_id":{destination_id},"assignee":{asset_id},"flag":{long},"tag":[{tags}]}}]}}"#
    );
    let mut frames = Vec::new();
    chatwire::decode::<Chat>(
        page.as_bytes(),
        Options::new().lenient(),
        |event| match event {
            Event::Record(chat) => {
                let mut frame = [0; FRAME];
                let message = Message::from(chat);
                let frame = postcard::to_slice_cobs(&message, &mut frame).unwrap();
                frames.push(frame.len());
                assert_eq!(
                    postcard::from_bytes_cobs::<Message<'_>>(frame).unwrap(),
                    message
                );
            }
            Event::Rejected(rejection) => panic!("{rejection}"),
            _ => panic!("another event"),
        },
    )
    .unwrap();
    assert_eq!(frames, [693]);
}
