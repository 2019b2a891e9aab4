//! Walks over the pages, each chat once: while the list grows, a page fails, and the device restarts.
//!
//!     cargo run -p examples --example sync

use chatwire::{Chat, Decoder, Event, Pages, Verdict};

/// Stands in for `GET {base}/v3.1/chats?page={page}`. The newest chat comes first.
fn get(page: u32, request: u32) -> String {
    if request == 2 {
        return r#"{"status_code":2007,"response":null}"#.into();
    }
    let newest = if request < 4 { 15 } else { 17 }; // two chats arrive
    let last = newest - 10 * (page - 1);
    let chats: Vec<_> = (last.saturating_sub(10) + 1..=last)
        .rev()
        .map(|n| format!(r#"{{"chat_id":"C{n}","created_at":"2021-08-22T01:14:{n:02}Z","status":"queued","channel":"sms"}}"#))
        .collect();
    format!(
        r#"{{"status_code":4305,"response":{{"chats":[{}],"links":{{"pages":2}}}}}}"#,
        chats.join(",")
    )
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut decoder = Decoder::<Chat>::new();
    let mut flash = postcard::to_allocvec(&Pages::<16, 24>::new())?; // what survives a restart
    let mut request = 0;
    for round in 1..=2 {
        let mut pages: Pages = postcard::from_bytes(&flash)?; // the device starts
        while let Some(page) = pages.page() {
            request += 1;
            print!("round {round} page {page}:");
            decoder.reset();
            let pushed = decoder.push(get(page, request).as_bytes(), |event| match event {
                Event::Record(chat)
                    if pages.see(chat.created_at, &chat.chat_id) == Verdict::New =>
                {
                    print!(" {}", chat.chat_id); // pass it on, and then:
                    pages.took(chat.created_at, &chat.chat_id);
                }
                Event::Rejected(rejection) => print!(" {rejection}"),
                _ => {}
            });
            if let Ok(envelope) = pushed.and_then(|()| decoder.finish()) {
                pages.end_page(envelope);
            } // or the page broke off: `pages` names it again
            println!("; next {:?}", pages.page());
        }
        pages.begin_round();
        flash = postcard::to_allocvec(&pages)?;
    }
    Ok(())
}
