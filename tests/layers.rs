//! The folders of `src` are layers: what each may import of the crate, and how long its files may be.

#[path = "support/_time_limit/mod.rs"]
mod _time_limit;

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and those that it may import from, itself included.
const LAYERS: [(&str, &[&str]); 5] = [
    ("json", &["json"]),
    ("record", &["json", "record"]),
    ("decode", &["json", "record", "decode"]),
    ("api", &["json", "record", "decode", "api"]),
    ("io", &["json", "record", "decode", "api", "io"]),
];

/// No file of code is longer.
const LONGEST: usize = 420;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn all() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root).into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
        (name.replace('\\', "/"), fs::read_to_string(&path).unwrap())
    });
    files.collect()
}

/// What belongs to the layer: `json.rs` and whatever is in `json/`.
fn layer_of(file: &str) -> Option<&'static [&'static str]> {
    let (first, _) = file.split_once(['/', '.'])?;
    let layer = LAYERS.iter().find(|(layer, _)| *layer == first)?;
    Some(layer.1)
}

/// The modules, counted from the crate's root, that the code of a file names; comments say what they like.
fn imported(code: &str) -> Vec<String> {
    let code: Vec<_> = code
        .lines()
        .map(str::trim_start)
        .filter(|line| {
            !["//", "#[doc", "$(#[doc"]
                .iter()
                .any(|start| line.starts_with(start))
        })
        .collect();
    let code = code.join(" ");
    let mut modules = Vec::new();
    for root in ["crate::", "chatwire::"] {
        for (at, _) in code.match_indices(root) {
            // The end of another word, like `$crate::` or `my_crate::`, or the derive's own crate.
            let before = code[..at].chars().next_back();
            if before.is_some_and(|char| char.is_alphanumeric() || "_\"".contains(char)) {
                continue;
            }
            modules.extend(first_names(code[at + root.len()..].trim_start()));
        }
    }
    modules
}

/// The names that a path goes on with: `a::b` with `a`, and `{a::b, c}` with `a` and `c`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| {
        let name = text.trim_start();
        let end = name.find(|char: char| !char.is_alphanumeric() && char != '_');
        name[..end.unwrap_or(name.len())].to_owned()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let (mut names, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, char) in group.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(name(&group[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(name(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn names_are_found() {
    for (code, expected) in [
        ("use crate::json::Chunk;", &["json"][..]),
        (
            "use crate::{json::Chunk, record::{Id, List}, api};",
            &["json", "record", "api"],
        ),
        ("// use crate::json;\n/// crate::api\nfn f() {}", &[]),
        (
            "pub(in crate::decode) fn f(x: crate::api::Chat) {}",
            &["decode", "api"],
        ),
        (
            "use crate::{\n    json::{self, Chunk},\n    io::Reader,\n};",
            &["json", "io"],
        ),
        ("use my_crate::api; chatwire::record!();", &["record"]),
        ("use chatwire::api; use chatwire_derive::Record;", &["api"]),
    ] {
        assert_eq!(imported(code), expected, "{code}");
    }
}

#[test]
fn each_layer_is_there() {
    let files = all();
    for (layer, _) in LAYERS {
        let is_in = |file: &str| layer_of(file).is_some_and(|from| from.last() == Some(&layer));
        assert!(files.iter().any(|(file, _)| is_in(file)), "{layer}");
    }
}

/// What is below knows nothing of what is above.
#[test]
fn imports_lead_down() {
    let mut wrong = Vec::new();
    for (file, code) in all() {
        let Some(allowed) = layer_of(&file) else {
            continue;
        };
        for module in imported(&code) {
            if !allowed.contains(&&*module) {
                wrong.push(format!("{file} imports {module}"));
            }
        }
        // The way around it.
        let up = "super::".repeat(file.matches('/').count() + 1);
        if code.contains(&up) {
            wrong.push(format!("{file} leaves its layer by `super`"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A file that grows longer is two.
#[test]
fn files_are_short() {
    let long = all().into_iter().filter_map(|(file, code)| {
        let lines = code.lines().count();
        (lines > LONGEST).then(|| format!("{file} has {lines} lines"))
    });
    let long: Vec<_> = long.collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// Each test program, with what is in its main file.
fn test_programs() -> Vec<(PathBuf, String)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let programs = fs::read_dir(tests).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            path.join("main.rs")
        } else {
            path
        }
    });
    programs
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|path| fs::read_to_string(&path).ok().map(|code| (path, code)))
        .collect()
}

#[test]
fn every_test_program_has_a_time_limit() {
    let programs = test_programs();
    assert!(programs.len() > 20);
    for (path, code) in programs {
        let limited = code.contains("support/_time_limit/mod.rs\"]\nmod _time_limit;\n");
        assert!(
            limited,
            "{} needs `mod _time_limit;`, or it could hang forever",
            path.display()
        );
    }
}
