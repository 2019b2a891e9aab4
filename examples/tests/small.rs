//! The small examples as programs: what each prints is what stands in `printed/`.

mod program;

use std::path::{Path, PathBuf};

/// Where cargo puts an example when it builds the tests.
fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().unwrap().parent().unwrap();
    let program = folder.join("examples").join(name);
    program.with_extension(std::env::consts::EXE_EXTENSION)
}

/// Compares what is printed with a file. `SNAPSHOTS=overwrite cargo test -p examples --test small` writes it again.
#[track_caller]
fn printed(name: &str) {
    let output = program::run(example(name), &[], b"");
    assert_eq!(output.status.code(), Some(0), "{}", program::words(&output));
    let text = String::from_utf8(output.stdout.clone()).unwrap() + &program::words(&output);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/printed/{name}.txt"));
    snapbox::assert_data_eq!(text, snapbox::Data::read_from(&path, None).raw());
}

macro_rules! examples {
    ($($name:ident)*) => {
        $(#[test] fn $name() { printed(stringify!($name)); })*

        /// The README names each of them.
        #[test]
        fn the_readme() {
            let readme = include_str!("../../README.md");
            let mut files: Vec<_> = std::fs::read_dir("small").unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
            files.sort();
            let mut names = vec![$(concat!(stringify!($name), ".rs")),*];
            names.sort_unstable();
            assert_eq!(files, names);
            for name in names {
                assert!(readme.contains(&format!("examples/small/{name}")), "README: {name}");
            }
        }
    };
}

examples! { ring_buffer blocking async_timeout static_decoder own_record sync log_errors users }
