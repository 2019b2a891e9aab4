//! How an object is described.

use super::kind::Kind;

/// The members of an object, in the order in which the API sends them.
pub struct Table {
    /// Their names. The list of the records has none here: its name depends on the record.
    names: &'static [&'static str],
    members: &'static [Member],
    /// Bit n is set when member n must be there.
    required: u32,
    /// How many fields there are, those of objects in it included.
    count: u8,
    /// The longest chain of objects in objects, this one included.
    depth: u8,
    /// How many objects are around the list of the records; 0 if there is no such list.
    depth_of_records: u8,
}

/// Prints as its names.
impl core::fmt::Debug for Table {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.names.fmt(f)
    }
}

#[cfg(feature = "defmt")]
impl defmt::Format for Table {
    fn format(&self, f: defmt::Formatter<'_>) {
        defmt::write!(f, "{}", self.names);
    }
}

/// A member of an object.
#[derive(Clone, Copy)]
pub struct Member {
    /// What its value is, or its elements are, where they are objects.
    object: Option<&'static Table>,
    kind: Kind,
    /// How many fields it is: itself, and those of its object.
    count: u8,
}

impl Member {
    /// A member: the fields of the object that its value is, or its elements are, and what it takes.
    #[must_use]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the table of the object has at most 32 fields"
    )]
    pub const fn new(object: Option<&'static Table>, kind: Kind) -> Self {
        let count = match object {
            Some(object) => object.count + 1,
            None => 1,
        };
        Self {
            object,
            kind,
            count,
        }
    }

    /// The same, but it need not be there: the value stays as it is then.
    #[must_use]
    pub const fn or_default(self) -> Self {
        Self {
            kind: self.kind.optional(),
            ..self
        }
    }

    /// The body's one value, which is the envelope.
    pub(crate) const fn root(envelope: &'static Table) -> Self {
        Self::new(Some(envelope), Kind::ROOT)
    }

    #[inline(always)]
    pub(crate) const fn kind(&self) -> Kind {
        self.kind
    }

    #[inline(always)]
    pub(crate) const fn object(&self) -> Option<&'static Table> {
        self.object
    }
}

impl Table {
    /// A table of these members. Fails to compile where the decoder could not fill them.
    #[must_use]
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "the compiler evaluates this"
    )]
    pub const fn new(names: &'static [&'static str], members: &'static [Member]) -> Self {
        assert!(names.len() == members.len());
        assert!(members.len() <= 32, "an object has at most 32 fields");
        check_names(names, members);
        let (mut required, mut count, mut depth, mut depth_of_records) = (0, 0, 1, 0);
        let mut at = 0;
        while at < members.len() {
            let Member { object, kind, .. } = members[at];
            if !kind.is(Kind::OPTIONAL) {
                required |= 1 << at;
            }
            let records = match object {
                Some(object) if object.depth_of_records > 0 => object.depth_of_records + 1,
                _ => kind.is(Kind::RECORDS) as u8,
            };
            if records > 0 {
                assert!(depth_of_records == 0, "an envelope has one list of records");
                depth_of_records = records;
            }
            if let Some(object) = object {
                if object.depth >= depth {
                    depth = object.depth + 1;
                }
            }
            count += members[at].count;
            assert!(
                count <= 32,
                "a record has at most 32 fields, those of its objects included"
            );
            at += 1;
        }
        Self {
            names,
            members,
            required,
            count,
            depth,
            depth_of_records,
        }
    }

    #[inline(always)]
    pub(crate) const fn names(&self) -> &'static [&'static str] {
        self.names
    }

    #[inline(always)]
    pub(crate) fn member(&self, at: u8) -> Member {
        match self.members.get(usize::from(at)) {
            Some(member) => *member,
            None => Member {
                object: None,
                kind: Kind::RAW,
                count: 1,
            },
        }
    }

    #[inline(always)]
    pub(crate) const fn required(&self) -> u32 {
        self.required
    }

    /// How many fields there are, those of objects in it included.
    pub(crate) const fn count(&self) -> u8 {
        self.count
    }

    /// The longest chain of objects in objects, this one included.
    pub(crate) const fn depth(&self) -> u8 {
        self.depth
    }

    /// How many objects are around the list of the records; 0 if there is no such list.
    #[inline(always)]
    pub(crate) const fn depth_of_records(&self) -> u8 {
        self.depth_of_records
    }

    /// Which member is the list of the records.
    pub(crate) fn records(&self) -> Option<u8> {
        let at = self
            .members
            .iter()
            .position(|member| member.kind.is(Kind::RECORDS))?;
        Some(at as u8)
    }

    /// The number of a field, given as its place in each object on the way to it: how many fields come before it when
    /// those of an object are counted after the object.
    #[inline(never)]
    pub(crate) fn number(&self, path: &[u8]) -> u8 {
        let mut number = 0_u8;
        let mut table = Some(self);
        for &field in path {
            let Some(here) = table else { break };
            for member in here.members.iter().take(field.into()) {
                number = number.wrapping_add(member.count);
            }
            table = here.member(field).object;
            number = number.wrapping_add(1);
        }
        number.wrapping_sub(1)
    }

    /// The name of a field of this number here, and what is left to be found in the object that the field is.
    pub(crate) fn find(&self, number: u8) -> Option<(&'static str, Option<(&'static Table, u8)>)> {
        let mut left = number;
        for (name, member) in self.names.iter().zip(self.members) {
            if left == 0 {
                return Some((name, None));
            }
            let count = member.count;
            if left < count {
                let object = member.object?;
                return Some((name, Some((object, left.wrapping_sub(1)))));
            }
            left = left.wrapping_sub(count);
        }
        None
    }
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "the compiler evaluates this"
)]
const fn check_names(names: &[&str], members: &[Member]) {
    let mut at = 0;
    while at < names.len() {
        if members[at].kind.is(Kind::RECORDS) {
            assert!(names[at].is_empty());
        } else {
            assert!(!names[at].is_empty(), "a name is empty");
        }
        assert!(
            is_plain(names[at]),
            "a name has a character that JSON escapes"
        );
        let mut other = at + 1;
        while other < names.len() {
            assert!(
                !same(names[at].as_bytes(), names[other].as_bytes()),
                "a name is given twice"
            );
            other += 1;
        }
        at += 1;
    }
}

/// Whether a name stands in JSON as it is: the bytes of a member's name are compared as they were sent.
pub(crate) const fn is_plain(name: &str) -> bool {
    let mut rest = name.as_bytes();
    while let [byte, tail @ ..] = rest {
        if matches!(byte, 0..0x20 | b'"' | b'\\') {
            return false;
        }
        rest = tail;
    }
    true
}

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "the compiler evaluates this"
)]
const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}
