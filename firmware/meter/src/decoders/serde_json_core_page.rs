//! serde-json-core, all ten chats at once: its plain use, with the whole page in RAM.

use crate::Job;
use crate::record::Chat;
use heapless::Vec;
use serde::Deserialize;

#[derive(Deserialize)]
struct Envelope {
    status_code: u32,
    response: Response,
}

#[derive(Deserialize)]
struct Response {
    chats: Vec<Chat, 10>,
}

pub fn decode(Job { page, .. }: &Job<'_>, mut taken: impl FnMut(&Chat)) -> bool {
    let Ok((envelope, _)) = serde_json_core::from_slice::<Envelope>(page) else {
        return false;
    };
    envelope.response.chats.iter().for_each(&mut taken);
    envelope.status_code == 4305
}
