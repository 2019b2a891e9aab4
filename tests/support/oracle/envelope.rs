//! The walk from the root to the list, in document order.

use serde_json::{Value, json};

use super::heard::{Heard, Wanted, heard, string};
use super::syntax::{self, Member, Node, Shape};
use super::text;
use super::value::integer;
use super::{Rules, record};

/// What ends a page early.
pub struct Fault {
    pub kind: &'static str,
    pub offset: usize,
    /// Which member of the envelope is at fault, and why.
    pub member: Option<(&'static str, &'static str)>,
}

/// Everything that the envelope's `altered` can name, in its order.
const ALTERABLE: &[&str] = &[
    "description",
    "response.links",
    "response.links.pages",
    "response.links.next",
];

/// What the list is documented to fail with.
const FAILURES: &[i64] = &[2002, 2003, 2004, 2007, 2010, 2099, 3454];

/// Whether a page that came to its end with this envelope succeeded: its list is there, and its code is no documented
/// failure.
pub fn succeeded(envelope: &Value) -> bool {
    let code = envelope["status_code"].as_i64().expect("a code");
    envelope["has_list"] == true && !FAILURES.contains(&code)
}

/// Adds a line for each chat, accepted or not; gives the envelope as it stands
/// in the end, and what stopped the walk.
pub fn walk(page: &[u8], rules: &Rules, lines: &mut Vec<Value>) -> (Value, Option<Fault>) {
    let limit = rules.max_bytes.filter(|limit| *limit < page.len());
    let mut walk = Walk {
        page: &page[..limit.unwrap_or(page.len())],
        rules,
        lines,
        status_code: None,
        description: Value::Null,
        pages: Value::Null,
        next: Value::Null,
        has_list: false,
        altered: Vec::new(),
        chats: 0,
        rejected: 0,
    };
    let fault = walk.document(limit).err();
    let mut altered = ALTERABLE.to_vec();
    altered.retain(|name| walk.altered.contains(name));
    let envelope = json!({
        "status_code": walk.status_code.unwrap_or(0),
        "description": walk.description,
        "pages": walk.pages,
        "next": walk.next,
        "has_list": walk.has_list,
        "chats": walk.chats,
        "rejected": walk.rejected,
        "altered": altered,
    });
    (envelope, fault)
}

struct Walk<'a> {
    page: &'a [u8],
    rules: &'a Rules,
    lines: &'a mut Vec<Value>,
    status_code: Option<i64>,
    description: Value,
    pages: Value,
    next: Value,
    has_list: bool,
    altered: Vec<&'static str>,
    chats: usize,
    rejected: usize,
}

/// Each step reads a node that may be cut short by a fault of the document:
/// whatever is not known of it by then has no effect.
impl Walk<'_> {
    /// The page is cut at the limit, if there is one.
    fn document(&mut self, limit: Option<usize>) -> Result<(), Fault> {
        let document = syntax::parse(self.page);
        // Whether a number ends where the limit is, is for the byte behind the limit to say.
        let open = |root: &Node| {
            matches!(root.shape, Shape::Number) && limit.is_some() && root.end == limit
        };
        if let Some(root) = document.root.as_ref().filter(|root| !open(root)) {
            self.root(root)?;
        }
        if let Some(syntax::Fault { kind, offset }) = document.fault {
            // Where the page is cut at the limit, its end is the limit.
            let kind = match (kind, limit) {
                ("unexpected_end", Some(_)) => "limit",
                _ => kind,
            };
            return Err(plain(kind, offset));
        }
        match limit {
            Some(limit) => Err(plain("limit", limit)),
            None => Ok(()),
        }
    }

    fn root(&mut self, root: &Node) -> Result<(), Fault> {
        let Shape::Object(members) = &root.shape else {
            return refused_when_whole("envelope", root);
        };
        let mut seen = Vec::new();
        for member in members {
            let names = ["status_code", "description", "response"];
            match self.once(member, &names, &mut seen)? {
                Some(("status_code", value)) => self.status_code(value)?,
                Some(("description", value)) => self.description(value),
                Some((_, value)) => self.response(value)?,
                None => {}
            }
        }
        match root.end {
            Some(end) if self.status_code.is_none() => Err(Fault {
                kind: "envelope",
                offset: end - 1,
                member: Some(("status_code", "missing")),
            }),
            _ => Ok(()),
        }
    }

    /// The member's name and value, if the name is one of these; a fault if it
    /// was there before.
    fn once<'m>(
        &self,
        member: &'m Member,
        names: &[&'static str],
        seen: &mut Vec<&'static str>,
    ) -> Result<Option<(&'static str, &'m Node)>, Fault> {
        let key = member.key.raw(self.page).and_then(text::whole);
        let Some(&name) = names.iter().find(|name| key.as_deref() == Some(name)) else {
            return Ok(None);
        };
        if seen.contains(&name) {
            // The decoder's errors do not know what the list is called.
            let name = if name == self.rules.record.list {
                "list"
            } else {
                name
            };
            return Err(refused(name, "duplicate", &member.key));
        }
        seen.push(name);
        Ok(member.value.as_ref().map(|value| (name, value)))
    }

    fn status_code(&mut self, value: &Node) -> Result<(), Fault> {
        let refused = |reason| Err(refused("status_code", reason, value));
        match heard(self.page, value, Wanted::Digits) {
            Heard::NotYet => return Ok(()),
            Heard::Nothing => return refused("null"),
            Heard::Wrong => return refused("type"),
            Heard::Fits => {}
        }
        let Some(raw) = value.raw(self.page) else {
            return Ok(());
        };
        let digits = match value.shape {
            Shape::Number => integer(raw).map(str::to_owned),
            _ => text::whole(raw).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
        };
        match digits.map(|digits| digits.parse()) {
            None => return refused("type"),
            Some(Err(_)) => return refused("range"),
            Some(Ok(code)) => self.status_code = Some(code),
        }
        Ok(())
    }

    fn description(&mut self, value: &Node) {
        let capacity = self.rules.capacities.description;
        if let Some(text) = self.text("description", value, capacity) {
            self.description = text;
        }
    }

    fn next(&mut self, value: &Node) {
        let path = "response.links.next";
        let url = self.text(path, value, self.rules.capacities.next);
        // A piece of an address leads nowhere.
        if let Some(url) = url.filter(|_| !self.altered.contains(&path)) {
            self.next = url;
        }
    }

    /// What fits of a complete text. Flags the path as soon as that is not all.
    fn text(&mut self, path: &'static str, value: &Node, capacity: usize) -> Option<Value> {
        match heard(self.page, value, Wanted::Text) {
            Heard::NotYet | Heard::Nothing => None,
            Heard::Wrong => {
                self.altered.push(path);
                None
            }
            Heard::Fits => {
                let (text, flaw) = text::fitted(&string(self.page, value), capacity);
                self.altered.extend(flaw.map(|_| path));
                value.end.map(|_| text.into())
            }
        }
    }

    fn response(&mut self, value: &Node) -> Result<(), Fault> {
        if let Shape::Array(elements) = &value.shape {
            return self.chats(elements);
        }
        match heard(self.page, value, Wanted::Object) {
            Heard::NotYet | Heard::Nothing => return Ok(()),
            Heard::Wrong => return refused_when_whole("response", value),
            Heard::Fits => {}
        }
        let mut seen = Vec::new();
        for member in value.members() {
            match self.once(member, &[self.rules.record.list, "links"], &mut seen)? {
                Some(("links", value)) => self.links(value)?,
                Some((_, value)) => self.list(value)?,
                None => {}
            }
        }
        Ok(())
    }

    fn list(&mut self, value: &Node) -> Result<(), Fault> {
        match heard(self.page, value, Wanted::List) {
            Heard::NotYet => Ok(()),
            Heard::Nothing => self.chats(&[]),
            Heard::Wrong => refused_when_whole("list", value),
            Heard::Fits => self.chats(value.elements()),
        }
    }

    fn links(&mut self, value: &Node) -> Result<(), Fault> {
        match heard(self.page, value, Wanted::Object) {
            Heard::NotYet | Heard::Nothing => return Ok(()),
            Heard::Wrong => {
                self.altered.push("response.links");
                return Ok(());
            }
            Heard::Fits => {}
        }
        let mut seen = Vec::new();
        for member in value.members() {
            match self.once(member, &["pages", "next"], &mut seen)? {
                Some(("pages", value)) => self.pages(value),
                Some((_, value)) => self.next(value),
                None => {}
            }
        }
        Ok(())
    }

    fn pages(&mut self, value: &Node) {
        let count = match heard(self.page, value, Wanted::Integer) {
            Heard::NotYet | Heard::Nothing => return,
            Heard::Wrong => None,
            Heard::Fits => value.raw(self.page).and_then(integer),
        };
        // Through i64, because `-0` is an integer to the contract.
        let count = count.and_then(|digits| digits.parse::<i64>().ok());
        match count.and_then(|count| u32::try_from(count).ok()) {
            Some(count) => self.pages = count.into(),
            None => self.altered.push("response.links.pages"),
        }
    }

    fn chats(&mut self, elements: &[Node]) -> Result<(), Fault> {
        self.has_list = true;
        for (index, element) in elements.iter().enumerate() {
            let known = element.is_container() || element.end.is_some();
            if known && self.rules.max_records == Some(index) {
                return Err(plain("limit", element.start));
            }
            if element.end.is_some() {
                let (line, accepted) = record::line(self.page, index, element, self.rules);
                self.lines.push(line);
                match accepted {
                    true => self.chats += 1,
                    false => self.rejected += 1,
                }
            }
        }
        Ok(())
    }
}

fn plain(kind: &'static str, offset: usize) -> Fault {
    Fault {
        kind,
        offset,
        member: None,
    }
}

/// A container of the wrong kind is refused where it opens, anything else where it ends: a fault in its text comes
/// before that.
fn refused_when_whole(member: &'static str, node: &Node) -> Result<(), Fault> {
    match node.is_container() || node.end.is_some() {
        true => Err(refused(member, "type", node)),
        false => Ok(()),
    }
}

fn refused(member: &'static str, reason: &'static str, node: &Node) -> Fault {
    Fault {
        kind: "envelope",
        offset: node.start,
        member: Some((member, reason)),
    }
}
