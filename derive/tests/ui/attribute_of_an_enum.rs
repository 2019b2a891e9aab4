//! Attributes of enums and variants that are wrong.

use chatwire_derive::ValueEnum;

#[derive(ValueEnum)]
#[record(rename = "channel")]
enum Unknown {
    Sms,
    #[record(other)]
    Unknown,
}

#[derive(ValueEnum)]
#[record(rename_all = "Lower")]
enum NoRule {
    Sms,
    #[record(other)]
    Unknown,
}

#[derive(ValueEnum)]
enum Variant {
    #[record(alias = "text")]
    Sms,
    #[record(other)]
    Unknown,
}

#[derive(ValueEnum)]
enum Text {
    Sms,
    #[record(other = "unknown")]
    Unknown,
}

fn main() {}
