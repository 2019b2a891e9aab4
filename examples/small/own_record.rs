//! Decodes into a record of your own, with an enum and a nested object.
//!
//!     cargo run -p examples --example own_record

use chatwire::heapless::String;
use chatwire::{Altered, AssetId, Error, Event, Id, Options, Record, Timestamp, ValueEnum};

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
#[record(rename_all = "lowercase")]
enum Status {
    /// Takes the names that the enum does not have, if you allow them with `keep_unknown`.
    #[record(other)]
    Other,
    Queued,
    Picked,
    Closed,
}

#[derive(Record)]
struct Asset {
    id: AssetId<36>,
    name: Option<String<32>>,
}

#[derive(Record)]
#[record(element = "chat", list = "chats")]
struct Ticket {
    chat_id: Id<20>,
    #[record(rename = "created_at")]
    opened: Timestamp,
    status: Status,
    asset: Option<Asset>,
    altered: Altered<Self>,
}

fn main() -> Result<(), Error> {
    let page = include_bytes!("../../tests/data/page.json");
    let options = Options::new().keep_unknown();
    chatwire::decode::<Ticket>(page, options, |event| match event {
        Event::Record(ticket) => {
            print!("{} {} {:?}", ticket.chat_id, ticket.opened, ticket.status);
            if let Some(Asset { id, name }) = &ticket.asset {
                print!(" at {} ({id})", name.as_deref().unwrap_or("?"));
            }
            println!(
                "{}",
                if ticket.altered.is_empty() {
                    ""
                } else {
                    " (altered)"
                }
            );
        }
        Event::Rejected(rejection) => println!("{rejection}"),
        _ => {}
    })?;
    Ok(())
}
