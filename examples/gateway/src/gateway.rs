//! Fetches pages until all new chats are forwarded, and deals with every failure on the way.

use core::fmt::Write as _;

use chatwire::heapless::String;
use chatwire::{Action, Pages};
use embedded_hal_async::delay::DelayNs;
use embedded_io_async::Write;
use embedded_nal_async::{Dns, TcpConnect};
use reqwless::client::HttpClient;
use reqwless::request::RequestBuilder;

use crate::authorize::{Token, authorize};
use crate::backoff::Backoff;
use crate::date;
use crate::event::{End, Event};
use crate::rate_limit;
use crate::relay::{Relay, Tally};
use crate::trouble::Trouble;

/// Room for a request. A longer one is sent in pieces.
pub const REQUEST: usize = 256;
/// Room for the headers of a response, and then for the bytes of its body.
pub const HEADERS: usize = 1024;
/// New chats move others to later pages, but never by this many pages in one pass.
const PAGES_WITHOUT_NEWS: u32 = 100;

/// The address of the API, and the credentials.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// Scheme, host and port.
    pub base: &'a str,
    /// The header by which `/authorize` knows the tenant, and its value.
    pub credentials: (&'a str, &'a str),
    /// The header `teamid`, if the tenant has teams.
    pub team: Option<&'a str>,
}

/// Polls the list and forwards each chat once.
///
/// Run it in one task. Its memory is bounded: one record, the [`Pages`], and two buffers while it talks to the server.
pub struct Gateway<'a, T: TcpConnect, N: Dns, W, D, O> {
    client: HttpClient<'a, T, N>,
    settings: Settings<'a>,
    delay: D,
    observe: O,
    relay: Relay<W>,
    token: Token,
    /// How many seconds the server asks to wait.
    pause: Option<u32>,
    /// Grows with every step forward.
    achieved: u32,
}

impl<'a, T, N, W, D, O> Gateway<'a, T, N, W, D, O>
where
    T: TcpConnect,
    N: Dns,
    W: Write,
    D: DelayNs,
    O: FnMut(Event<'_>),
{
    /// Goes on from the `pages` that the device has stored, or from new ones if it has stored none.
    pub fn new(
        client: HttpClient<'a, T, N>,
        settings: Settings<'a>,
        uplink: W,
        delay: D,
        observe: O,
        pages: Pages,
    ) -> Self {
        Self {
            client,
            settings,
            delay,
            observe,
            relay: Relay::new(uplink, pages),
            token: Token::new(),
            pause: None,
            achieved: 0,
        }
    }

    /// Forwards all chats that are newer than those of the last pass, newest first.
    ///
    /// # Errors
    ///
    /// A failure that neither another attempt nor another token has solved. Call it again later, to go on where this pass
    /// stopped.
    pub async fn pass(&mut self) -> Result<(), Trouble> {
        let mut backoff = Backoff::default();
        while self.relay.pages.page().is_some() {
            if let Some(seconds) = self.pause.take() {
                (self.observe)(Event::RateLimited { seconds });
                self.wait(seconds.saturating_mul(1000)).await;
            }
            let achieved = self.achieved;
            let walk = self.walk().await;
            if self.achieved != achieved {
                backoff.reset();
            }
            let Err(trouble) = walk else { continue };
            let renew = match trouble.action() {
                Action::Reauthenticate => true,
                Action::RetryLater => false,
                _ => return Err(trouble),
            };
            let Some((attempt, wait_ms)) = backoff.fail() else {
                return Err(trouble);
            };
            if renew {
                self.token.clear();
            }
            // With a new token, try again at once; after a rate limit, the server's pause is long enough.
            let at_once = renew && attempt == 1 || self.pause.is_some();
            let wait_ms = if at_once { 0 } else { wait_ms };
            (self.observe)(Event::Retrying {
                trouble: &trouble,
                attempt,
                wait_ms,
            });
            self.wait(wait_ms).await;
        }
        self.relay.pages.begin_round();
        (self.observe)(Event::Checkpoint(&self.relay.pages));
        (self.observe)(Event::Synced);
        Ok(())
    }

    async fn wait(&mut self, ms: u32) {
        if ms > 0 {
            self.delay.delay_ms(ms).await;
        }
    }

    /// Fetches pages over one connection, as long as it works.
    async fn walk(&mut self) -> Result<(), Trouble> {
        let Self {
            client,
            settings,
            observe,
            relay,
            token,
            pause,
            achieved,
            ..
        } = self;
        if token.is_empty() {
            *token = authorize(client, settings).await?;
            observe(Event::Authorized);
        }
        let (mut request, mut headers) = ([0; REQUEST], [0; HEADERS]);
        let server = client.resource(settings.base).await?;
        let mut server = server.into_buffered(&mut request);
        while let Some(page) = relay.pages.page() {
            let mut path = String::<32>::new();
            // There is room for any number.
            let _ = write!(path, "/v3.1/chats?page={page}");
            let access = [
                ("access_token", token.as_str()),
                ("teamid", settings.team.unwrap_or_default()),
            ];
            let access = &access[..1 + usize::from(settings.team.is_some())];
            let response = server.get(&path).headers(access).send(&mut headers).await?;

            let status = response.status;
            *pause = rate_limit::pause(status.0, response.headers());
            // A device may have no clock, but the server has one. A chat with a later date is forwarded, and never the mark.
            if let Some(now) = date::of(response.headers()) {
                relay.pages.set_until(Some(now));
            }
            let last = response.headers().any(|(name, value)| {
                name.eq_ignore_ascii_case("Connection") && value.eq_ignore_ascii_case(b"close")
            });
            let body = response.body().reader();
            if !status.is_successful() {
                return Err(relay.refusal(status.0, body).await);
            }

            let mut tally = Tally::default();
            let result = relay.page(page, body, &mut tally, observe).await;
            let end = *result.as_ref().unwrap_or(&End::Broken);
            observe(Event::Page { page, tally, end });
            observe(Event::Checkpoint(&relay.pages));
            *achieved = achieved.wrapping_add(tally.forwarded);
            result?;
            *achieved = achieved.wrapping_add(1);

            let without_news = relay.pages.pages_without_news();
            if without_news >= PAGES_WITHOUT_NEWS {
                // Connect again the next time.
                relay.pages.begin_round();
                return Err(Trouble::Stuck(without_news));
            }
            // The rest of the list has to wait, and the rest of a page is lost with its connection.
            if last || pause.is_some() || end == End::Known {
                break;
            }
        }
        Ok(())
    }
}
