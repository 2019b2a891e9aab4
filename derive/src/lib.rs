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

/// Declares a type that JSON is decoded into: a record, an object in a record, a newtype, or an envelope.
///
/// The elements of a list are decoded into a **record**. Its attributes say what an element is called in messages, and
/// the name of the list. One of its fields, of type `Altered<Self>`, says which other fields were altered. A struct
/// without these attributes is an **object** in a record, or in another object. A tuple struct of one field is a
/// **newtype**, and is decoded as the type inside it.
///
/// The fields have the names of the JSON's members. Their types say which JSON they accept, and whether they are
/// required: see `record::Value`. Members that the struct does not name are skipped. Put the fields into the order in
/// which the API sends them: that decodes fastest.
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
/// | `rename_all = "camelCase"` | how the names of all fields without a `rename` are written in the JSON: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` or `SCREAMING-KEBAB-CASE`, with the meaning that serde gives them |
/// | `crate = "path"` | where `chatwire` is, if not at `::chatwire`. A newtype can have this attribute and no other |
///
/// | on a field | |
/// | --- | --- |
/// | `rename = "login_id"` | its name in the JSON |
/// | `default` | it may be missing or null although its type is not an `Option`; it is then empty |
///
/// The derive also implements `Default`, with all fields empty, except for a newtype.
///
/// A record has at most 32 fields, those of its objects included. No name may occur twice, or have a character that
/// JSON escapes.
///
/// # Parameters
///
/// A struct can have const and type parameters. Each field whose type depends on a parameter must be a `Value`. It
/// cannot have lifetimes, since the record outlives the bytes that it was decoded from.
///
/// For `#[derive(Debug)]` on a record with type parameters, write `T: Value + 'static`: the field of type `Altered`
/// prints the names of the record's fields.
///
/// # An envelope
///
/// For Webex Engage, the library has an envelope. To decode the pages of another API, declare its envelope: a struct
/// with the attribute `envelope`. One of its fields, or a field of an object in it, has the type `List`. That field
/// stands for the list, and the record gives it its name in the JSON.
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
/// A type that cannot be decoded is an error at the field, with the line to write instead. A type alias is looked
/// through, but the message is then less exact.
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

/// Declares an enum that is sent as a string, one of several names.
///
/// Names are compared without regard to ASCII case. One variant, the catch-all, stands for unknown names, if your
/// options allow them. By default, a record with an unknown name is rejected.
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
