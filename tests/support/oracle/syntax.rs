//! A recursive-descent reading of RFC 8259 over a whole document.
//!
//! It keeps the tree as far as it got: what stands before a fault was still
//! said. A node without an `end` is one that the fault cut short.

/// How deep brackets may nest; the root object is level 1.
const DEPTH: usize = 32;

/// May stand once, before everything else; no part of the JSON.
const BYTE_ORDER_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub kind: &'static str,
    pub offset: usize,
}

#[derive(Debug)]
pub struct Document {
    pub root: Option<Node>,
    pub fault: Option<Fault>,
}

#[derive(Debug)]
pub struct Node {
    pub start: usize,
    /// One past the last byte, once the value is known to be complete.
    pub end: Option<usize>,
    pub shape: Shape,
}

#[derive(Debug)]
pub enum Shape {
    Null,
    Bool,
    Number,
    /// Its characters are read up to here, each of them whole.
    Text {
        read: usize,
    },
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// Is there as soon as the quote before its name is.
#[derive(Debug)]
pub struct Member {
    pub key: Node,
    pub value: Option<Node>,
}

impl Node {
    /// The bytes of a complete value.
    pub fn raw<'a>(&self, page: &'a [u8]) -> Option<&'a [u8]> {
        Some(&page[self.start..self.end?])
    }

    pub fn is_container(&self) -> bool {
        matches!(self.shape, Shape::Array(_) | Shape::Object(_))
    }

    /// Of an array; none of anything else.
    pub fn elements(&self) -> &[Node] {
        match &self.shape {
            Shape::Array(elements) => elements,
            _ => &[],
        }
    }

    /// Of an object; none of anything else.
    pub fn members(&self) -> &[Member] {
        match &self.shape {
            Shape::Object(members) => members,
            _ => &[],
        }
    }
}

pub fn parse(page: &[u8]) -> Document {
    let mut parser = Parser {
        page,
        at: 0,
        depth: 0,
    };
    let mut root = None;
    let fault = parser.document(&mut root).err();
    Document { root, fault }
}

struct Parser<'a> {
    page: &'a [u8],
    at: usize,
    depth: usize,
}

/// Nodes are written into their parent's slot before they are complete, so
/// that `?` can leave at any point without losing them.
type Step = Result<(), Fault>;

impl Parser<'_> {
    fn document(&mut self, root: &mut Option<Node>) -> Step {
        if self.peek() == Some(BYTE_ORDER_MARK[0]) {
            BYTE_ORDER_MARK
                .iter()
                .try_for_each(|byte| self.expect(*byte))?;
        }
        self.whitespace();
        self.value(root)?;
        self.whitespace();
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fault("trailing")),
        }
    }

    fn value(&mut self, slot: &mut Option<Node>) -> Step {
        let shape = match self.peek() {
            Some(b'n') => Shape::Null,
            Some(b't' | b'f') => Shape::Bool,
            Some(b'-' | b'0'..=b'9') => Shape::Number,
            Some(b'"') => Shape::Text { read: self.at + 1 },
            Some(b'[') => Shape::Array(Vec::new()),
            Some(b'{') => Shape::Object(Vec::new()),
            _ => return Err(self.misplaced()),
        };
        let node = slot.insert(Node {
            start: self.at,
            end: None,
            shape,
        });
        match &mut node.shape {
            Shape::Null => self.literal("null")?,
            Shape::Bool if self.peek() == Some(b't') => self.literal("true")?,
            Shape::Bool => self.literal("false")?,
            Shape::Number => self.number()?,
            Shape::Text { read } => self.text(read)?,
            Shape::Array(elements) => self.array(elements)?,
            Shape::Object(members) => self.object(members)?,
        }
        node.end = Some(self.at);
        Ok(())
    }

    fn array(&mut self, elements: &mut Vec<Node>) -> Step {
        self.open()?;
        self.whitespace();
        if self.peek() != Some(b']') {
            loop {
                let mut element = None;
                let outcome = self.value(&mut element);
                elements.extend(element);
                outcome?;
                self.whitespace();
                if self.peek() != Some(b',') {
                    break;
                }
                self.at += 1;
                self.whitespace();
            }
        }
        self.close(b']')
    }

    fn object(&mut self, members: &mut Vec<Member>) -> Step {
        self.open()?;
        self.whitespace();
        if self.peek() != Some(b'}') {
            loop {
                self.member(members)?;
                self.whitespace();
                if self.peek() != Some(b',') {
                    break;
                }
                self.at += 1;
                self.whitespace();
            }
        }
        self.close(b'}')
    }

    fn member(&mut self, members: &mut Vec<Member>) -> Step {
        if self.peek() != Some(b'"') {
            return Err(self.misplaced());
        }
        let mut read = self.at + 1;
        members.push(Member {
            key: Node {
                start: self.at,
                end: None,
                shape: Shape::Text { read },
            },
            value: None,
        });
        let member = members.last_mut().expect("just pushed");
        self.text(&mut read)?;
        member.key.end = Some(self.at);
        self.whitespace();
        self.expect(b':')?;
        self.whitespace();
        self.value(&mut member.value)
    }

    fn open(&mut self) -> Step {
        if self.depth == DEPTH {
            return Err(self.fault("depth"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    fn close(&mut self, bracket: u8) -> Step {
        self.expect(bracket)?;
        self.depth -= 1;
        Ok(())
    }

    fn literal(&mut self, word: &str) -> Step {
        word.bytes().try_for_each(|byte| self.expect(byte))
    }

    fn number(&mut self) -> Step {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        // Inside a container nothing says that a number ends but the byte
        // after it.
        if self.depth > 0 && self.peek().is_none() {
            return Err(self.misplaced());
        }
        Ok(())
    }

    fn digits(&mut self) -> Step {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.misplaced());
        }
        Ok(())
    }

    fn text(&mut self, read: &mut usize) -> Step {
        self.expect(b'"')?;
        loop {
            *read = self.at;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.escape()?;
                }
                Some(0x20..=0x7f) => self.at += 1,
                Some(0x80..) => match self.character() {
                    Character::Long(length) => self.at += length,
                    Character::IllFormed => return Err(self.fault("utf8")),
                    Character::Incomplete => return Err(self.end()),
                },
                Some(..0x20) | None => return Err(self.misplaced()),
            }
        }
    }

    fn escape(&mut self) -> Step {
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.misplaced());
                    }
                    self.at += 1;
                }
            }
            _ => return Err(self.misplaced()),
        }
        Ok(())
    }

    fn whitespace(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.page.get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Step {
        if self.peek() != Some(byte) {
            return Err(self.misplaced());
        }
        self.at += 1;
        Ok(())
    }

    fn fault(&self, kind: &'static str) -> Fault {
        Fault {
            kind,
            offset: self.at,
        }
    }

    fn end(&self) -> Fault {
        Fault {
            kind: "unexpected_end",
            offset: self.page.len(),
        }
    }

    /// What is wrong here, where only certain ASCII bytes could stand.
    fn misplaced(&self) -> Fault {
        match self.peek() {
            None => self.end(),
            Some(_) => self.fault("syntax"),
        }
    }

    /// What the non-ASCII bytes here are, according to the standard library.
    fn character(&self) -> Character {
        let rest = &self.page[self.at..];
        let longest = &rest[..rest.len().min(4)];
        let well_formed = match std::str::from_utf8(longest) {
            Ok(all) => all,
            Err(error) if error.valid_up_to() == 0 => {
                return match error.error_len() {
                    Some(_) => Character::IllFormed,
                    None => Character::Incomplete,
                };
            }
            Err(error) => std::str::from_utf8(&longest[..error.valid_up_to()]).expect("checked"),
        };
        let first = well_formed.chars().next().expect("not at the end");
        Character::Long(first.len_utf8())
    }
}

enum Character {
    Long(usize),
    IllFormed,
    /// Well-formed so far, but the document ends inside it.
    Incomplete,
}
