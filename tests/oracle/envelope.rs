//! The walk from the root to the list, in document order.

use serde_json::{Value, json};

use super::syntax::{self, Member, Node, Shape};
use super::text;
use super::{Rules, chat};

/// What ends a page early.
pub struct Fault {
    pub kind: &'static str,
    pub offset: usize,
    /// Which member of the envelope is at fault, and why.
    pub member: Option<(&'static str, &'static str)>,
}

/// Adds a line for each chat, accepted or not; gives the envelope, or what
/// stopped the walk.
pub fn walk(page: &[u8], rules: &Rules, lines: &mut Vec<Value>) -> Result<Value, Fault> {
    let limit = rules.max_bytes.filter(|limit| *limit < page.len());
    let page = &page[..limit.unwrap_or(page.len())];
    let mut walk = Walk {
        page,
        rules,
        lines,
        status_code: None,
        description: Value::Null,
        pages: Value::Null,
        next: Value::Null,
        cut: Vec::new(),
        chats: 0,
        rejected: 0,
    };
    let document = syntax::parse(page);
    // Whether a number ends where the limit is, is for the byte behind the limit to say.
    let open =
        |root: &Node| matches!(root.shape, Shape::Number) && limit.is_some() && root.end == limit;
    if let Some(root) = document.root.as_ref().filter(|root| !open(root)) {
        walk.root(root)?;
    }
    if let Some(syntax::Fault { kind, offset }) = document.fault {
        // Where the page is cut at the limit, its end is the limit.
        let kind = match (kind, limit) {
            ("unexpected_end", Some(_)) => "limit",
            _ => kind,
        };
        return Err(plain(kind, offset));
    }
    if let Some(limit) = limit {
        return Err(plain("limit", limit));
    }
    let mut cut = vec!["description", "pages", "next"];
    cut.retain(|name| walk.cut.contains(name));
    Ok(json!({
        "status_code": walk.status_code,
        "description": walk.description,
        "pages": walk.pages,
        "next": walk.next,
        "chats": walk.chats,
        "rejected": walk.rejected,
        "cut": cut,
    }))
}

struct Walk<'a> {
    page: &'a [u8],
    rules: &'a Rules,
    lines: &'a mut Vec<Value>,
    status_code: Option<i64>,
    description: Value,
    pages: Value,
    next: Value,
    cut: Vec<&'static str>,
    chats: usize,
    rejected: usize,
}

/// Each step reads a node that may be cut short by a fault of the document:
/// whatever needs a complete value leaves it alone then.
impl Walk<'_> {
    fn root(&mut self, root: &Node) -> Result<(), Fault> {
        let Shape::Object(members) = &root.shape else {
            return refused_whole("envelope", root);
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
            let name = if name == "chats" { "list" } else { name };
            return Err(refused(name, "duplicate", &member.key));
        }
        seen.push(name);
        Ok(member.value.as_ref().map(|value| (name, value)))
    }

    fn status_code(&mut self, value: &Node) -> Result<(), Fault> {
        let Some(raw) = value.raw(self.page) else {
            return if value.is_container() {
                Err(refused("status_code", "type", value))
            } else {
                Ok(())
            };
        };
        let digits = match value.shape {
            Shape::Null => return Err(refused("status_code", "null", value)),
            Shape::Number => chat::integer(raw).map(str::to_owned),
            Shape::Text => text::whole(raw).filter(|text| is_digits(text)),
            _ => None,
        };
        let Some(digits) = digits else {
            return Err(refused("status_code", "type", value));
        };
        let code = digits.parse();
        self.status_code = Some(code.map_err(|_| refused("status_code", "range", value))?);
        Ok(())
    }

    fn description(&mut self, value: &Node) {
        let Some(raw) = value.raw(self.page) else {
            return;
        };
        match value.shape {
            Shape::Null => {}
            Shape::Text => {
                let (text, flaw) = text::fitted(raw, self.rules.capacities.description);
                self.description = text.into();
                if flaw.is_some() {
                    self.cut.push("description");
                }
            }
            _ => self.cut.push("description"),
        }
    }

    fn response(&mut self, value: &Node) -> Result<(), Fault> {
        let members = match &value.shape {
            Shape::Null => return Ok(()),
            Shape::Array(elements) => return self.chats(elements),
            Shape::Object(members) => members,
            _ => return refused_whole("response", value),
        };
        let mut seen = Vec::new();
        for member in members {
            match self.once(member, &["chats", "links"], &mut seen)? {
                Some(("links", value)) => self.links(value)?,
                Some((_, value)) => match &value.shape {
                    Shape::Array(elements) => self.chats(elements)?,
                    _ => refused_whole("list", value)?,
                },
                None => {}
            }
        }
        Ok(())
    }

    fn links(&mut self, value: &Node) -> Result<(), Fault> {
        let members = match &value.shape {
            Shape::Null => return Ok(()),
            Shape::Object(members) => members,
            // What they would have said is not known.
            _ => {
                self.cut.extend(["pages", "next"]);
                return Ok(());
            }
        };
        let mut seen = Vec::new();
        for member in members {
            match self.once(member, &["pages", "next"], &mut seen)? {
                Some(("pages", value)) => self.pages(value),
                Some((_, value)) => self.next(value),
                None => {}
            }
        }
        Ok(())
    }

    fn pages(&mut self, value: &Node) {
        let Some(raw) = value.raw(self.page) else {
            return;
        };
        let count = match value.shape {
            Shape::Null => return,
            // Through i64, because `-0` is an integer to the contract.
            Shape::Number => chat::integer(raw).and_then(|digits| digits.parse::<i64>().ok()),
            _ => None,
        };
        match count.and_then(|count| u32::try_from(count).ok()) {
            Some(count) => self.pages = count.into(),
            None => self.cut.push("pages"),
        }
    }

    fn next(&mut self, value: &Node) {
        let Some(raw) = value.raw(self.page) else {
            return;
        };
        match value.shape {
            Shape::Null => {}
            Shape::Text => match text::fitted(raw, self.rules.capacities.next) {
                (url, None) => self.next = url.into(),
                _ => self.cut.push("next"),
            },
            _ => self.cut.push("next"),
        }
    }

    fn chats(&mut self, elements: &[Node]) -> Result<(), Fault> {
        for (index, element) in elements.iter().enumerate() {
            let known = element.is_container() || element.end.is_some();
            if known && self.rules.max_records == Some(index) {
                return Err(plain("limit", element.start));
            }
            if element.end.is_some() {
                let (line, accepted) = chat::line(self.page, index, element, self.rules);
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

fn refused(member: &'static str, reason: &'static str, node: &Node) -> Fault {
    Fault {
        kind: "envelope",
        offset: node.start,
        member: Some((member, reason)),
    }
}

/// Refuses a value of the wrong type: a container where it opens, anything else
/// where it ends.
fn refused_whole(member: &'static str, node: &Node) -> Result<(), Fault> {
    if node.is_container() || node.end.is_some() {
        return Err(refused(member, "type", node));
    }
    Ok(())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
