//! What values and fields say when they are asked, compared or printed.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use chatwire::heapless::String;
use chatwire::record::{Object, Value};
use chatwire::{
    Altered, AssetId, Chat, ChatStatus, Details, Event, Field, Id, Options, Reason, Rejection, Url,
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
            _ => panic!("another event"),
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
    assert_eq!(Id::<8>::new(), Id::default());
    let parsed: Id<2> = "ab".parse().unwrap();
    assert_eq!(parsed, Id::from(String::try_from("ab").unwrap()));
    assert!("abc".parse::<Id<2>>().is_err());
    let url = Url::<4>::default();
    assert_eq!(
        (url.as_str(), &*url, format!("{url:2}|")),
        ("", "", "  |".to_owned())
    );
    let url: Url<4> = "/a".parse().unwrap();
    assert!(url == "/a" && url == *"/a" && url != "/b" && url != *"/b");
}

#[test]
fn details() {
    let json = |text| Details::<32>::Json(String::try_from(text).unwrap());
    assert_eq!(json("{}").as_json(), Some("{}"));
    assert_eq!(Details::<32>::Absent.as_json(), None);
    assert_eq!(Details::<32>::TooLong.as_json(), None);
}

#[cfg(feature = "serde-json-core-07")]
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
fn altered_fields() {
    let long = "x".repeat(65);
    let page = format!(
        r#"{{"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms",
            "asset":{{"name":"{long}"}},"flag":"{long}"}},
           {{"chat_id":"2","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"}}"#
    );
    let (chats, _) = decode(&page);
    let [cut, whole] = [chats[0].altered, chats[1].altered];
    assert_eq!(format!("{cut:?}"), "{asset.name, flag}");
    let names: Vec<_> = cut.iter().map(|field| field.to_string()).collect();
    assert_eq!(names, ["asset.name", "flag"]);
    let mut left = cut.iter();
    for count in [2, 1, 0] {
        assert_eq!(left.size_hint(), (count, Some(count)));
        assert_eq!(left.next().is_some(), count > 0);
    }
    assert!(cut.contains("flag") && !cut.contains("asset") && !cut.is_empty());
    assert!(whole.is_empty() && whole.iter().next().is_none());
    let again = decode(&page).0[0].altered;
    assert!(cut == again && cut != whole && whole == Altered::NONE && whole == Altered::default());
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
        "chat 1 rejected: chat has the wrong type at byte 35"
    );
    let (_, again) = decode("{}");
    assert!(again == [first]);
    let changed = |change: fn(&mut Rejection<Chat>, Rejection<Chat>)| {
        let mut other = first;
        change(&mut other, second);
        other
    };
    for other in [
        changed(|other, _| other.index = 1),
        changed(|other, second| other.field = second.field),
        changed(|other, _| other.reason = Reason::Null),
        changed(|other, _| other.offset = 34),
        third,
    ] {
        assert_ne!(first, other);
    }
}

/// Each field takes what its type does, and no record has an object that is not in its table.
#[test]
fn tables() {
    assert_eq!(
        format!("{:?}", Chat::TABLE),
        format!(
            "{:?}",
            [
                "chat_id",
                "alias_id",
                "created_at",
                "updated_at",
                "status",
                "channel",
                "asset",
                "customer_id",
                "destination_id",
                "assignee",
                "flag",
                "tag"
            ]
        )
    );
    let object = <Option<chatwire::Asset<4, 4>> as Value>::TABLE.unwrap();
    assert_eq!(format!("{object:?}"), r#"["id", "name"]"#);
    assert!(<Option<chatwire::Timestamp> as Value>::TABLE.is_none());
    assert_ne!(<u8 as Value>::KIND, <Option<u8> as Value>::KIND);
    assert_eq!(<u8 as Value>::KIND, <i64 as Value>::KIND);
    assert_eq!(Chat::NAME, "chat");
}

#[test]
fn options_are_strict_by_default() {
    assert_eq!(Options::default(), Options::new());
    assert_ne!(Options::new().lenient(), Options::new());
    assert_ne!(Options::new().max_bytes(1), Options::new());
    assert_ne!(Options::new().max_records(1), Options::new());
    let each = [
        Options::new().keep_unknown(),
        Options::new().truncate(),
        Options::new().replace_surrogates(),
        Options::new().drop_faulty(),
    ];
    for (index, one) in each.iter().enumerate() {
        assert_ne!(*one, Options::new());
        assert!(each.iter().skip(index + 1).all(|other| other != one));
    }
}

/// What a record is before anything was read: all zeros, which an image need not store.
#[test]
fn blank_options() {
    assert_eq!(<Option<u32>>::ZEROED, None);
    assert_eq!(<Option<chatwire::heapless::String<4>>>::ZEROED, None);
    assert_eq!(<Option<ChatStatus>>::ZEROED, Some(ChatStatus::Unknown));
}
