//! Enums that are no names.

use chatwire_derive::ValueEnum;

#[derive(ValueEnum)]
enum NoOther {
    Sms,
}

#[derive(ValueEnum)]
enum TwoOthers {
    #[record(other)]
    Unknown,
    #[record(other)]
    Else,
}

#[derive(ValueEnum)]
enum Fields {
    Sms,
    #[record(other)]
    Unknown(u8),
}

#[derive(ValueEnum)]
enum NamedFields {
    Sms { number: u8 },
    #[record(other)]
    Unknown,
}

#[derive(ValueEnum)]
enum Generic<const N: usize> {
    Sms,
    #[record(other)]
    Unknown,
}

#[derive(ValueEnum)]
enum Empty {}

fn main() {
    let _ = (NoOther::ALL, NoOther::Sms.as_str(), NoOther::default());
}
