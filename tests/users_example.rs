//! The `users` example as a program.

mod _time_limit;
mod example;

#[test]
fn each_user_has_a_line() {
    let output = example::run("users", &[], b"");
    assert_eq!(output.status.code(), Some(0), "{}", example::words(&output));
    let source = include_str!("../examples/users.rs");
    let (_, page) = source.split_once("r#\"").unwrap();
    let retired = page.find("\"retired\"").unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        format!(
            "17   zoe   active    true   Zoë    Ångström  zoe@acme.example\n\
             18   ann   inactive  false  Ann    -         -\n\
             user 2 rejected: status has an unknown value at byte {retired}\n\
             status code 4306\n"
        )
    );
}
