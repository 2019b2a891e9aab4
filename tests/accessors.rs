//! What values and fields say when they are asked, compared or printed.

use chatwire::heapless::String;
use chatwire::record::{Object, Slot, Value};
use chatwire::{
    AssetId, Chat, ChatStatus, Cut, Details, Event, Field, Id, Options, Reason, Record, Rejection,
};

/// The chats and rejections of a page with this list.
fn decode(list: &str) -> (Vec<Chat>, Vec<Rejection<Chat>>) {
    let page = format!(r#"{{"status_code":4305,"response":[{list}]}}"#);
    let (mut chats, mut rejections) = (vec![], vec![]);
    chatwire::decode::<Chat>(
        page.as_bytes(),
        Options::new().lenient(),
        |event| match event {
            Event::Record(chat) => chats.push(chat.clone()),
            Event::Rejected(rejection) => rejections.push(rejection),
        },
    )
    .unwrap();
    (chats, rejections)
}

#[test]
fn asset_ids() {
    type Id = AssetId<8>;
    let text = Id::Text(String::try_from("x1").unwrap());
    for (id, unsigned, signed, string, printed) in [
        (Id::Integer(0), Some(0), Some(0), None, "0"),
        (Id::Integer(7), Some(7), Some(7), None, "7"),
        (
            Id::Integer(i64::MAX as u64),
            Some(i64::MAX as u64),
            Some(i64::MAX),
            None,
            "9223372036854775807",
        ),
        (
            Id::Integer(1 << 63),
            Some(1 << 63),
            None,
            None,
            "9223372036854775808",
        ),
        (Id::Negative(-5), None, Some(-5), None, "-5"),
        (text, None, None, Some("x1"), "x1"),
    ] {
        assert_eq!(id.as_u64(), unsigned, "{printed}");
        assert_eq!(id.as_i64(), signed, "{printed}");
        assert_eq!(id.as_str(), string, "{printed}");
        assert_eq!(id.to_string(), printed);
        assert_eq!(format!("{id:>20}"), format!("{printed:>20}"));
    }
    assert_eq!(Id::default(), Id::Integer(0));
}

#[test]
fn ids() {
    let id = Id::<8>::try_from("ab").unwrap();
    assert_eq!((id.as_str(), id.as_ref(), &*id), ("ab", "ab", "ab"));
    assert!(id == "ab" && id == *"ab" && id != "ac" && id != *"abc");
    assert_eq!(format!("{id}{id:3}|"), "abab |");
    assert_eq!(String::from(id), "ab");
    assert!(Id::<1>::try_from("ab").is_err());
    assert_eq!(Id::<8>::default().as_str(), "");
}

#[test]
fn details() {
    let json = |text| Details::<32>::Json(String::try_from(text).unwrap());
    assert_eq!(json("{}").as_json(), Some("{}"));
    assert_eq!(Details::<32>::Absent.as_json(), None);
    assert_eq!(Details::<32>::TooLong.as_json(), None);
}

#[cfg(feature = "serde-json-core")]
#[test]
fn details_of_a_type() {
    #[derive(serde::Deserialize, Debug, PartialEq)]
    struct Shop {
        cart: u8,
    }
    let parse = |text| {
        let details = Details::<32>::Json(String::try_from(text).unwrap());
        details.parse::<Shop>().unwrap().ok()
    };
    assert_eq!(parse(r#"{"cart":3}"#), Some(Shop { cart: 3 }));
    assert_eq!(parse(r#"{"basket":3}"#), None);
    assert!(Details::<32>::Absent.parse::<Shop>().is_none());
    assert!(Details::<32>::TooLong.parse::<Shop>().is_none());
}

#[test]
fn fields() {
    let all: Vec<Field<Chat>> = Field::all().collect();
    let printed: Vec<_> = all.iter().map(Field::to_string).collect();
    assert_eq!(
        printed[5..9],
        ["channel", "asset", "asset.id", "asset.name"]
    );
    for (index, field) in all.iter().enumerate() {
        assert_eq!(format!("{field:?}"), printed[index]);
        for (other, path) in printed.iter().enumerate() {
            assert_eq!(field == path.as_str(), index == other, "{field} {path}");
            assert_eq!(*field == path.as_str(), index == other, "{field} {path}");
            assert_eq!(*field == all[other], index == other, "{field} {path}");
        }
    }
    for no_field in ["", "asset.", ".name", "asset.id.x", "name", "id"] {
        assert!(all.iter().all(|field| *field != no_field), "{no_field:?}");
    }
}

#[test]
fn cuts() {
    let long = "x".repeat(65);
    let page = format!(
        r#"{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms",
            "asset":{{"name":"{long}"}},"flag":"{long}"}},
           {{"chat_id":"2","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}}"#
    );
    let (chats, _) = decode(&page);
    let [cut, whole] = [chats[0].cut, chats[1].cut];
    assert_eq!(format!("{cut:?}"), "{asset.name, flag}");
    let names: Vec<_> = cut.iter().map(|field| field.to_string()).collect();
    assert_eq!(names, ["asset.name", "flag"]);
    assert!(cut.contains("flag") && !cut.contains("asset") && !cut.is_empty());
    assert!(whole.is_empty() && whole.iter().next().is_none());
    let again = decode(&page).0[0].cut;
    assert!(cut == again && cut != whole && whole == Cut::NONE && whole == Cut::default());
}

#[test]
fn rejections() {
    let (_, rejections) = decode("{},5,{}");
    let [first, second, third] = rejections[..] else {
        panic!("{rejections:?}");
    };
    assert_eq!(
        format!("{first:?}"),
        "Rejection { index: 0, field: chat_id, reason: Missing, offset: 33 }"
    );
    assert_eq!(
        second.to_string(),
        "chat 1 rejected: chat has the wrong type (offset 35)"
    );
    let (_, again) = decode("{}");
    assert!(again == [first]);
    for other in [
        Rejection { index: 1, ..first },
        Rejection {
            field: second.field,
            ..first
        },
        Rejection {
            reason: Reason::Null,
            ..first
        },
        Rejection {
            offset: 34,
            ..first
        },
        third,
    ] {
        assert_ne!(first, other);
    }
}

#[test]
fn slots() {
    let (mut chat, mut details) = (Chat::EMPTY, Details::<8>::Absent);
    let kinds: Vec<_> = (0..=Chat::TABLE.names.len())
        .map(|field| format!("{:?}", chat.slot(field)))
        .collect();
    assert_eq!(
        kinds,
        [
            "Id",
            "Id",
            "Timestamp",
            "Timestamp",
            "Variant",
            "Variant",
            "Object",
            "Id",
            "Id",
            "Id",
            "Text",
            "List",
            "None"
        ]
    );
    let (mut integer, mut bool) = (0_u8, false);
    assert_eq!(format!("{:?}", Slot::Integer(&mut integer)), "Integer");
    assert_eq!(format!("{:?}", Slot::Digits(&mut integer)), "Digits");
    assert_eq!(format!("{:?}", Slot::Bool(&mut bool)), "Bool");
    assert_eq!(format!("{:?}", Slot::Details(&mut details)), "Details");
    let Slot::Object(asset) = chat.slot(6) else {
        panic!("the asset is no object");
    };
    assert_eq!(format!("{:?}", asset.slot(0)), "TextOrInteger");
}

#[test]
fn options_are_strict_by_default() {
    assert_eq!(Options::default(), Options::new());
    assert_ne!(Options::new().lenient(), Options::new());
    assert_ne!(Options::new().max_bytes(1), Options::new());
    assert_ne!(Options::new().max_records(1), Options::new());
}

/// What a record is before anything was read: all zeros, which an image need not store.
#[test]
fn blank_options() {
    assert_eq!(<Option<u32>>::BLANK, None);
    assert_eq!(<Option<chatwire::heapless::String<4>>>::BLANK, None);
    assert_eq!(<Option<ChatStatus>>::BLANK, Some(ChatStatus::Unknown));
}
