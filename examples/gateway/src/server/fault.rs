//! What can go wrong, by name, and when it does.

use std::collections::BTreeMap;
use std::vec::Vec;

/// Failed answers in a row, at most: the gateway gives up after eight.
const IN_A_ROW: u32 = 4;

macro_rules! faults {
    ($($(#[doc = $what:literal])+ $fault:ident = $name:literal,)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault {
            $($(#[doc = $what])+ $fault,)+
        }

        impl Fault {
            pub const ALL: &[Self] = &[$(Self::$fault),+];

            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$fault => $name,)+
                }
            }

            /// In words, for people.
            #[must_use]
            pub const fn what(self) -> &'static str {
                match self {
                    $(Self::$fault => concat!($($what),+).trim_ascii(),)+
                }
            }
        }
    };
}

faults! {
    /// the token expires
    Token = "token",
    /// few requests are allowed, and another client of the tenant uses them up, too
    RateLimit = "rate-limit",
    /// status 500 and an envelope with a failure code
    ServerError = "server-error",
    /// status 502 and the HTML of a proxy
    BadGateway = "bad-gateway",
    /// the connection ends before the answer
    HangUp = "hang-up",
    /// the connection ends within the body
    Cut = "cut",
    /// the body stops coming, and the connection stays
    Stall = "stall",
    /// the body never ends
    Endless = "endless",
    /// the body has a byte that no JSON text can have
    Garbage = "garbage",
    /// the body comes byte by byte
    Trickle = "trickle",
    /// chunked transfer encoding
    Chunked = "chunked",
    /// the connection ends after every answer, and says nothing of its length
    Close = "close",
    /// chats arrive while the pages are read
    Shift = "shift",
    /// chats arrive in the second of the newest one
    SameInstant = "same-instant",
    /// chats that are dated in the future
    Future = "future",
    /// chats that cannot be decoded, or not without mending
    OddChats = "odd-chats",
    /// the asset of a chat is a bare string
    BareAsset = "bare-asset",
    /// chats of Apple users, whose ids have 169 bytes
    AppleIds = "apple-ids",
    /// nothing is `""`, `[]`, `{}` or null, or is left out
    Empties = "empties",
    /// status and channel in other case: `LiveChat`
    OtherCase = "other-case",
    /// datetimes with fractions of seven digits
    Fractions = "fractions",
    /// the JSON of .NET: `\u002B` for +, and so for <, >, &, ' and all that is not ASCII
    DotNet = "dot-net",
    /// links in all forms, with and without `next`, or none
    Links = "links",
    /// the tenant has teams: without the header `teamid` the code is 2010
    Teams = "teams",
    /// status 200 and an error page in HTML
    Html = "html",
    /// status 200 and `{"status_code":429}`
    BareCode = "bare-code",
}

impl Fault {
    /// The fault of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fault| fault.name() == name)
    }
}

/// Decides, seeded, which faults strike.
#[derive(Debug)]
pub struct Plan {
    faults: Vec<Fault>,
    strikes: BTreeMap<Fault, u32>,
    failed_in_a_row: u32,
}

impl Plan {
    pub fn new(faults: &[Fault]) -> Self {
        Self {
            faults: faults.to_vec(),
            strikes: BTreeMap::new(),
            failed_in_a_row: 0,
        }
    }

    pub fn has(&self, fault: Fault) -> bool {
        self.faults.contains(&fault)
    }

    /// How often the fault has struck.
    pub fn strikes(&self, fault: Fault) -> u32 {
        self.strikes.get(&fault).copied().unwrap_or(0)
    }

    /// Whether the fault strikes now: half of the time where it is the only one, and rarer where there are more.
    pub fn strike(&mut self, fault: Fault, random: &mut fastrand::Rng) -> bool {
        let strikes = self.has(fault) && random.usize(..=self.faults.len().min(4)) == 0;
        if strikes {
            *self.strikes.entry(fault).or_default() += 1;
        }
        strikes
    }

    /// Whether there is the fault, which then strikes every time.
    pub fn always(&mut self, fault: Fault) -> bool {
        if self.has(fault) {
            *self.strikes.entry(fault).or_default() += 1;
        }
        self.has(fault)
    }

    /// The same for one that costs the answer, as `strike` decides.
    pub fn fail(&mut self, fault: Fault, random: &mut fastrand::Rng) -> bool {
        let fails = self.failed_in_a_row < IN_A_ROW && self.strike(fault, random);
        self.failed_in_a_row += u32::from(fails);
        fails
    }

    /// Takes note of a good answer.
    pub fn succeed(&mut self) {
        self.failed_in_a_row = 0;
    }
}
