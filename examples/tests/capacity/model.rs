//! The sizes that are printed are those that the compiler gives.

use chatwire::heapless::{String, Vec};
use chatwire::{Altered, Asset, Channel, ChatStatus, Details, Id, Record, Timestamp};
use serde_json::Value;

use crate::extent::Extent;
use crate::fields::FIELDS;
use crate::layout::{ON_32_BIT, Target};
use crate::record::{self, LeftOut};
use crate::{SPARSE, json, pasted};

const HERE: Target = Target {
    pointer: size_of::<usize>(),
};

/// Where 32-bit sizes are checked, by the compiler.
const CHECKED: &str = include_str!("../../../tests/sizes/on_32_bit.rs");

#[track_caller]
fn checked(record: &str) -> usize {
    let (_, size) = CHECKED
        .split_once(&format!("size_of::<{record}>() == "))
        .expect("an assertion");
    size.split_once(')').unwrap().0.parse().unwrap()
}

/// Declares records of these capacities, and compares their sizes with what the model says.
macro_rules! compare {
    ($($chat_id:literal $alias_id:literal $id:literal $name:literal $customer_id:literal $destination_id:literal
       $assignee:literal $flag:literal $tags:literal $tag:literal $other_details:literal;)*) => {$({
        #[derive(Record)]
        #[record(element = "chat", list = "chats")]
        struct Whole {
            chat_id: Id<$chat_id>,
            alias_id: Option<Id<$alias_id>>,
            created_at: Timestamp,
            updated_at: Option<Timestamp>,
            status: ChatStatus,
            channel: Channel,
            asset: Option<Asset<$id, $name>>,
            customer_id: Option<Id<$customer_id>>,
            destination_id: Option<Id<$destination_id>>,
            assignee: Option<Id<$assignee>>,
            flag: Option<String<$flag>>,
            tag: Option<Vec<String<$tag>, $tags>>,
            other_details: Details<$other_details>,
            altered: Altered<Self>,
        }
        #[derive(Record)]
        #[record(element = "chat", list = "chats")]
        struct Part {
            chat_id: Id<$chat_id>,
            created_at: Timestamp,
            status: ChatStatus,
            channel: Channel,
            flag: Option<String<$flag>>,
            tag: Option<Vec<String<$tag>, $tags>>,
            altered: Altered<Self>,
        }
        #[derive(Record)]
        #[record(element = "chat", list = "chats")]
        struct Least {
            chat_id: Id<$chat_id>,
            created_at: Timestamp,
            status: ChatStatus,
            channel: Channel,
            altered: Altered<Self>,
        }
        let text = |length| Some(Extent::text(length));
        let mut record = record::Record::whole(&[
            text($chat_id), text($alias_id), None, None, None, None, None, text($id), text($name), text($customer_id),
            text($destination_id), text($assignee), text($flag), Some(Extent::texts($tags, $tag)),
            text($other_details),
        ]);
        assert_eq!(record.size(HERE), size_of::<Whole>(), "{}", stringify!($chat_id $alias_id $id $name));
        let optional = ["alias_id", "updated_at", "asset", "customer_id", "destination_id", "assignee", "other_details"];
        leave_out(&mut record, &optional);
        assert_eq!(record.size(HERE), size_of::<Part>(), "{}", stringify!($chat_id $flag $tags $tag));
        leave_out(&mut record, &["flag", "tag"]);
        assert_eq!(record.size(HERE), size_of::<Least>(), "{}", stringify!($chat_id));
    })*};
}

fn leave_out(record: &mut record::Record, names: &[&str]) {
    for (field, choice) in FIELDS.iter().zip(&mut record.fields) {
        if names.contains(&field.name) {
            choice.left_out = Some(LeftOut::NeverSeen);
        }
    }
}

#[test]
fn on_this_target() {
    compare! {
        24 32 48 48 36 176 48 32 6 32 1024;
        20 16 36 24 36 40 32 24 4 24 188;
        0 0 0 0 0 0 0 0 0 0 0;
        1 1 1 1 1 1 1 1 1 1 1;
        1 2 3 4 5 6 7 8 9 10 11;
        3 5 7 9 11 13 17 19 2 23 29;
        4 4 4 8 4 4 4 4 4 4 4;
        8 8 8 8 8 8 8 8 8 8 8;
        9 0 9 0 9 0 9 0 9 0 9;
        0 7 16 7 0 7 0 7 0 7 0;
        255 256 257 255 256 257 255 256 31 255 65535;
        65 33 17 9 5 3 2 1 100 1 5000;
    }
}

/// The printed record and all that was left out of it.
fn whole(object: &Value) -> record::Record {
    let rows = object["fields"].as_array().unwrap();
    let number = |value: &Value| value.as_u64().map(|number| number as usize);
    let capacities: std::vec::Vec<_> = rows
        .iter()
        .map(|row| &row["capacities"]["record"])
        .map(|capacity| {
            Some(Extent {
                items: number(&capacity["items"]),
                length: number(&capacity["length"])?,
            })
        })
        .collect();
    record::Record::whole(&capacities)
}

#[test]
fn on_a_32_bit_target() {
    let sample = json(&[], "");
    for (ready, record) in ["Chat", "CompactChat"].iter().enumerate() {
        assert_eq!(sample["ready"][ready]["record"], *record);
        assert_eq!(sample["ready"][ready]["size"], checked(record));
    }
    let size = |object: &Value| object["record"]["size"].clone();
    assert_eq!(size(&sample), checked("pasted::sample::Chat"));
    let odd = json(&["tests/data/odd.json"], "");
    assert_eq!(size(&odd), checked("pasted::odd::Chat"));
    let sparse = json(&["-"], SPARSE);
    assert_eq!(size(&sparse), checked("pasted::sparse::Chat"));

    let uncommented = whole(&sparse);
    assert_eq!(
        uncommented.size(ON_32_BIT),
        checked("pasted::uncommented::Chat")
    );
    assert_eq!(
        uncommented.size(HERE),
        size_of::<pasted::uncommented::Chat>()
    );
    assert_eq!(
        sample["record"]["with_details"],
        whole(&sample).size(ON_32_BIT)
    );
}
