//! Records of every shape, decoded whole, cut at every place, and a byte at a time.

use std::fmt::{Debug, Write};
use std::marker::PhantomData;

use chatwire::__private::{Input, Kind, Outcome};
use chatwire::record::{Object, Value, ValueEnum};
use chatwire::{
    Altered, AssetId, Decoder, Details, Event, Id, List, Options, Record, Timestamp, ValueEnum,
};
use heapless::{String, Vec};

/// What comes of these elements of the list: each record as it is, each rejection in words.
fn events<R: Record + Debug>(elements: &str, options: Options) -> std::string::String {
    let list = R::LIST;
    let page = format!(r#"{{"status_code":4305,"response":{{"{list}":[{elements}]}}}}"#);
    let whole = decode::<R>(&[page.as_bytes()], options);
    for at in 0..page.len() {
        let (head, tail) = page.as_bytes().split_at(at);
        assert_eq!(
            decode::<R>(&[head, tail], options),
            whole,
            "cut at {at} of {page}"
        );
    }
    let bytes: std::vec::Vec<&[u8]> = page.as_bytes().chunks(1).collect();
    assert_eq!(
        decode::<R>(&bytes, options),
        whole,
        "{page} a byte at a time"
    );
    whole
}

fn decode<R: Record + Debug>(pieces: &[&[u8]], options: Options) -> std::string::String {
    let mut text = std::string::String::new();
    let mut decoder = Decoder::<R>::with_options(options);
    for piece in pieces {
        let taken = decoder.push(piece, |event| match event {
            Event::Record(record) => writeln!(text, "{record:?}").unwrap(),
            // Without its offset.
            Event::Rejected(rejection) => {
                writeln!(text, "{} {}", rejection.field, rejection.reason).unwrap()
            }
            _ => panic!("another event"),
        });
        taken.unwrap();
    }
    decoder.finish().unwrap();
    text
}

/// Asserts that the elements of the list are these records and rejections.
#[track_caller]
fn assert_decodes<R: Record + Debug>(elements: &str, expected: &[&dyn Debug]) {
    let expected: std::string::String = expected
        .iter()
        .map(|event| format!("{event:?}\n"))
        .collect();
    assert_eq!(events::<R>(elements, Options::new()), expected);
}

/// A line as it is, though it is compared with what `Debug` writes.
struct Words(&'static str);

impl Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

fn string<const N: usize>(text: &str) -> String<N> {
    String::try_from(text).unwrap()
}

fn id<const N: usize>(text: &str) -> Id<N> {
    text.parse().unwrap()
}

fn vec<T: Clone, const N: usize>(elements: &[T]) -> Vec<T, N> {
    elements.iter().cloned().collect()
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
#[record(rename_all = "kebab-case")]
enum Channel {
    TextMessage,
    #[record(rename = "web")]
    LiveChat,
    #[record(other, rename = "?")]
    Else,
}

#[test]
fn every_kind_of_value() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing {
        yes: bool,
        small: u8,
        large: i64,
        text: String<8>,
        id: Id<8>,
        asset: AssetId<8>,
        when: Timestamp,
        channel: Channel,
        raw: Details<16>,
        maybe: Option<u16>,
        altered: Altered<Self>,
    }

    let full = Thing {
        yes: true,
        small: 255,
        large: i64::MIN,
        text: string("a\"b"),
        id: id("12"),
        asset: AssetId::Integer(7),
        when: "2021-08-22T01:14:01Z".parse().unwrap(),
        channel: Channel::TextMessage,
        raw: Details::Json(string(r#"[1.5,{"a":null}]"#)),
        maybe: Some(65535),
        altered: Altered::NONE,
    };
    let bare = Thing {
        yes: false,
        small: 0,
        large: 1,
        text: string(""),
        id: id("x"),
        asset: AssetId::Text(string("y")),
        channel: Channel::LiveChat,
        raw: Details::Absent,
        maybe: None,
        ..Thing {
            when: full.when,
            ..Thing::default()
        }
    };
    assert_decodes::<Thing>(
        r#"{"yes":true,"small":255,"large":-9223372036854775808,"text":"a\"b","id":12,"asset":7,
            "when":"2021-08-22T01:14:01Z","channel":"text-message","raw":[1.5,{"a":null}],"maybe":65535},
           {"raw":null,"channel":"WEB","when":"2021-08-22 01:14:01","asset":"y","id":"x","text":"","large":1,
            "small":0,"yes":false},
           {"yes":true,"small":256}, {"yes":1}, {"maybe":false}, 5, {}"#,
        &[
            &full,
            &bare,
            &Words("small is out of range"),
            &Words("yes has the wrong type"),
            &Words("maybe has the wrong type"),
            &Words("thing has the wrong type"),
            &Words("yes is missing"),
        ],
    );
}

#[test]
fn names() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things", rename_all = "camelCase")]
    struct Thing {
        r#type: u8,
        two_words: u8,
        #[record(rename = "Other-Name 2")]
        renamed: u8,
        #[record(rename = "größe")]
        not_ascii: u8,
        inside: Inside,
        altered: Altered<Self>,
    }

    #[derive(Debug, Record)]
    #[record(rename_all = "SCREAMING-KEBAB-CASE")]
    struct Inside {
        two_words: u8,
    }

    let expected = Thing {
        r#type: 1,
        two_words: 2,
        renamed: 3,
        not_ascii: 4,
        inside: Inside { two_words: 5 },
        altered: Altered::NONE,
    };
    assert_decodes::<Thing>(
        r#"{"type":1,"twoWords":2,"Other-Name 2":3,"größe":4,"inside":{"TWO-WORDS":5},
            "r#type":9,"two_words":9,"renamed":9}"#,
        &[&expected],
    );
}

#[test]
fn fields_under_a_condition() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing {
        #[cfg(not(test))]
        never: NoSuchType,
        #[cfg(test)]
        always: u8,
        #[cfg_attr(test, record(rename = "b"))]
        a: u8,
        altered: Altered<Self>,
    }

    let expected = Thing {
        always: 1,
        a: 2,
        altered: Altered::NONE,
    };
    assert_decodes::<Thing>(r#"{"never":0,"always":1,"b":2}"#, &[&expected]);
}

#[test]
fn capacities_and_types_as_parameters() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing<T: Value + 'static, const N: usize = 4>
    where
        T: Clone,
    {
        one: T,
        maybe: Option<T>,
        list: Vec<T, N>,
        text: String<N>,
        inside: Inside<T, N>,
        altered: Altered<Self>,
    }

    #[derive(Debug, Record)]
    struct Inside<T, const N: usize> {
        list: Option<Vec<T, N>>,
        newtype: Newtype<T>,
    }

    #[derive(Debug, Record)]
    struct Newtype<T>(T);

    let element = |value: &str| {
        format!(
            r#"{{"one":{value},"maybe":{value},"list":[{value},{value}],"text":"abcd",
                "inside":{{"list":[{value}],"newtype":{value}}}}}"#
        )
    };
    let expected = Thing::<u8> {
        one: 1,
        maybe: Some(1),
        list: vec(&[1, 1]),
        text: string("abcd"),
        inside: Inside {
            list: Some(vec(&[1])),
            newtype: Newtype(1),
        },
        altered: Altered::NONE,
    };
    assert_decodes::<Thing<u8>>(&element("1"), &[&expected]);
    assert_decodes::<Thing<u8, 3>>(&element("1"), &[&Words("text exceeds its capacity")]);
    let expected = Thing::<Id<2>, 6> {
        one: id("ab"),
        maybe: Some(id("ab")),
        list: vec(&[id("ab"), id("ab")]),
        text: string("abcd"),
        inside: Inside {
            list: Some(vec(&[id("ab")])),
            newtype: Newtype(id("ab")),
        },
        altered: Altered::NONE,
    };
    assert_decodes::<Thing<Id<2>, 6>>(&element(r#""ab""#), &[&expected]);
}

#[test]
fn a_type_that_a_parameter_has() {
    trait Family {
        type Id: Value + Debug;
        // Not the one of `heapless`, and with no capacity.
        type String: Value + Debug;
    }

    #[derive(Debug)]
    struct Numbers;

    impl Family for Numbers {
        type Id = u32;
        type String = Id<8>;
    }

    #[derive(Record)]
    #[record(element = "thing", list = "things")]
    struct Thing<F: Family> {
        id: F::Id,
        ids: Vec<F::Id, 2>,
        text: <F>::String,
        altered: Altered<Self>,
    }

    // Derived, it would ask that `F` is `Debug`, and nothing else.
    impl<F: Family> Debug for Thing<F> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{:?} {:?} {:?}", self.id, self.ids, self.text)
        }
    }

    let expected = Thing::<Numbers> {
        id: 1,
        ids: vec(&[2, 3]),
        text: id("x"),
        altered: Altered::NONE,
    };
    assert_decodes::<Thing<Numbers>>(r#"{"id":1,"ids":[2,3],"text":"x"}"#, &[&expected]);
}

#[test]
fn a_parameter_that_is_no_value() {
    #[derive(Debug)]
    struct Unit;

    #[derive(Debug)]
    struct Number<T>(u32, PhantomData<T>);

    impl<T: 'static> Value for Number<T> {
        const EMPTY: Self = Self(0, PhantomData);
        const KIND: Kind = u32::KIND;

        fn put(&mut self, path: &[u8], input: &mut Input<'_>) -> Outcome {
            self.0.put(path, input)
        }
    }

    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing<T: 'static> {
        number: Number<T>,
        maybe: Option<Number<T>>,
        altered: Altered<Self>,
    }

    let expected = Thing::<Unit> {
        number: Number(1, PhantomData),
        maybe: Some(Number(2, PhantomData)),
        altered: Altered::NONE,
    };
    assert_decodes::<Thing<Unit>>(r#"{"number":1,"maybe":2}"#, &[&expected]);
}

/// The compiler puts what stands for a type into a group.
#[test]
fn types_from_a_macro() {
    macro_rules! declare {
        ($value:ty, $altered:ty, $owner:ty) => {
            #[derive(Debug, Record)]
            struct Inside<T> {
                value: $value,
            }

            #[derive(Debug, Record)]
            #[record(element = "thing", list = "things")]
            struct Other {
                value: u8,
                altered: Altered<$owner>,
            }

            #[derive(Debug, Record)]
            #[record(element = "thing", list = "things")]
            struct Thing {
                inside: Inside<u8>,
                altered: $altered,
            }
        };
    }
    declare!(T, Altered<Self>, Self);

    let expected = Thing {
        inside: Inside { value: 1 },
        altered: Altered::NONE,
    };
    assert_decodes::<Thing>(r#"{"inside":{"value":1}}"#, &[&expected]);
    let expected = Other {
        value: 1,
        altered: Altered::NONE,
    };
    assert_decodes::<Other>(r#"{"value":1}"#, &[&expected]);
}

#[test]
fn a_type_called_like_one_of_a_library() {
    mod own {
        #[derive(Debug, chatwire_derive::Record)]
        pub struct String(pub u8);
    }

    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing {
        value: own::String,
        altered: Altered<Self>,
    }

    let expected = Thing {
        value: own::String(1),
        altered: Altered::NONE,
    };
    assert_decodes::<Thing>(r#"{"value":1}"#, &[&expected]);
}

#[test]
fn objects_three_deep() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing {
        a: A,
        last: u8,
        altered: Altered<Self>,
    }

    #[derive(Debug, Clone, Record)]
    struct A {
        b: Option<B>,
        x: u8,
    }

    #[derive(Debug, Clone, Record)]
    struct B {
        c: C,
        x: Option<u8>,
    }

    #[derive(Debug, Clone, Record)]
    struct C {
        text: String<4>,
    }

    let full = Thing {
        a: A {
            b: Some(B {
                c: C {
                    text: string("deep"),
                },
                x: Some(1),
            }),
            x: 2,
        },
        last: 3,
        altered: Altered::NONE,
    };
    let bare = Thing {
        a: A { b: None, x: 2 },
        last: 3,
        altered: Altered::NONE,
    };
    assert_decodes::<Thing>(
        r#"{"a":{"b":{"c":{"text":"deep"},"x":1},"x":2},"last":3},
           {"last":3,"a":{"x":2,"b":null}},
           {"last":3,"a":{"x":2}},
           {"a":{"b":{"c":{"text":"deeper"}},"x":2},"last":3},
           {"a":{"b":{"x":1},"x":2},"last":3},
           {"a":{"b":{"c":{}},"x":2},"last":3},
           {"a":null}"#,
        &[
            &full,
            &bare,
            &bare,
            &Words("a.b.c.text exceeds its capacity"),
            &Words("a.b.c is missing"),
            &Words("a.b.c.text is missing"),
            &Words("a is null"),
        ],
    );
    let cut = events::<Thing>(
        r#"{"a":{"b":{"c":{"text":"deeper"}},"x":2},"last":3}"#,
        Options::new().lenient(),
    );
    assert!(cut.ends_with("altered: {a.b.c.text} }\n"), "{cut}");
}

#[test]
fn lists() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing {
        strings: Vec<String<8>, 3>,
        ids: Vec<Id<8>, 3>,
        integers: Vec<i16, 3>,
        booleans: Vec<bool, 3>,
        enums: Vec<Channel, 3>,
        objects: Vec<Item, 3>,
        newtypes: Vec<Seconds, 3>,
        maybe: Option<Vec<u8, 3>>,
        wrapped: Numbers,
        altered: Altered<Self>,
    }

    #[derive(Debug, Clone, Record)]
    struct Item {
        name: String<8>,
        count: Option<u8>,
        tags: Vec<String<4>, 2>,
    }

    #[derive(Debug, Clone, Record)]
    struct Seconds(u32);

    #[derive(Debug, Clone, Record)]
    struct Numbers(Vec<u8, 2>);

    let item = |name, count, tags: &[&str]| Item {
        name: string(name),
        count,
        tags: tags.iter().map(|tag| string(tag)).collect(),
    };
    let full = Thing {
        strings: vec(&[string("a"), string(""), string("ü")]),
        ids: vec(&[id("1"), id("two")]),
        integers: vec(&[-1, 0, 32767]),
        booleans: vec(&[true, false]),
        enums: vec(&[Channel::LiveChat, Channel::TextMessage]),
        objects: vec(&[item("one", Some(1), &["x", "y"]), item("two", None, &[])]),
        newtypes: vec(&[Seconds(90)]),
        maybe: Some(vec(&[1, 2, 3])),
        wrapped: Numbers(vec(&[4, 5])),
        altered: Altered::NONE,
    };
    let empty = Thing::default();
    assert_decodes::<Thing>(
        r#"{"strings":["a","","\u00fc"],"ids":[1,"two"],"integers":[-1,0,32767],"booleans":[true,false],
            "enums":["web","text-message"],
            "objects":[{"name":"one","count":1,"tags":["x","y"]},{"tags":[],"name":"two","count":null}],
            "newtypes":[90],"maybe":[1,2,3],"wrapped":[4,5]},
           {"strings":[],"ids":[],"integers":[],"booleans":[],"enums":[],"objects":[],"newtypes":[],"maybe":null,
            "wrapped":[]},
           {"integers":[1,2,3,4]}, {"objects":[{"count":1}]}, {"enums":["fax"]}, {"newtypes":["x"]},
           {"wrapped":[1,2,3]}, {"strings":[["a"]]}"#,
        &[
            &full,
            &empty,
            &Words("integers exceeds its capacity"),
            &Words("objects.name is missing"),
            &Words("enums has an unknown value"),
            &Words("newtypes has the wrong type"),
            &Words("wrapped exceeds its capacity"),
            &Words("strings has the wrong type"),
        ],
    );
}

#[test]
fn newtypes() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing {
        text: Text<4>,
        object: Wrapped,
        twice: Twice,
        maybe: Maybe,
        raw: Raw,
        altered: Altered<Self>,
    }

    #[derive(Debug, Record)]
    struct Text<const N: usize>(String<N>);

    #[derive(Debug, Record)]
    struct Wrapped(Object_);

    #[derive(Debug, Record)]
    struct Object_ {
        x: u8,
    }

    #[derive(Debug, Record)]
    struct Twice(Maybe);

    #[derive(Debug, Record)]
    struct Maybe(Option<u8>);

    #[derive(Debug, Record)]
    struct Raw(Details<8>);

    let full = Thing {
        text: Text(string("abcd")),
        object: Wrapped(Object_ { x: 1 }),
        twice: Twice(Maybe(Some(2))),
        maybe: Maybe(Some(3)),
        raw: Raw(Details::Json(string("1.5"))),
        altered: Altered::NONE,
    };
    let bare = Thing {
        text: Text(string("")),
        object: Wrapped(Object_ { x: 1 }),
        twice: Twice(Maybe(None)),
        maybe: Maybe(None),
        raw: Raw(Details::Absent),
        altered: Altered::NONE,
    };
    assert_decodes::<Thing>(
        r#"{"text":"abcd","object":{"x":1},"twice":2,"maybe":3,"raw":1.5},
           {"text":"","object":{"x":1},"twice":null},
           {"text":"abcde"}, {"object":{}}"#,
        &[
            &full,
            &bare,
            &Words("text exceeds its capacity"),
            &Words("object.x is missing"),
        ],
    );
}

#[test]
fn defaults() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing {
        #[record(default)]
        count: u8,
        #[record(default, rename = "is")]
        yes: bool,
        #[record(default)]
        tags: Vec<String<4>, 2>,
        #[record(default)]
        inside: Inside,
        #[record(default)]
        channel: Channel,
        altered: Altered<Self>,
    }

    #[derive(Debug, Record)]
    struct Inside {
        required: u8,
    }

    let thing = |required| Thing {
        inside: Inside { required },
        channel: Channel::Else,
        ..Thing::default()
    };
    assert_decodes::<Thing>(
        r#"{},
           {"count":null,"is":null,"tags":null,"inside":null,"channel":null},
           {"inside":{"required":1}},
           {"inside":{}},
           {"is":0}"#,
        &[
            &thing(0),
            &thing(0),
            &thing(1),
            &Words("inside.required is missing"),
            &Words("is has the wrong type"),
        ],
    );
}

#[test]
fn an_envelope_of_another_api() {
    #[derive(Debug, PartialEq, Record)]
    #[record(envelope, rename_all = "camelCase")]
    struct Answer {
        is_good: bool,
        found_things: Found,
        altered: Altered<Self>,
    }

    #[derive(Debug, PartialEq, Record)]
    struct Found {
        things: List,
        next_page: Option<u8>,
    }

    #[derive(Debug, Record)]
    #[record(element = "thing", list = "elements")]
    struct Thing {
        x: u8,
        altered: Altered<Self>,
    }

    let page = br#"{"isGood":true,"foundThings":{"elements":[{"x":1},{},{"x":2}],"next_page":2}}"#;
    for at in 0..page.len() {
        let (head, tail) = page.split_at(at);
        let mut decoder = Decoder::<Thing, Answer>::new();
        let mut found = std::vec::Vec::new();
        for piece in [head, tail] {
            let taken = decoder.push(piece, |event| {
                if let Event::Record(thing) = event {
                    found.push(thing.x);
                }
            });
            taken.unwrap();
        }
        let answer = decoder.finish().unwrap();
        assert_eq!(found, [1, 2]);
        assert!(answer.is_good && answer.altered.is_empty());
        assert_eq!(answer.found_things.next_page, Some(2));
        assert_eq!(
            (
                answer.found_things.things.records,
                answer.found_things.things.rejected
            ),
            (2, 1)
        );
    }
    assert_eq!((Answer::NAME, Answer::LIST), ("envelope", ""));
    assert_eq!((Thing::NAME, Thing::LIST), ("thing", "elements"));
}

/// A static decoder takes no flash if its records begin as zeros, so an enum begins with the variant that is zero.
#[test]
fn an_enum_begins_as_zero_where_it_can() {
    #[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
    enum Numbered {
        Two = 2,
        Zero = 0x0,
        #[record(other)]
        One = 1,
    }

    #[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
    enum Never {
        Below = -1,
        Three = 3,
        Four,
        #[record(other)]
        Else = 10,
    }

    assert_eq!(
        (Numbered::ZEROED, Numbered::EMPTY),
        (Numbered::Zero, Numbered::One)
    );
    assert_eq!((Never::ZEROED, Never::EMPTY), (Never::Else, Never::Else));
}

#[test]
fn enums() {
    #[derive(Debug, Clone, Copy, PartialEq, Default, ValueEnum)]
    enum Mine {
        #[default]
        First,
        r#Second,
        #[record(other)]
        Neither,
    }

    assert_eq!(Channel::NAMES, ["text-message", "web"]);
    assert_eq!(Channel::ALL, [Channel::TextMessage, Channel::LiveChat]);
    assert_eq!(Channel::from_index(Some(1)), Channel::LiveChat);
    assert_eq!(Channel::from_index(Some(2)), Channel::Else);
    assert_eq!(Channel::from_index(None), Channel::Else);
    assert_eq!(Channel::Else.as_str(), "?");
    assert_eq!(Channel::default(), Channel::Else);
    assert_eq!((Channel::EMPTY, Channel::ZEROED as u8), (Channel::Else, 0));
    assert_eq!("Text-Message".parse(), Ok(Channel::TextMessage));
    assert!("?".parse::<Channel>().is_err());
    assert_eq!(format!("[{:>5}]", Channel::LiveChat), "[  web]");
    assert_eq!(Mine::default(), Mine::First);
    assert_eq!(Mine::EMPTY, Mine::Neither);
    assert_eq!(Mine::NAMES, ["First", "Second"]);
}

#[test]
fn what_is_empty_is_cleared() {
    #[derive(Debug, Record)]
    #[record(element = "thing", list = "things")]
    struct Thing {
        x: u8,
        list: Vec<Inside, 2>,
        inside: Option<Inside>,
        altered: Altered<Self>,
    }

    #[derive(Debug, Record)]
    struct Inside {
        text: String<4>,
    }

    let empty = format!("{:?}", Thing::default());
    let mut decoder = Decoder::<Thing>::new();
    let mut thing = None;
    let page =
        br#"{"status_code":4305,"response":[{"x":1,"list":[{"text":"a"}],"inside":{"text":"b"}}]}"#;
    let taken = decoder.push(page, |event| {
        if let Event::Record(record) = event {
            thing = Some(Thing {
                x: record.x,
                list: record
                    .list
                    .iter()
                    .map(|inside| Inside {
                        text: inside.text.clone(),
                    })
                    .collect(),
                inside: record.inside.as_ref().map(|inside| Inside {
                    text: inside.text.clone(),
                }),
                altered: record.altered,
            });
        }
    });
    taken.unwrap();
    let mut thing = thing.unwrap();
    assert_ne!(format!("{thing:?}"), empty);
    thing.clear();
    assert_eq!(format!("{thing:?}"), empty);
    assert_eq!(format!("{:?}", Thing::EMPTY), empty);
    assert_eq!(thing.altered() as *const _, &raw const thing.altered);
}
