//! The rows of the contract, to tell whether seeds cover them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::input::Input;
use crate::lines::TIGHT;
use crate::oracle::record::{Declared, Field, Kind};
use crate::oracle::{Leniency, Rules, events};

/// What can become of a field, of the page, and of what is kept.
const ROWS: &str = "
    chat type
    chat_id missing null type overflow lone_surrogate duplicate
    alias_id type overflow lone_surrogate duplicate
    created_at missing null type datetime duplicate
    updated_at type datetime duplicate
    status missing null type unknown_variant duplicate
    channel missing null type unknown_variant duplicate
    asset type duplicate
    asset.id type overflow range lone_surrogate duplicate
    asset.name type overflow lone_surrogate duplicate
    customer_id type overflow lone_surrogate duplicate
    destination_id type overflow lone_surrogate duplicate
    assignee type overflow lone_surrogate duplicate
    flag type overflow lone_surrogate duplicate
    tag null type overflow lone_surrogate duplicate
    other_details duplicate

    error syntax utf8 depth trailing unexpected_end limit
    envelope type
    status_code missing null type range duplicate
    description duplicate
    response type duplicate
    list type duplicate
    links duplicate
    pages duplicate
    next duplicate

    kept status:queued status:picked status:onhold status:closed status:unknown
    kept channel:sms channel:facebook channel:twitter channel:livechat channel:email channel:abc channel:whatsapp
    kept channel:api channel:unknown
    altered alias_id updated_at status channel asset asset.id asset.name customer_id destination_id assignee flag tag
    altered other_details
    altered description response.links response.links.pages response.links.next
    has_list true false
    code 4305 2002 2003 2004 2007 2010 2099 3454 4306
";

pub fn all() -> BTreeSet<String> {
    let mut rows = BTreeSet::new();
    for line in ROWS.lines() {
        let mut words = line.split_whitespace();
        if let Some(subject) = words.next() {
            rows.extend(words.map(|outcome| format!("{subject} {outcome}")));
        }
    }
    rows
}

/// What can become of a field, by how it is declared.
pub fn all_declared(record: &'static Declared) -> BTreeSet<String> {
    let mut rows = BTreeSet::from([format!("{} type", record.element)]);
    let mut fields: Vec<&Field> = record.fields.iter().collect();
    while let Some(field) = fields.pop() {
        let path = field.path;
        let always = match field.required {
            true => "missing null duplicate",
            false => "duplicate",
        };
        let (list, kind) = match field.kind {
            Kind::List(element) => ("type null overflow", element.kind),
            kind => ("", kind),
        };
        let by_kind = match kind {
            Kind::Id | Kind::Text => "type overflow lone_surrogate",
            Kind::AssetId => "type overflow lone_surrogate range",
            Kind::Datetime => "type datetime",
            Kind::Bool | Kind::Object(_) => "type",
            Kind::Integer(..) => "type range",
            Kind::OneOf(_) => "type unknown_variant",
            Kind::List(_) | Kind::Raw => "",
        };
        let reasons = [always, list, by_kind].map(str::split_whitespace);
        let reasons = reasons.into_iter().flatten();
        rows.extend(reasons.map(|reason| format!("{path} {reason}")));
        if !field.required {
            rows.insert(format!("altered {path}"));
        }
        fields.extend(field.inside());
    }
    rows
}

/// The rows that a page shows.
pub fn shown(input: &Input, leniency: Leniency) -> BTreeSet<String> {
    shown_under(input.page, &input.rules(leniency, TIGHT))
}

/// The same with all rules, the record's own included.
pub fn shown_under(page: &[u8], rules: &Rules) -> BTreeSet<String> {
    events(page, rules).iter().flat_map(of_line).collect()
}

fn of_line(line: &Value) -> Vec<String> {
    let Some((kind, body)) = line.as_object().and_then(|line| line.iter().next()) else {
        return Vec::new();
    };
    let word = |name: &str| body[name].as_str().unwrap_or_default();
    let mut rows = match kind.as_str() {
        "chat" => vec![
            format!("kept status:{}", word("status")),
            format!("kept channel:{}", word("channel")),
        ],
        "rejected" => vec![format!("{} {}", word("field"), word("reason"))],
        "envelope" => vec![
            format!("code {}", body["status_code"]),
            format!("has_list {}", body["has_list"]),
        ],
        _ if word("kind") == "envelope" => vec![format!("{} {}", word("member"), word("reason"))],
        _ => vec![format!("error {}", word("kind"))],
    };
    let altered = body["altered"].as_array().into_iter().flatten();
    rows.extend(
        altered
            .filter_map(Value::as_str)
            .map(|name| format!("altered {name}")),
    );
    rows
}
