//! A page of 1,000 chats, made rather than committed: it would be half a megabyte.
//!
//! The chats vary at random like those of `make_pages.py`. A short page repeated
//! would let the branch predictor learn it by heart and flatter every decoder.

use std::fmt::Write;

const CHANNELS: [(&str, &str, &str); 8] = [
    ("sms", "56161", "Acme Alerts"),
    ("facebook", "104563918274650", "Acme Page"),
    ("twitter", "1290034567123456789", "@acmecare"),
    ("livechat", "8123", "acme.example widget"),
    ("email", "\"care@acme.example\"", "Acme Care Mailbox"),
    (
        "abc",
        "\"b6f0c1de-7a51-4a30-9d2c-0f1e9a77aa10\"",
        "Acme for Messages",
    ),
    ("whatsapp", "918008112233", "Acme Support WA"),
    ("api", "\"SVC-KEY-77f0a2\"", "Kiosk bridge"),
];
const STATUSES: [&str; 4] = ["queued", "picked", "onhold", "closed"];
const FLAGS: [&str; 3] = ["priority", "follow-up", "spam"];
const TIERS: [&str; 3] = ["gold", "silver", "none"];
const TAGS: [&str; 9] = [
    "billing",
    "refund",
    "delivery",
    "vip",
    "escalated",
    "kyc",
    "returns",
    "tech-support",
    "callback",
];

pub fn page() -> String {
    let mut random = Random(7);
    let chats: Vec<String> = (0..1000).map(|index| chat(&mut random, index)).collect();
    let list = "https://chat-api.acme.example/v3.1/chats?page=";
    format!(
        r#"{{"status_code":4305,"description":"The list of chats retrieved successfully","response":{{"links":{{"self":"{list}1","first":"{list}1","next":"{list}2","pages":42}},"chats":[{}]}}}}"#,
        chats.join(",")
    )
}

fn chat(random: &mut Random, index: u64) -> String {
    let (channel, asset_id, asset_name) = random.pick(&CHANNELS);
    let destination = match channel {
        "email" => format!("customer{index}@mail.example"),
        "twitter" => format!("{}", 10u64.pow(17) + random.below(9 * 10u64.pow(17))),
        "livechat" => format!("{:016x}{:016x}", random.next(), random.next()),
        "abc" => format!(
            "urn:mbid:{:016x}{:016x}{:08x}",
            random.next(),
            random.next(),
            random.below(1 << 32)
        ),
        _ => format!("{}", 10u64.pow(11) + random.below(9 * 10u64.pow(11))),
    };
    let alias = random.maybe(50, |r| format!("CRM-{:08}", r.below(100_000_000)));
    let assignee = random.maybe(70, |r| format!("agent{}@acme.example", r.below(40)));
    let flag = random.maybe(40, |r| r.pick(&FLAGS).to_owned());
    let first = random.below(9) as usize;
    let tags: Vec<String> = (0..random.below(4) as usize)
        .map(|i| format!("\"{}\"", TAGS[(first + 2 * i) % TAGS.len()]))
        .collect();

    let mut text = String::new();
    write!(
        text,
        r#"{{"chat_id":"{id}","alias_id":{alias},"created_at":"{created}","updated_at":"{updated}","status":"{status}","channel":"{channel}","asset":{{"id":{asset_id},"name":"{asset_name}"}},"customer_id":"{customer:016x}{customer_end:08x}","destination_id":"{destination}","assignee":{assignee},"flag":{flag},"tag":[{tags}],"other_details":{{"order_id":"A-{order:06}","tier":"{tier}","cart":{{"items":{items},"value":{value}.{cents:02}}},"page":"https://www.acme.example/shop/item?id={item}"}}}}"#,
        id = 1_872_640 + index,
        created = random.instant(),
        updated = random.instant(),
        status = random.pick(&STATUSES),
        customer = random.next(),
        customer_end = random.below(1 << 32),
        tags = tags.join(","),
        order = random.below(1_000_000),
        tier = random.pick(&TIERS),
        items = random.below(9),
        value = random.below(900),
        cents = random.below(100),
        item = random.below(100_000),
    )
    .expect("writing to a String cannot fail");
    text
}

/// splitmix64: the same page on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    /// A JSON string with the given probability, else `null`.
    fn maybe(&mut self, percent: u64, text: impl FnOnce(&mut Self) -> String) -> String {
        if self.below(100) < percent {
            format!("\"{}\"", text(self))
        } else {
            "null".to_owned()
        }
    }

    fn instant(&mut self) -> String {
        let (day, hour) = (1 + self.below(30), self.below(24));
        let (minute, second) = (self.below(60), self.below(60));
        format!("2021-08-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}
