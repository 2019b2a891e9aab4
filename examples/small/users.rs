//! Another list of the same API, and a record for it: the users.
//!
//!     cargo run -p examples --example users

use chatwire::heapless::String;
use chatwire::{Altered, Event, Id, Options, Record, ValueEnum};

#[derive(Clone, Copy, ValueEnum)]
#[record(rename_all = "lowercase")]
enum Status {
    #[record(other)]
    Unknown,
    Active,
    Inactive,
}

#[derive(Record)]
#[record(element = "user", list = "users")]
struct User {
    id: Id<12>,
    first_name: Option<String<24>>,
    last_name: Option<String<24>>,
    login_id: Id<48>,
    email_id: Option<String<48>>,
    status: Status,
    accepting_chats: bool,
    altered: Altered<Self>,
}

const PAGE: &str = r#"{"status_code": 4306, "description": "fine", "response": {"users": [
    {"id": 17, "first_name": "Zo\u00eb", "last_name": "Ångström", "login_id": "zoe", "email_id": "zoe@acme.example",
     "status": "active", "accepting_chats": true, "teams": [{"id": 1}]},
    {"id": "18", "first_name": "Ann", "last_name": null, "login_id": "ann", "status": "inactive", "accepting_chats": false},
    {"id": 19, "login_id": "eve", "status": "retired", "accepting_chats": false}]}}"#;

fn main() -> Result<(), chatwire::Error> {
    let envelope =
        chatwire::decode::<User>(PAGE.as_bytes(), Options::new(), |event| match event {
            Event::Record(user) => println!(
                "{:3}  {:4}  {:8}  {:5}  {:5}  {:8}  {}",
                user.id,
                user.login_id,
                user.status,
                user.accepting_chats,
                user.first_name.as_deref().unwrap_or("-"),
                user.last_name.as_deref().unwrap_or("-"),
                user.email_id.as_deref().unwrap_or("-"),
            ),
            Event::Rejected(rejection) => println!("{rejection}"),
            _ => {}
        })?;
    println!("status code {}", envelope.status_code.number());
    Ok(())
}
