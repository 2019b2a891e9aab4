//! Compares what arrived with what the server has, value by value.

use std::collections::BTreeMap;
use std::format;
use std::string::{String, ToString};
use std::vec::Vec;

use chatwire::Timestamp;
use serde_json::{Value, json};

use crate::message::{AssetId, Message};
use crate::server::{FUTURE, Listed};

/// Checks that each chat of the server arrived once, with the right values and in order: in each pass the newest first,
/// and no chat older than those of the pass before, except those that were dated in the future.
///
/// # Errors
///
/// The first difference.
pub fn audit(listed: &[Listed], passes: &[Vec<Message<'_>>]) -> Result<(), String> {
    let mut missing: BTreeMap<_, _> = listed
        .iter()
        .filter_map(|chat| Some((chat.id.to_string(), chat.expected.as_ref()?)))
        .collect();
    let mut before = None;
    for pass in passes {
        for message in pass {
            let id = message.chat_id;
            let chat = missing.remove(id);
            same(
                chat.ok_or_else(|| format!("chat {id} arrived twice"))?,
                message,
            )?;
        }
        let all = || pass.iter().map(|message| message.created_at);
        let dates = || all().filter(|at| at.unix_seconds() < FUTURE);
        if !all().is_sorted_by(|one, next| one >= next) {
            return Err(format!("a pass is not newest first: {pass:#?}"));
        }
        if dates().min().is_some_and(|at| Some(at) < before) {
            return Err(format!(
                "a pass has chats older than the one before: {pass:#?}"
            ));
        }
        before = before.max(dates().max());
    }
    match missing.keys().next() {
        Some(id) => Err(format!(
            "{} chats never arrived, {id} for one",
            missing.len()
        )),
        None => Ok(()),
    }
}

/// Whether the message has the values of the chat.
fn same(chat: &Value, message: &Message<'_>) -> Result<(), String> {
    let asset = message.asset.as_ref().map(|asset| {
        let id = asset.id.as_ref().map(|id| match id {
            AssetId::Integer(integer) => json!(integer),
            AssetId::Negative(integer) => json!(integer),
            AssetId::Text(text) => json!(text),
        });
        json!({"id": id, "name": asset.name})
    });
    let tags = message
        .tag
        .as_ref()
        .map(|tags| tags.iter().collect::<Vec<_>>());
    let altered: Vec<_> = message
        .altered
        .iter()
        .map(|field| field.to_string())
        .collect();
    let fields = [
        ("chat_id", json!(message.chat_id)),
        ("alias_id", json!(message.alias_id)),
        ("created_at", json!(message.created_at.to_string())),
        (
            "updated_at",
            json!(message.updated_at.map(|at| at.to_string())),
        ),
        ("status", json!(message.status.as_str())),
        ("channel", json!(message.channel.as_str())),
        ("asset", json!(asset)),
        ("customer_id", json!(message.customer_id)),
        ("destination_id", json!(message.destination_id)),
        ("assignee", json!(message.assignee)),
        ("flag", json!(message.flag)),
        ("tag", json!(tags)),
        ("altered", json!(altered)),
    ];
    for (name, got) in fields {
        let expected = &chat[name];
        let expected = match expected.as_str().map(str::parse::<Timestamp>) {
            Some(Ok(at)) if name.ends_with("_at") => json!(at.to_string()),
            _ => expected.clone(),
        };
        if got != expected {
            return Err(format!(
                "chat {}: {name} is {got}, not {expected}",
                message.chat_id
            ));
        }
    }
    Ok(())
}
