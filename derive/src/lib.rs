//! The derives of [`chatwire`](https://docs.rs/chatwire), which re-exports them: use them from there.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod attributes;
mod bounds;
mod fast;
mod fields;
mod names;
mod newtype;
mod object;
mod record;
mod refuse;
mod rename;
mod stand_in;
mod types;
mod value_enum;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Declares what JSON is decoded into: a record, an object in one, a newtype, or the envelope around the records.
///
/// A **record** is what the elements of a list are decoded into. It says what an element is called in messages and
/// under which name the list comes, and has a field that tells which other fields leniency altered. A struct without
/// that is an **object** in a record, or in another object. A tuple struct of one field is a **newtype**, and is decoded
/// as what is in it.
///
/// The names of the fields are those on the wire, and their types say what JSON they take and whether they must be
/// there: see `record::Value`. Members that the struct does not name are skipped. Fields in the order in which the API
/// sends them are decoded fastest.
///
/// ```
/// use chatwire::heapless::{String, Vec};
/// use chatwire::{Altered, Details, Event, Id, Options, Record};
///
/// /// A user of the tenant.
/// #[derive(Debug, Record)]
/// #[record(element = "user", list = "users")]
/// struct User {
///     id: Id<16>,
///     /// What the user logs in with.
///     #[record(rename = "login_id")]
///     login: Option<String<48>>,
///     team: Team<24>,
///     #[record(default)]
///     waits: Vec<Seconds, 4>,
///     /// A float is kept as the JSON that was sent.
///     rating: Details<32>,
///     altered: Altered<Self>,
/// }
///
/// /// An object, with a capacity that its user chooses.
/// #[derive(Debug, Record)]
/// #[record(rename_all = "camelCase")]
/// struct Team<const N: usize> {
///     display_name: String<N>,
/// }
///
/// /// A newtype.
/// #[derive(Debug, Record)]
/// struct Seconds(u32);
///
/// let page = br#"{"status_code":4306,"response":{"users":[
///     {"id":7,"login_id":"ann","team":{"displayName":"Returns"},"rating":4.5}]}}"#;
/// chatwire::decode::<User>(page, Options::new(), |event| match event {
///     Event::Record(user) => {
///         assert_eq!(user.login.as_deref(), Some("ann"));
///         assert_eq!(user.team.display_name, "Returns");
///         assert!(user.waits.is_empty());
///         let rating = user.rating.as_json().and_then(|json| json.parse::<f64>().ok());
///         assert_eq!(rating, Some(4.5));
///     }
///     Event::Rejected(rejection) => panic!("{rejection}"),
///     _ => {}
/// })?;
/// # Ok::<(), chatwire::Error>(())
/// ```
///
/// # Attributes
///
/// | on a struct | |
/// | --- | --- |
/// | `element = "user", list = "users"` | a record: what an element is called in messages, and the name of the list |
/// | `envelope` | the JSON object around the list of the records, see below |
/// | `rename_all = "camelCase"` | how the fields are called on the wire, unless they say so themselves: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` or `SCREAMING-KEBAB-CASE`, with the meaning that serde gives them |
/// | `crate = "path"` | where `chatwire` is, if not at `::chatwire`; the one attribute that a newtype can have |
///
/// | on a field | |
/// | --- | --- |
/// | `rename = "login_id"` | its name on the wire |
/// | `default` | it need not be there, though its type is no `Option`, and is empty then |
///
/// What is derived has `Default`, too, except a newtype: the value that has no field filled.
///
/// A record, the fields of its objects included, has at most 32 fields. Names on the wire differ from each other, and
/// have no character that JSON escapes.
///
/// # Parameters
///
/// A struct can have parameters, of types too; each field whose type depends on one is asked to be a `Value`. It cannot
/// have lifetimes: the record outlives the bytes that it was decoded from.
///
/// `#[derive(Debug)]` on a record with type parameters wants `T: Value + 'static` from you: the field that says what was
/// altered prints the names of the record's fields.
///
/// # An envelope
///
/// The object around the list comes with this library for the API that it is for. To decode another API's pages, declare
/// its envelope: a struct with the attribute `envelope`, in which, or in an object of which, one field has the type
/// `List`. That field stands for the list itself, and has the name that the record says.
///
/// ```
/// use chatwire::{Altered, Decoder, List, Record};
///
/// #[derive(Record)]
/// #[record(element = "ticket", list = "tickets")]
/// struct Ticket {
///     number: u32,
///     altered: Altered<Self>,
/// }
///
/// #[derive(Record)]
/// #[record(envelope)]
/// struct Answer {
///     #[record(default)]
///     result: Answered,
///     altered: Altered<Self>,
/// }
///
/// #[derive(Record)]
/// struct Answered {
///     total: Option<u32>,
///     list: List,
/// }
///
/// let mut decoder = Decoder::<Ticket, Answer>::new();
/// decoder.push(br#"{"result":{"total":1,"tickets":[{"number":7}]}}"#, |_| {})?;
/// let answer = decoder.finish()?;
/// assert_eq!((answer.result.total, answer.result.list.records), (Some(1), 1));
/// # Ok::<(), chatwire::Error>(())
/// ```
///
/// # What is refused
///
/// A type that cannot be decoded is an error at the field, with the line to write in its place. What hides behind the
/// name of another type is found, too, though the error shows less of where.
///
/// ```compile_fail
/// use chatwire::{Record, heapless::Vec};
///
/// type Row = Vec<u8, 4>;
///
/// #[derive(Record)]
/// struct Table {
///     rows: Vec<Row, 4>, // a list of lists
/// }
/// ```
///
/// ```compile_fail
/// # use chatwire::Record;
/// #[derive(Record)]
/// struct Outer { one: Inner, two: Inner, three: Inner, four: Inner } // 36 fields
///
/// #[derive(Record)]
/// struct Inner { a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8 }
/// ```
#[proc_macro_derive(Record, attributes(record))]
pub fn record(input: TokenStream) -> TokenStream {
    record::expand(parse_macro_input!(input as DeriveInput)).into()
}

/// Declares an enum that comes as a string, one of several names.
///
/// Names are compared in any ASCII case. One variant, the catch-all, is for names that the enum does not know: leniency
/// keeps them as that. Strict decoding refuses them.
///
/// ```
/// use chatwire::ValueEnum;
///
/// /// How urgent it is.
/// #[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
/// #[record(rename_all = "lowercase")]
/// enum Priority {
///     #[record(other)]
///     Unknown,
///     Low,
///     #[record(rename = "very high")]
///     High,
/// }
///
/// assert_eq!("Very High".parse(), Ok(Priority::High));
/// assert_eq!(Priority::Low.as_str(), "low");
/// assert_eq!(Priority::ALL, [Priority::Low, Priority::High]);
/// assert_eq!(Priority::default(), Priority::Unknown);
/// ```
///
/// The enum gets `ALL`, the variants but the catch-all; `as_str`, the name on the wire; and `Display`, `FromStr` and
/// `Default`. If a variant is marked `#[default]`, `Default` is left to its own derive.
///
/// # Attributes
///
/// | on an enum | |
/// | --- | --- |
/// | `rename_all = "lowercase"` | how the variants are called on the wire, unless they say so themselves: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` or `SCREAMING-KEBAB-CASE`, with the meaning that serde gives them; without it, as in the source |
/// | `crate = "path"` | where `chatwire` is, if not at `::chatwire` |
///
/// | on a variant | |
/// | --- | --- |
/// | `rename = "very high"` | its name on the wire |
/// | `other` | it is the catch-all, of which there is one |
///
/// Names on the wire differ from each other in more than upper and lower case. Where memory counts, as in a `static`
/// decoder, let the catch-all be the first variant: then an empty record is all zeros.
#[proc_macro_derive(ValueEnum, attributes(record))]
pub fn value_enum(input: TokenStream) -> TokenStream {
    value_enum::expand(&parse_macro_input!(input as DeriveInput)).into()
}
