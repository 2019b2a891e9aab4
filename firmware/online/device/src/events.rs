//! What the gateway tells: to the log, and its progress to where it is kept.

#![forbid(unsafe_code)]

use defmt::Display2Format;
use gateway::{End, Event};

use crate::store;

pub fn note(event: Event<'_>) {
    match event {
        Event::Authorized => defmt::info!("a token"),
        Event::Forwarded { chat, bytes } => {
            defmt::debug!("chat {=str}: {} bytes", &chat.chat_id, bytes);
        }
        Event::Rejected { page, rejection } => defmt::warn!("page {}: {}", page, rejection),
        Event::NoId { page, chat } => {
            defmt::warn!(
                "page {}: a chat with a longer id than {=str}",
                page,
                &chat.chat_id
            );
        }
        Event::Crowded { at } => defmt::warn!("more chats of {} than are told apart", at),
        Event::Page { page, tally, end } => {
            let how = match end {
                End::Whole => "whole",
                End::Known => "the rest is known",
                End::Broken => "broken",
            };
            defmt::info!("page {}: {} forwarded, {=str}", page, tally.forwarded, how);
        }
        Event::Retrying {
            trouble,
            attempt,
            wait_ms,
        } => {
            defmt::warn!(
                "retry {} in {} ms: {}",
                attempt,
                wait_ms,
                Display2Format(trouble)
            );
        }
        Event::RateLimited { seconds } => defmt::warn!("no requests left: waits {} s", seconds),
        Event::Checkpoint(progress) => store::save(progress),
        Event::Synced => defmt::info!("synced"),
    }
}
