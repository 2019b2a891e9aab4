//! Logs what is wrong with chats, with a page, and with a call. In firmware, the feature `defmt` does the same for
//! `defmt::warn!("{}", rejection)`.
//!
//!     cargo run -p examples --example log_errors

use chatwire::{Action, Chat, Decoder, Event};

fn show(decoder: &mut Decoder<Chat>, page: &[u8]) {
    decoder.reset();
    let pushed = decoder.push(page, |event| match event {
        Event::Record(chat) => log::info!("chat {}", chat.chat_id),
        // One chat is lost. The words name the chat, the field, the reason and the byte.
        Event::Rejected(rejection) => log::warn!("{rejection}"),
        _ => {}
    });
    match pushed.and_then(|()| decoder.finish()) {
        Ok(envelope) if envelope.is_success() => log::info!("{} chats", envelope.records()),
        // The call failed, in good JSON.
        Ok(envelope) => match envelope.status_code.action() {
            Action::GiveUp => log::error!("{}", envelope.status_code),
            action => log::warn!("{}: {action:?}", envelope.status_code),
        },
        // The page is broken: ask for it again.
        Err(error) => log::error!("{error}"),
    }
}

fn main() {
    env_logger::builder()
        .filter_level(log::LevelFilter::Info)
        .format_timestamp(None)
        .init();
    let mut decoder = Decoder::<Chat>::new();
    for page in [
        &br#"{"status_code":4305,"response":{"chats":[
            {"chat_id":"1","created_at":"2021-08-22T01:14:01Z","status":"queued","channel":"sms"},
            {"chat_id":"2","created_at":"yesterday","status":"queued","channel":"sms"}]}}"#[..],
        br#"{"status_code":2004,"description":"Access Token expired","response":null}"#,
        br#"{"status_code":2099}"#,
        br#"{"status_code":4305,"response":{"chats":[}"#,
        br#"{"status_code":4305,"resp"#,
    ] {
        show(&mut decoder, page);
    }
}
