//! What arrives of a device that the power fails: no chat is missing, and few come again.

use std::collections::BTreeMap;

use anyhow::ensure;
use gateway::Message;
use gateway::host::audit;
use gateway::server::Listed;

/// The chats of a page: all that may have been forwarded since the progress was kept.
const PAGE: usize = 10;

/// How many messages came again, all of them alike; no more than a page for each cut.
pub fn check(listed: &[Listed], messages: Vec<Message<'_>>, cuts: usize) -> anyhow::Result<usize> {
    let all = messages.len();
    let mut once: BTreeMap<&str, Message<'_>> = BTreeMap::new();
    for message in messages {
        let id = message.chat_id;
        if let Some(first) = once.insert(id, message.clone()) {
            ensure!(first == message, "chat {id} came again with other values");
        }
    }
    let repeats = all - once.len();
    ensure!(
        repeats <= PAGE * cuts,
        "{repeats} chats came again after {cuts} power cuts"
    );
    let mut pass: Vec<_> = once.into_values().collect();
    pass.sort_by_key(|message| core::cmp::Reverse(message.created_at));
    audit(listed, &[pass]).map_err(anyhow::Error::msg)?;
    Ok(repeats)
}
