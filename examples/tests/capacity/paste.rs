//! What it prints is what stands in `pasted`; so it compiles, and it decodes the pages that it was made for.

use std::fs;
use std::path::Path;

use chatwire::{Altered, Event, Field, Options, Reason, Record};

use crate::{SPARSE, capacity, json, pasted, program};

/// Compares what is printed with what stands in a file, or puts it there.
#[track_caller]
pub fn paste(name: &str, text: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/capacity/pasted");
    let path = folder.join(name);
    let text = format!("{text}\n");
    if std::env::var_os("CHATWIRE_PASTE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "{name}");
}

/// Pastes what is printed for these pages, and says how much of the pages its record rejects and changes.
#[track_caller]
fn pasted<R: Record>(
    name: &str,
    pages: &[&str],
    input: &str,
    altered: fn(&R) -> Altered<R>,
) -> Vec<String> {
    let declaration = json(pages, input)["record"]["declaration"].take();
    let declaration = declaration.as_str().unwrap();
    paste(&format!("{name}.rs"), declaration);
    let people = String::from_utf8(capacity(pages, input).stdout).unwrap();
    assert!(
        people.ends_with(&format!("\n\n{declaration}\n")),
        "{people}"
    );

    let pages = pages.iter().map(|path| match *path {
        "-" => input.into(),
        path => fs::read_to_string(Path::new(program::ROOT).join(path)).unwrap(),
    });
    pages.flat_map(|page| faults(&page, altered)).collect()
}

/// What a record has no room for, or does not take.
fn faults<R: Record>(page: &str, altered: fn(&R) -> Altered<R>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut decode = |options| {
        chatwire::decode::<R>(page.as_bytes(), options, |event| match event {
            Event::Record(record) => {
                let altered = altered(record);
                faults.extend(altered.iter().map(|field| format!("{field} is altered")));
            }
            Event::Rejected(rejection) => {
                assert_ne!(rejection.reason, Reason::Overflow, "{rejection}");
                faults.push(format!("{} {}", rejection.field, rejection.reason));
            }
            _ => panic!("another event"),
        })
        .unwrap();
    };
    decode(Options::new());
    decode(Options::new().lenient());
    faults
}

#[test]
fn good_pages() {
    let pages = [
        "tests/data/page.json",
        "tests/data/page-escaped.json",
        "tests/data/page-pretty.json",
        "tests/data/page-unicode.json",
    ];
    let faults = pasted::<pasted::pages::Chat>("pages", &pages, "", |chat| chat.altered);
    assert_eq!(faults, [""; 0]);
}

#[test]
fn the_sample() {
    let sample = ["tests/data/sample.json"];
    let faults = pasted::<pasted::sample::Chat>("sample", &sample, "", |chat| chat.altered);
    assert_eq!(
        faults,
        [
            "channel has an unknown value",
            "flag has a lone surrogate",
            "channel is altered",
            "flag is altered",
        ]
    );
    assert_eq!(json(&[], ""), json(&sample, ""), "the default");
}

/// No capacity helps against what else is wrong with a chat.
#[test]
fn odd_chats() {
    let odd = ["tests/data/odd.json"];
    let faults = pasted::<pasted::odd::Chat>("odd", &odd, "", |chat| chat.altered);
    let altered: Vec<_> = faults
        .iter()
        .filter_map(|fault| fault.strip_suffix(" is altered"))
        .collect();
    assert_eq!(altered, ["status", "tag", "asset.id", "assignee", "flag"]);
}

#[test]
fn a_sparse_page() {
    let faults = pasted::<pasted::sparse::Chat>("sparse", &["-"], SPARSE, |chat| chat.altered);
    assert_eq!(faults, [""; 0]);
    let names: Vec<_> = Field::<pasted::sparse::Chat>::all()
        .map(|field| field.to_string())
        .filter(|name| !name.contains('.'))
        .collect();
    assert_eq!(
        names,
        ["chat_id", "created_at", "status", "channel", "asset"]
    );
}

/// Who wants what was left out removes the marks of the comments.
#[test]
fn what_was_left_out() {
    let record = json(&["-"], SPARSE)["record"].take();
    let declaration = record["declaration"].as_str().unwrap();
    let size = format!(", {} bytes", record["size"]);
    let uncommented = declaration
        .replace("// never seen: ", "")
        .replace("// skipped: ", "")
        .replace(&size, "");
    paste("uncommented.rs", &uncommented);

    chatwire::decode::<pasted::uncommented::Chat>(SPARSE.as_bytes(), Options::new(), |event| {
        let Event::Record(chat) = event else {
            panic!("{event:?}");
        };
        assert_eq!(chat.other_details.as_json(), Some(r#"{ "a" : "\ud83d" }"#));
    })
    .unwrap();
}
