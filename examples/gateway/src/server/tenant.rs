//! What the server knows and how it answers.

use core::time::Duration;
use std::format;
use std::string::{String, ToString};
use std::time::UNIX_EPOCH;
use std::vec;
use std::vec::Vec;

use chatwire::StatusCode;
use serde_json::{Value, json};

use super::chats::{self, FUTURE, Links, Listed, NOON};
use super::fault::{Fault, Plan};
use super::http::{Answer, Delivery, Ending, Framing, Request};
use super::quota::Quota;
use super::{CREDENTIALS, TEAM};

/// How many chats arrive by themselves, all in all, so that a run comes to its end.
const ARRIVALS: u32 = 60;
/// How many chats there are at most of the newest second.
const AT_ONCE: usize = 12;
/// How many chats there are at most from the future.
const AHEAD: usize = 6;

pub struct Tenant {
    pub chats: Vec<Listed>,
    pub plan: Plan,
    pub quota: Quota,
    random: fastrand::Rng,
    arrivals: u32,
    tokens: u32,
    expired: bool,
}

impl Tenant {
    pub fn new(seed: u64, chats: usize, faults: &[Fault]) -> Self {
        let mut tenant = Self {
            chats: Vec::new(),
            plan: Plan::new(faults),
            quota: Quota::default(),
            random: fastrand::Rng::with_seed(seed),
            arrivals: ARRIVALS,
            tokens: 0,
            expired: false,
        };
        for _ in 0..chats {
            // Now and then two of a second.
            let later = tenant.random.i64(0..3) * 10;
            tenant.list(later);
        }
        tenant
    }

    /// Lists a chat that is so many seconds later than the newest one.
    pub fn list(&mut self, later: i64) {
        let (mut place, all) = (self.now(), self.chats.len());
        let newest = self.chats[..place].last();
        let mut created_at = newest.map_or(NOON - 86_400, |chat| chat.created_at + later);
        let id = 1_872_640 + all as u64;
        if all - place < AHEAD && self.plan.strike(Fault::Future, &mut self.random) {
            // Before all others, and sometimes of one second.
            created_at = FUTURE + (all as i64) / 16;
            place = all;
        }
        let mut chat = chats::usual(&mut self.random, id, created_at);
        let (plan, random) = (&mut self.plan, &mut self.random);
        if plan.strike(Fault::AppleIds, random) {
            chats::apple(random, &mut chat);
        }
        if plan.always(Fault::Fractions) {
            chats::fractions(&mut chat);
        }
        if plan.strike(Fault::OddChats, random) {
            chat = chats::odd(chat);
        }
        if plan.strike(Fault::Empties, random) {
            chats::empties(random, &mut chat);
        }
        if chat.sent["asset"].is_object() && plan.strike(Fault::BareAsset, random) {
            chats::bare_asset(&mut chat);
        }
        if plan.strike(Fault::OtherCase, random) {
            chats::other_case(random, &mut chat);
        }
        self.chats.insert(place, chat);
    }

    /// Where the chats from the future begin.
    fn now(&self) -> usize {
        self.chats.partition_point(|chat| chat.created_at < FUTURE)
    }

    /// `None` hangs up.
    pub fn answer(&mut self, request: &Request, now: Duration) -> Option<Answer> {
        let mut answer = match request.path.split_once("page=") {
            None if request.path == "/v3.1/authorize" => self.authorize(request),
            Some(("/v3.1/chats?", number)) => self.page(request, number, now)?,
            _ => plain(404, "no such page"),
        };
        let date = UNIX_EPOCH + Duration::from_secs(NOON as u64) + now;
        let date = httpdate::fmt_http_date(date);
        answer.headers.push(("Date", date));
        answer
            .headers
            .push(("trxid", format!("{:016x}", self.random.u64(..))));
        Some(answer)
    }

    fn authorize(&mut self, request: &Request) -> Answer {
        if !request.knows_tenant {
            return plain(401, "who is it?");
        }
        self.tokens += 1;
        self.expired = false;
        let mut answer = envelope(200, 2000, "Token generated", &Value::Null);
        answer.headers.push(("access_token", self.token()));
        answer
    }

    fn token(&self) -> String {
        format!("{}-{:08}", CREDENTIALS.1, self.tokens)
    }

    fn page(&mut self, request: &Request, number: &str, now: Duration) -> Option<Answer> {
        self.arrive();
        let limited = self.plan.has(Fault::RateLimit);
        if limited && self.plan.fail(Fault::RateLimit, &mut self.random) {
            self.quota.use_up(now);
        }
        let needs_team = self.plan.has(Fault::Teams);
        let nothing = match self.plan.has(Fault::Empties) {
            true => json!(""),
            false => json!(null),
        };
        let failure = |code| failure(code, &nothing);
        let random = &mut self.random;
        if self.plan.fail(Fault::HangUp, random) {
            return None;
        }
        let mut answer = if limited && !self.quota.take(now) {
            plain(429, "Too many requests")
        } else if self.plan.fail(Fault::BadGateway, random) {
            plain(502, "<html><body>Bad gateway</body></html>")
        } else if self.plan.fail(Fault::Html, random) {
            plain(200, "<html><body>We will be back soon</body></html>")
        } else if self.plan.fail(Fault::BareCode, random) {
            plain(200, r#"{"status_code":429}"#)
        } else if self.plan.fail(Fault::ServerError, random) {
            failure(random.choice([StatusCode::INTERNAL_ERROR, StatusCode::CHATS_NOT_RETRIEVED])?)
        } else {
            self.expired |= self.plan.fail(Fault::Token, random);
            match &request.access_token {
                _ if request.method != "GET" => failure(StatusCode::METHOD_NOT_ALLOWED),
                None => failure(StatusCode::HEADER_MISSING),
                Some(token) if *token != self.token() => failure(StatusCode::INVALID_TOKEN),
                Some(_) if self.expired => failure(StatusCode::TOKEN_EXPIRED),
                Some(_) if needs_team && request.team.as_deref() != Some(TEAM) => {
                    self.plan.always(Fault::Teams);
                    failure(StatusCode::TEAM_NOT_FOUND)
                }
                Some(_) => self.chats(number),
            }
        };
        if limited {
            let (limit, remaining, reset) = self.quota.tell();
            // In whole seconds: not before it is over.
            let reset = NOON as u64 + reset.as_millis().div_ceil(1000) as u64;
            answer.headers.extend([
                ("Rate-Limit-Limit", limit.to_string()),
                ("Rate-Limit-Remaining", remaining.to_string()),
                ("Rate-Limit-Reset", reset.to_string()),
            ]);
        }
        Some(answer)
    }

    /// Chats arrive before the page is made, so that it has moved since the last one.
    fn arrive(&mut self) {
        if self.plan.strike(Fault::Shift, &mut self.random) {
            // Sometimes more than a page.
            for _ in 0..self.random.u32(1..=13).min(self.arrivals) {
                self.arrivals -= 1;
                let later = self.random.i64(1..30);
                self.list(later);
            }
        }
        let chats = &self.chats[..self.now()];
        let newest = chats.last().map(|chat| chat.created_at);
        let at_once = chats.iter().rev();
        let at_once = at_once
            .take_while(|chat| Some(chat.created_at) == newest)
            .count();
        if at_once < AT_ONCE
            && self.arrivals > 0
            && self.plan.strike(Fault::SameInstant, &mut self.random)
        {
            self.arrivals -= 1;
            self.list(0);
        }
    }

    fn chats(&mut self, number: &str) -> Answer {
        let (plan, random) = (&mut self.plan, &mut self.random);
        let links = if plan.strike(Fault::Links, random) {
            random.choice(Links::FORMS).unwrap_or_default()
        } else {
            Links::Usual
        };
        let mut body = chats::page(&self.chats, number.parse().unwrap_or(0), links);
        if plan.strike(Fault::DotNet, random) {
            body = chats::dot_net(&body);
        }
        let mut body = body.into_bytes();
        let at = random.usize(1..body.len());
        let ending = if plan.fail(Fault::Cut, random) {
            Ending::Cut(at)
        } else if plan.fail(Fault::Stall, random) {
            Ending::Stall(at)
        } else if plan.fail(Fault::Endless, random) {
            // Before a quote, since spaces without end do no harm there: they are within a text, or between two.
            let quote = body.iter().skip(at).position(|byte| *byte == b'"');
            Ending::Endless(quote.map_or(1, |quote| at + quote))
        } else if plan.fail(Fault::Garbage, random) {
            body.insert(at, 0x01);
            Ending::Whole
        } else {
            plan.succeed();
            Ending::Whole
        };
        let framing = if plan.strike(Fault::Chunked, random) {
            Framing::Chunked
        } else if plan.strike(Fault::Close, random) {
            Framing::Close
        } else {
            Framing::Length
        };
        Answer {
            status: 200,
            headers: vec![("Content-Type", "application/json".to_string())],
            body,
            delivery: Delivery {
                framing,
                trickle: plan.strike(Fault::Trickle, random),
                ending,
            },
        }
    }
}

/// An answer with a failure code of the API.
fn failure(code: StatusCode, nothing: &Value) -> Answer {
    let status = code.http_status().unwrap_or(500);
    envelope(status, code.number(), code.meaning(), nothing)
}

fn envelope(status: u16, code: i64, description: &str, response: &Value) -> Answer {
    let body = json!({"status_code": code, "description": description, "response": response});
    plain(status, &body.to_string())
}

fn plain(status: u16, body: &str) -> Answer {
    Answer {
        status,
        headers: Vec::new(),
        body: body.as_bytes().to_vec(),
        delivery: Delivery::default(),
    }
}
