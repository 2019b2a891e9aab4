//! What the API sends, how we know, and what the decoder does with it.
//!
//! The first half describes what the API sends, with the evidence for each fact. The second half is a promise: what you
//! get for each kind of input. The tests check every line of it.
//!
//! The evidence is marked:
//!
//! - **doc**: the [public reference](https://docs.imi.chat/reference/get-chats) of the API says so.
//! - **client**: a public client of the same API relies on it.
//! - **sibling**: another page or event of the same vendor has it. It is likely here, too, so the decoder accepts it.
//! - *inferred*: no source says so, but it follows from the others.
//!
//! # The call
//!
//! `GET {base}/v3.1/chats?page=N` lists all chats of the tenant, 10 to a page, the one with the newest `created_at`
//! first. `page` counts from 1.
//!
//! - The header `access_token` has the token. It comes from `/authorize`, as the *response header* `access_token`, for
//!   a request header `auth_code` with the base64 of `APIKey@Domain` (**doc**).
//! - The header `teamid` is needed where the tenant uses teams (**doc**: code 2010; **client**).
//! - The whole tenant has 10,000 requests a day. The headers `trxid`, `Rate-Limit-Limit`, `Rate-Limit-Remaining` and
//!   `Rate-Limit-Reset` tell about it (**doc**; the format of the reset is not documented).
//!
//! The list is ordered by creation: a chat that changes its status stays where it is. To learn of changes, read all
//! pages, or those down to a certain age: a tenant closes its chats automatically after at most 60 days (**doc**).
//! While you read, new chats move the others to later pages.
//!
//! # The envelope
//!
//! The body is one JSON object. Its members come in any order; `response` may come before `status_code`.
//!
//! | member | JSON | what it means |
//! | --- | --- | --- |
//! | `status_code` | integer, or a string of digits | how the call ended: see [below](#status-codes) |
//! | `description` | string | the outcome, as text for people |
//! | `response` | object; `null`, absent or `""` where there is nothing (**sibling**: a sample has `"response":""`) | has `chats`, a list of chats, and `links`, an object (**client**). `null` is an empty list. A bare list of chats is accepted in place of the object |
//!
//! `response.links` has `pages`, the number of all pages; `next`, the absolute URL of the next page, or null; and
//! `self`, `first`, `prev` and `last` (**client**). Each of them may be absent.
//!
//! Other lists have the same envelope under another name: `users` (**doc**), and `teams`, whose elements have `id` and
//! `name` (**client**). Depending on their language, servers write `null`, `[]`, `{}` or `""` for "none".
//!
//! # A chat
//!
//! | field | JSON | what it means |
//! | --- | --- | --- |
//! | `chat_id` | string | unique id of the chat; **required**. Seen with 16 and 17 upper-case letters and digits (**sibling**, **client**) |
//! | `alias_id` | string or null | external id that can refer to the chat |
//! | `created_at` | datetime, UTC | when the chat was created; **required** |
//! | `updated_at` | datetime, UTC | when it was last updated |
//! | `status` | enum | `queued`, `picked`, `onhold` or `closed`; **required** |
//! | `channel` | enum | `sms`, `facebook`, `twitter`, `livechat`, `email`, `abc`, `whatsapp` or `api`; **required**. Samples of events write `LiveChat` where their page says `livechat` (**sibling**) |
//! | `asset` | object | the asset of the channel: `id` and `name`. In events it is a bare string (**sibling**) |
//! | `asset.id` | integer or string | see [below](#ids) |
//! | `asset.name` | string | name of the asset |
//! | `customer_id` | string | unique id of the end customer |
//! | `destination_id` | string | the customer's address: see [below](#ids) |
//! | `assignee` | string or null | login id of the agent who has the chat |
//! | `flag` | string or null | the flag on the chat |
//! | `tag` | list of strings, or null | the tags on the chat |
//! | `other_details` | object or null | any names and values, nested in any way |
//!
//! A field that is not required may be null or absent. Facts without a mark are from the reference (**doc**).
//!
//! A chat may have more members, which you can ignore: `team_id`, `team_name`, `subject`, `thread_id`, `customer` (an
//! object), `messages` (a list of objects), `route_params`, `outcome`, `browserfingerprint`, `tags` (**doc**: what can
//! be sent with a new chat).
//!
//! ## Ids
//!
//! An id that is documented as a string may be sent as an integer. Its digits are kept.
//!
//! `asset.id` is documented as an integer. Yet it is an SMS longcode, a Facebook page id, a Twitter owner id, an e-mail
//! address, the service key of an API, of Apple or of WhatsApp, or the id of a live chat app (`im15102452`,
//! **sibling**). So both forms are decoded, and no 64-bit integer loses a digit.
//!
//! `destination_id` is a mobile number, a Facebook PSID, a Twitter id, an e-mail address, a user id, a live chat id, a
//! WhatsApp number, or an opaque id of Apple. That one has **169 bytes**: `urn:mbid:` and 160 of base64 (four public
//! samples, of the vendor and of Apple).
//!
//! ## Datetimes
//!
//! `2021-08-22T01:14:01Z`, with a fraction of any length: 2, 3 and 7 digits were seen (**sibling**). It ends with `Z`,
//! an offset, or nothing, which means UTC. Date and time are separated by `T` or a space. The record has the instant,
//! which can be ordered and compared, and not the text.
//!
//! ## Escapes
//!
//! The server appears to be written in .NET (*inferred*). The JSON writers of .NET write every character outside ASCII,
//! and `+ & < > '`, as `\uXXXX`, in upper or lower case. So expect escapes in ordinary input.
//!
//! # Status codes
//!
//! | `status_code` | HTTP | `description` |
//! | --- | --- | --- |
//! | 4305 | 200 | The list of chats retrieved successfully |
//! | 2002 | 400 | Invalid header param - could not find mandatory header parameters |
//! | 2003 | 400 | Invalid Access Token |
//! | 2004 | 401 | Access Token expired |
//! | 2007 | 500 | Internal Server Error |
//! | 2010 | 404 | Could not find details of team based on the teamid passed in the header |
//! | 2099 | 405 | Method not allowed |
//! | 3454 | 500 | Chat list could not be retrieved |
//!
//! There are other codes: 4306 is success for the list of users, and gateways in front of the server send
//! `{"status_code":429}`. A code that is not in the table is kept with its number. By itself it means neither failure
//! nor success: a page succeeded if its list is there and its code is not a failure of the table.
//! [`Envelope::is_success`] tests that.
//!
//! # What each input gets
//!
//! | input | what you get |
//! | --- | --- |
//! | chunks of any size, cut anywhere | the same records, errors, offsets and envelope as for one whole chunk, after an error, too |
//! | a page of any length; a text of any length in a field that is skipped | constant memory |
//! | an unknown member, anywhere | it is skipped, and checked to be valid JSON |
//! | an envelope with a code for failure | a normal end. The code has its HTTP status, and says whether to ask again, to log in again or to give up |
//! | no list where one should be: absent, under another name, an empty `response` | a normal end, and [`Envelope::has_list`] is false. An empty list is another thing |
//! | `null`, or the empty of another kind: `""`; `[]` for an object; `{}` for a list | no value. An optional field is `None`. A required one rejects the chat with [`Reason::Null`], except that `""` is the empty text of a required `String`. `Some("")` stands only where a text was cut to nothing, since its first character does not fit: it is flagged |
//! | an enum value in another ASCII case | the same value |
//! | one UTF-8 byte order mark at the very start | it is skipped; offsets count it |
//! | a chat with a fault, in strict mode | the chat is [rejected](#a-chat-with-a-fault), and the decoder goes on with the next |
//! | the same, where you asked for leniency | the chat is [kept](#leniency), with a flag on what was altered |
//! | a lone surrogate in a value that is skipped | nothing: the grammar of JSON allows it |
//! | a text of the envelope that is too long | `description` is cut between two characters, `next` is left out, and [`Envelope::altered`] names them. The page is never lost by it |
//! | an element of the list that is not an object | it is rejected: field `chat`, reason [`Reason::Type`] |
//! | JSON, but another envelope: the body is not an object, `status_code` is missing or not an integer, a member is given twice, `response` or the list has another type (but for the empties above) | a fatal error, [`ErrorKind::Envelope`], with the member, the reason and the offset |
//! | malformed JSON anywhere, in skipped values, too (RFC 8259 exactly); nesting deeper than 32 levels; bytes after the envelope; a second envelope | a fatal error with its kind and offset. The decoder stays in error until it is reset. A reader returns the error again at once, without asking its source for bytes |
//! | a stream that ends early | [`ErrorKind::UnexpectedEnd`], with the offset. Chats handed out before remain good |
//! | a stream that has no end, as on a UART or a connection that is kept alive | [`Decoder::is_complete`] can be asked at any time, and changes nothing |
//! | a reader that fails | its own error, unchanged. It is never taken for the end |
//! | more bytes or more chats than your limit (there is none by default) | a fatal error, [`ErrorKind::ByteLimit`] or [`ErrorKind::RecordLimit`] |
//!
//! ## A chat with a fault
//!
//! One odd chat never costs the page. A fault is a required field that is missing or null, a wrong type, an unknown
//! enum value, a text or list over its capacity, a bad datetime, an integer out of range, a lone surrogate, or a field
//! given twice.
//!
//! The [`Rejection`] has the chat's place in the page, the field, the reason and the byte. If there are several faults,
//! it names the first in the order of the document. Missing fields come last, in the order of the table.
//!
//! ## Leniency
//!
//! Strict is the default. Four options are lenient, each in its own way, and [`Options::lenient`] is all of them:
//!
//! 1. [`keep_unknown`]: an unknown enum value is kept as `Unknown`.
//! 2. [`truncate`]: a text over its capacity is cut between two characters, and a list keeps its first elements. An id
//!    is never cut, `asset.id` included, since a cut id is another id.
//! 3. [`replace_surrogates`]: a lone surrogate becomes U+FFFD.
//! 4. [`drop_faulty`]: an optional field with any fault becomes `None`, and the chat is kept.
//!
//! Nothing is altered silently: the record's [`Altered`] names each field.
//!
//! ## `other_details`
//!
//! If your record has no field for it, it is skipped and takes no RAM. [`Details<N>`](crate::Details) keeps its raw
//! JSON, and `serde-json-core` reads that into a type of yours. If it does not fit, the record says so. The same type
//! takes any JSON value: floats, lists of lists, and everything else that has no type of its own in a record.
//!
//! # Pages
//!
//! The server says where the list ends: there is no `next`, or the page is number `pages`. A `pages` that contradicts
//! the pages themselves is ignored. Only if the server says neither, a page of fewer than ten chats is the end. A page
//! that failed or had no list is asked for again.
//!
//! A round that broke off does not move the mark, and a round that starts again keeps the old one. A chat with a
//! `created_at` after a bound that you set (from the HTTP `Date`, for example) is handed out, but never becomes the
//! mark: it would make every later chat look old.
//!
//! # An example
//!
//! ```
//! use chatwire::{Channel, Chat, ChatStatus, Event, Options};
//!
//! // A byte order mark, the code as text, "none" in three spellings, names in another case, an id as an integer.
//! let page = "\u{feff}{\"status_code\":\"4305\",\"response\":{\"links\":\"\",\"chats\":[{\"chat_id\":1872640,
//!     \"created_at\":\"2021-08-22 06:44:01.2500000+05:30\",\"updated_at\":\"\",\"status\":\"Queued\",
//!     \"channel\":\"LiveChat\",\"asset\":[],\"flag\":null}]}}";
//! let envelope = chatwire::decode::<Chat>(page.as_bytes(), Options::new(), |event| match event {
//!     Event::Record(chat) => {
//!         assert_eq!(chat.chat_id, "1872640");
//!         assert_eq!(chat.created_at.to_string(), "2021-08-22T01:14:01.25Z");
//!         assert_eq!((chat.status, chat.channel), (ChatStatus::Queued, Channel::LiveChat));
//!         assert_eq!((chat.updated_at, &chat.asset, &chat.flag), (None, &None, &None));
//!         assert!(chat.altered.is_empty());
//!     }
//!     Event::Rejected(rejection) => panic!("{rejection}"),
//!     _ => {}
//! })?;
//! assert!(envelope.is_success() && envelope.has_list() && envelope.altered.is_empty());
//! # Ok::<(), chatwire::Error>(())
//! ```
//!
//! [`Altered`]: crate::Altered
//! [`Decoder::is_complete`]: crate::Decoder
//! [`Envelope::altered`]: crate::Envelope::altered
//! [`Envelope::has_list`]: crate::Envelope::has_list
//! [`Envelope::is_success`]: crate::Envelope::is_success
//! [`ErrorKind::ByteLimit`]: crate::ErrorKind::ByteLimit
//! [`ErrorKind::Envelope`]: crate::ErrorKind::Envelope
//! [`ErrorKind::RecordLimit`]: crate::ErrorKind::RecordLimit
//! [`ErrorKind::UnexpectedEnd`]: crate::ErrorKind::UnexpectedEnd
//! [`Options::lenient`]: crate::Options::lenient
//! [`Reason::Null`]: crate::Reason::Null
//! [`Reason::Type`]: crate::Reason::Type
//! [`Rejection`]: crate::Rejection
//! [`drop_faulty`]: crate::Options::drop_faulty
//! [`keep_unknown`]: crate::Options::keep_unknown
//! [`replace_surrogates`]: crate::Options::replace_surrogates
//! [`truncate`]: crate::Options::truncate
