//! Anything that can happen to a server and to a device that walks over its pages: every chat comes out.

use super::recipe::{Choices, events};
use crate::story::{self, Server};

pub fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let rule = choices.below(5);
    let (restarts, roomy) = [
        (false, true),
        (true, true),
        (false, false),
        (true, false),
        (false, false),
    ][rule];
    let flags = choices.byte();
    let server = Server {
        holes: flags & 1 != 0,
        // Only where there is room for all ids of a second.
        mixed: flags & 2 != 0 && roomy,
        lag: i64::from(flags >> 2) % 7,
        ..Server::default()
    };
    let story = (server, events::events(&mut choices, restarts));
    match rule {
        0 => story::each_chat_comes_once(story),
        1 => story::a_restart_repeats_what_was_not_stored(story),
        2 => story::only_crowded_chats_come_again(story),
        3 => story::a_restart_among_crowded_chats_loses_none(story),
        _ => story::ids_without_room_lose_no_chat(story),
    }
}
